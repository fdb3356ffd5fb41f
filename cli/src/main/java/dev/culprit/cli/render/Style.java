package dev.culprit.cli.render;

/** Bold and colours, or nothing of the kind. */
public enum Style {
  PLAIN,
  COLOUR;

  /** Bold. */
  public String strong(String text) {
    return this == PLAIN ? text : "\033[1m" + text + "\033[0m";
  }

  /** Red. */
  public String bad(String text) {
    return this == PLAIN ? text : "\033[1;31m" + text + "\033[0m";
  }

  /** Green. */
  public String good(String text) {
    return this == PLAIN ? text : "\033[1;32m" + text + "\033[0m";
  }
}
