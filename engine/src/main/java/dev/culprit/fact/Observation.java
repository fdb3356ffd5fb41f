package dev.culprit.fact;

/** A typed statement of what a reading says. It judges nothing and names no cause. */
public interface Observation {

  /** Where it was read. */
  Origin origin();
}
