package dev.culprit.diagnose;

import java.time.OffsetDateTime;

/**
 * How to diagnose.
 *
 * @param symptom the user's words, or ""
 * @param now the clock that stands in where the readings bear none; null to do without
 * @param since where the incident's window begins
 */
public record Options(String symptom, OffsetDateTime now, Since since) {

  /** No symptom, no clock, no window. */
  public static final Options NONE = new Options("", null, Since.EVER);

  /** Only the user's words are known. */
  public static Options symptom(String words) {
    return new Options(words, null, Since.EVER);
  }
}
