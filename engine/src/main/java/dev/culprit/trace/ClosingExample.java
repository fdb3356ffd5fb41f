package dev.culprit.trace;

/**
 * How a site's descriptors are closed, as far as some are.
 *
 * @param seconds shortest time from opening to closing, or NaN
 * @param calls what used the descriptor in between and at last {@code close}
 * @param caller the code that closed it
 */
record ClosingExample(double seconds, String calls, Frame caller) {

  static final ClosingExample NONE = new ClosingExample(Double.NaN, "", Frame.NONE);

  /** The example to keep when another descriptor is closed: the quickest. */
  ClosingExample with(Held held, Syscall close) {
    double took = close.at() - held.at;
    boolean better = calls.isEmpty() || took < seconds;
    if (!better) {
      return this;
    }
    String chain = held.chain().isEmpty() ? close.name() : held.chain() + ", " + close.name();
    return new ClosingExample(took, chain, Frame.caller(close.stack()));
  }

  /** The quicker of two. */
  ClosingExample or(ClosingExample other) {
    if (calls.isEmpty()) {
      return other;
    }
    return !other.calls.isEmpty() && other.seconds < seconds ? other : this;
  }
}
