package dev.culprit.gauge;

/**
 * How one quantity of one service moved while a path was called.
 *
 * @param service its name and first process
 * @param pid its first process
 * @param first before the first call
 * @param last after the last one, when what calls leave behind for a moment is gone
 * @param perCall what one call adds, without what grows by itself
 * @param explained share of the scatter that a straight line explains, 0 to 1
 * @param kind what that means
 */
public record Growth(
    String service,
    int pid,
    Quantity quantity,
    long first,
    long last,
    double perCall,
    double explained,
    Kind kind) {

  /** What the figures mean. */
  public enum Kind {
    /** Each call adds to it, and nothing is given back. */
    GROWS,
    /** It moved, but not in step with the calls, or as much without them. */
    UNCLEAR,
    /** It stayed as it was, or came back. */
    FLAT
  }
}
