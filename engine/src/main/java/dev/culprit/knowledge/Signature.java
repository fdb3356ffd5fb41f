package dev.culprit.knowledge;

/** stand-in until the log helper lands */
public record Signature(String id) {
  public boolean isTrouble() {
    return true;
  }
}
