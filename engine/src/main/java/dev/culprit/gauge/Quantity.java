package dev.culprit.gauge;

/** Something that processes hold and should give back. */
public enum Quantity {
  DESCRIPTORS("descriptor", "descriptors"),
  /**
   * In none of the kernel's tables of sockets: neither bound nor connected, or of a rare family.
   */
  UNBOUND_SOCKETS("unbound socket", "unbound sockets"),
  CONNECTIONS("connection", "connections"),
  FILES("open file", "open files"),
  PIPES("pipe end", "pipe ends"),
  THREADS("thread", "threads"),
  PROCESSES("process", "processes"),
  /** Resident memory, in KiB. */
  MEMORY("KiB of memory", "KiB of memory");

  private final String one;
  private final String many;

  Quantity(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** The word behind a figure. */
  public String word(double figure) {
    return Math.abs(figure - 1) < 0.005 ? one : many;
  }

  /** The name in JSON and on pages: {@code unbound-sockets}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Whether it is counted in pieces, so that a single one per call means something. */
  public boolean counted() {
    return this != MEMORY;
  }
}
