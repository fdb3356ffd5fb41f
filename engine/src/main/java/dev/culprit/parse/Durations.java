package dev.culprit.parse;

/** Times that something took, as tools print them. */
final class Durations {

  private Durations() {}

  /** Seconds of {@code [[days-]hours:]minutes:seconds} or of a bare number, or -1. */
  static long seconds(String text) {
    int dash = text.indexOf('-');
    long days = dash < 0 ? 0 : Text.number(text.substring(0, dash), -1);
    String[] parts = text.substring(dash + 1).split(":", 4);
    if (days < 0 || parts.length > 3) {
      return -1;
    }
    long seconds = 0;
    for (String part : parts) {
      long value = Text.number(part, -1);
      if (value < 0 || value > 1_000_000_000L) {
        return -1;
      }
      seconds = seconds * 60 + value;
    }
    return days * 86_400 + seconds;
  }
}
