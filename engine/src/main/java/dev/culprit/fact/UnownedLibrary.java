package dev.culprit.fact;

import java.util.List;

/**
 * A library that a service has loaded and no package brought, by a package database that was read.
 */
public record UnownedLibrary(Subject service, String path, List<Origin> proof) implements Proven {

  /** Copies the list. */
  public UnownedLibrary {
    proof = List.copyOf(proof);
  }

  /** Whether it is the file that is known by this path or bare name. */
  public boolean isFile(String name) {
    return path.equals(name) || path.endsWith("/" + name);
  }
}
