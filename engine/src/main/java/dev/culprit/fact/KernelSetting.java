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
}
