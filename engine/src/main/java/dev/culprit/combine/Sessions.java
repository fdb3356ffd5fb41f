package dev.culprit.combine;

import dev.culprit.fact.DatabaseSessions;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ServiceSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sessions of databases: what status queries told, and PostgreSQL's own processes, whose titles
 * say whom they serve and whether they wait; both with the limit that is configured.
 */
final class Sessions {

  /** {@code postgres: 15/main: app orders 127.0.0.1(44432) UPDATE waiting}. */
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:postgres|postmaster): (?:[\\w/.-]{1,60}: )?(\\S{1,63}) (\\S{1,63})"
              + " (?:\\S{1,80}\\(\\d{1,5}\\)|\\[local\\])(?: (.{0,80}))?$");

  private static final Pattern LIMIT_ARGUMENT =
      Pattern.compile(
          "(?:-c |--)max[_-]connections=(\\d{1,6})|^\\S*(?:postgres|postmaster).{0,200} -N (\\d{1,6})");

  private static final int MOST_PROOF = 4;

  private Sessions() {}

  static List<DatabaseSessions> of(Observations read) {
    List<DatabaseSessions> all = new ArrayList<>();
    for (DatabaseSessions told : read.of(DatabaseSessions.class)) {
      all.add(told.limit() > 0 ? told : told.withLimit(limit(read, told.database())));
    }
    boolean postgresTold = all.stream().anyMatch(s -> s.database().equals("postgresql"));
    if (!postgresTold) {
      all.addAll(fromTitles(read));
    }
    return all;
  }

  private static List<DatabaseSessions> fromTitles(Observations read) {
    int last = read.of(ProcessSeen.class).stream().mapToInt(ProcessSeen::sample).max().orElse(0);
    Tally tally = new Tally();
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      Matcher title = TITLE.matcher(process.arguments().strip());
      if (process.sample() == last && title.find() && !title.group(1).equals("walsender")) {
        String state = title.group(3) == null ? "" : title.group(3).strip();
        tally.take(title.group(1) + " on " + title.group(2), state, process.origin());
      }
    }
    return tally.total == 0
        ? List.of()
        : List.of(tally.sessions("postgresql", limit(read, "postgresql")));
  }

  private static long limit(Observations read, String database) {
    String written = database.equals("mariadb") ? "mysql" : database;
    long limit = 0;
    for (ServiceSetting setting : read.of(ServiceSetting.class)) {
      if (setting.name().equals("max_connections") && setting.service().equals(written)) {
        limit = Math.max(0, setting.number());
      }
    }
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      Matcher argument = LIMIT_ARGUMENT.matcher(process.arguments());
      boolean own = database.equals("postgresql") == process.arguments().contains("postgres");
      if (own && argument.find()) {
        limit = Long.parseLong(argument.group(1) == null ? argument.group(2) : argument.group(1));
      }
    }
    return limit;
  }

  /** Counts the sessions of one server. */
  private static final class Tally {

    private final Map<String, Integer> byClient = new TreeMap<>();
    private final List<Origin> waiters = new ArrayList<>();
    private final List<Origin> open = new ArrayList<>();
    private final List<Origin> others = new ArrayList<>();
    private int total;
    private int active;
    private int idle;
    private int idleInTransaction;

    void take(String client, String state, Origin origin) {
      total++;
      byClient.merge(client, 1, Integer::sum);
      if (state.endsWith("waiting")) {
        waiters.add(origin);
      } else if (state.startsWith("idle in transaction")) {
        idleInTransaction++;
        open.add(origin);
      } else {
        boolean isIdle = state.equals("idle");
        idle += isIdle ? 1 : 0;
        active += isIdle ? 0 : 1;
        others.add(origin);
      }
    }

    DatabaseSessions sessions(String database, long limit) {
      Map.Entry<String, Integer> busiest =
          byClient.entrySet().stream()
              .max(
                  Map.Entry.<String, Integer>comparingByValue()
                      .thenComparing(Comparator.comparing(Map.Entry::getKey)))
              .orElseThrow();
      List<Origin> proof =
          new ArrayList<>(waiters.subList(0, Math.min(MOST_PROOF, waiters.size())));
      proof.addAll(open.subList(0, Math.min(2, open.size())));
      proof.addAll(others.subList(0, Math.min(2, others.size())));
      return new DatabaseSessions(
          database,
          total,
          active,
          idle,
          idleInTransaction,
          waiters.size(),
          limit,
          -1,
          0,
          busiest.getKey(),
          busiest.getValue(),
          proof);
    }
  }
}
