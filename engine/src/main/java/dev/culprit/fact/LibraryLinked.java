package dev.culprit.fact;

/**
 * A shared library that a program was linked with, as ldd resolves it.
 *
 * @param name its name in the program
 * @param path the file that the loader would take, or "" when it finds none
 */
public record LibraryLinked(String name, String path, Origin origin) implements Observation {

  /** Whether the loader finds no such library. */
  public boolean isMissing() {
    return path.isEmpty();
  }
}
