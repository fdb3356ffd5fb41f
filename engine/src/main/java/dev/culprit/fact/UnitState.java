package dev.culprit.fact;

/**
 * The state of a service as its supervisor sees it (systemd, supervisord, sysv).
 *
 * @param active the ACTIVE column: active, inactive, failed or activating
 * @param detail the sub-state or result, such as {@code running}, {@code exit-code}, {@code
 *     start-limit-hit}
 * @param wanted whether it is enabled or meant to run; false when not known
 * @param pid its main process, or 0
 * @param restarts how often it was started again, or -1
 */
public record UnitState(
    String unit, String active, String detail, boolean wanted, int pid, int restarts, Origin origin)
    implements Observation {

  /** The unit's name as people say it, without {@code .service}. */
  public String name() {
    return unit.endsWith(".service")
        ? unit.substring(0, unit.length() - ".service".length())
        : unit;
  }
}
