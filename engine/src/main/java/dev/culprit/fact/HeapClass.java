package dev.culprit.fact;

/**
 * What the objects of one class take of a JVM's heap.
 *
 * @param name the class; {@code [B} and the like are arrays of bytes, characters and so on
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record HeapClass(String name, long instances, long bytes, int sample, Origin origin)
    implements Observation {

  /** Whether it is one of the application's own: neither an array nor a part of the JDK. */
  public boolean isOfApplication() {
    return !name.startsWith("[")
        && !name.startsWith("<")
        && !name.matches("(?:java|javax|jdk|sun|com\\.sun)\\..*");
  }
}
