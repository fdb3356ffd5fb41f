package dev.culprit.fact;

/**
 * Which package a file came from, by the package database.
 *
 * @param packageName the package, or "" when the database was asked and knows none
 */
public record FileOwner(String path, String packageName, Origin origin) implements Observation {

  /** Whether no package brought the file. */
  public boolean isUnowned() {
    return packageName.isEmpty();
  }
}
