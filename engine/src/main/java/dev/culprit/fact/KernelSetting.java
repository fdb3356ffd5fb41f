package dev.culprit.fact;

/**
 * A sysctl and its value, from /proc/sys or {@code sysctl -a}.
 *
 * @param name the dotted name, such as {@code net.core.somaxconn}
 * @param value its text, fields separated by one blank
 */
public record KernelSetting(String name, String value, Origin origin) implements Observation {

  /** The value as a number, or -1 when it is none. */
  public long number() {
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** One of several numbers, counted from 0, or -1 when there is none. */
  public long number(int index) {
    String[] parts = value.strip().split("\\s+", -1);
    try {
      return index < parts.length ? Long.parseLong(parts[index]) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
