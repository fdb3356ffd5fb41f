package dev.culprit.trace;

/**
 * A call that had begun and not returned when the trace ended.
 *
 * @param pid the thread
 * @param call its text as far as it was printed
 * @param line where it stands
 */
public record Waiting(int pid, String call, int line) {

  /** Cuts the text. */
  public Waiting {
    call = call.length() > 160 ? call.substring(0, 160) : call;
  }
}
