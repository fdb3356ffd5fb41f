package dev.culprit.diagnose;

import java.time.OffsetDateTime;

/**
 * How to diagnose.
 *
 * @param symptom the user's words, or ""
 * @param now the clock that stands in where the readings bear none; null to do without
 */
public record Options(String symptom, OffsetDateTime now) {

  /** No symptom, no clock. */
  public static final Options NONE = new Options("", null);
}
