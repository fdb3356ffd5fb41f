package dev.culprit.fact;

import java.util.List;

/**
 * The sessions of one database server at one moment, counted.
 *
 * @param database the software: {@code postgresql} or {@code mariadb}
 * @param total client sessions
 * @param active those that run a statement
 * @param idle those that wait for their client, outside of a transaction
 * @param idleInTransaction those that wait for their client inside a transaction, or -1 when the
 *     reading does not tell
 * @param waiting those that wait for a lock
 * @param limit the most that may be there, or 0 when not known
 * @param longestSeconds how long the oldest running statement, not waiting for a lock, has been
 *     running, or -1
 * @param slow how many statements, not waiting for a lock, have been running for {@link
 *     #SLOW_SECONDS} or more; 0 also where the reading does not tell
 * @param busiest the user, database or client with most sessions, or ""
 * @param busiestSessions how many sessions it has
 */
public record DatabaseSessions(
    String database,
    int total,
    int active,
    int idle,
    int idleInTransaction,
    int waiting,
    long limit,
    long longestSeconds,
    int slow,
    String busiest,
    int busiestSessions,
    List<Origin> proof)
    implements Proven, Observation {

  /** Ten seconds: what MySQL itself calls slow unless told otherwise (long_query_time). */
  public static final int SLOW_SECONDS = 10;

  /** Copies the list. */
  public DatabaseSessions {
    proof = List.copyOf(proof);
  }

  @Override
  public Origin origin() {
    return proof.get(0);
  }

  /** Share of the limit in use, or 0 when it is not known. */
  public int percentUsed() {
    return limit > 0 ? (int) (100L * total / limit) : 0;
  }

  /** The same with a limit. */
  public DatabaseSessions withLimit(long value) {
    return new DatabaseSessions(
        database,
        total,
        active,
        idle,
        idleInTransaction,
        waiting,
        value,
        longestSeconds,
        slow,
        busiest,
        busiestSessions,
        proof);
  }
}
