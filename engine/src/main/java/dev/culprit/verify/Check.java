package dev.culprit.verify;

/**
 * What became of one decisive finding.
 *
 * @param finding its id
 * @param because a sentence with the figures of now
 */
public record Check(String finding, State state, String because) {

  /** What can have become of it. */
  public enum State {
    STILL_THERE,
    CANNOT_TELL,
    GONE
  }
}
