package dev.culprit.trace;

/** What a trace says about a call site. */
public enum Verdict {
  /** It opens descriptors and forgets them. */
  LEAKS,
  /** It fails for want of a descriptor; who holds them all, the trace does not show. */
  FAILS,
  /** What it opened stays open, as a pool or a cache also would; a longer trace would tell. */
  UNCLEAR,
  /** What is open is in use, new, or held on purpose. */
  HELD,
  /** It closed all that it opened. */
  CLOSED;

  /** The name in JSON. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
