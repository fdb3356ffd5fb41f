package dev.culprit.fact;

/**
 * One value of a service's own configuration, as written; whether it is in force is another
 * question.
 *
 * @param service the software: {@code nginx}, {@code php-fpm}, {@code haproxy}, {@code keepalived}
 * @param section the pool, server or block that it is written in, or ""
 * @param name the directive, such as {@code worker_connections} or {@code pm.max_children}
 * @param value its text, words separated by one blank
 */
public record ServiceSetting(
    String service, String section, String name, String value, Origin origin)
    implements Observation {

  /** The value as a number, or -1 when it is none. */
  public long number() {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
