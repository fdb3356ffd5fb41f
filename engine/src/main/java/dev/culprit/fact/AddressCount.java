package dev.culprit.fact;

/**
 * How often one address stands in what a pipeline such as {@code … | sort | uniq -c} counted.
 *
 * @param what was counted
 * @param address the client's or peer's address, or "" for all together
 * @param count how often
 */
public record AddressCount(What what, String address, long count, Origin origin)
    implements Observation {

  /** What a line that was counted stands for. */
  public enum What {
    /** A connection, as ss or netstat lists it. */
    CONNECTION,
    /** A request in a web server's access log. */
    REQUEST,
    /** A log-in that failed. */
    FAILED_LOGIN
  }
}
