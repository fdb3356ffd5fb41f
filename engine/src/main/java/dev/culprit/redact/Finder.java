package dev.culprit.redact;

/** Finds one sort of what a site keeps to itself. */
@FunctionalInterface
interface Finder {

  /** Claims what it finds in a text, with the pseudonyms. */
  void find(String text, Claims claims);
}
