package dev.culprit.fact;

/** A unit whose processes still run files that a package upgrade has replaced, from needrestart. */
public record OutdatedService(String unit, Origin origin) implements Observation {

  /** The service by the name that people say. */
  public Subject service() {
    return Subject.service(unit.replaceFirst("(?:@[^@/]*)?\\.service$", ""));
  }
}
