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
}
