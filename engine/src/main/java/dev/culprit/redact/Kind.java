package dev.culprit.redact;

import java.util.Locale;

/** The sorts of things that get a pseudonym. */
public enum Kind {
  HOST("host"),
  DOMAIN("dom"),
  USER("user"),
  SECRET("secret"),
  MAC("mac"),
  ADDRESS("address");

  private final String stem;

  Kind(String stem) {
    this.stem = stem;
  }

  /** What its pseudonyms begin with. */
  String stem() {
    return stem;
  }

  /** The word in the map. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
