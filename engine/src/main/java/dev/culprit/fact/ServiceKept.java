package dev.culprit.fact;

/**
 * Who starts and stops a service, so that a command says it in the words that this host knows.
 *
 * @param service the service
 * @param manager {@code systemd}, {@code sysv}, {@code openrc}, {@code supervisord}, {@code runit},
 *     {@code docker}, or {@code none} for a daemon that somebody started by hand
 * @param unit the name under which the manager knows it, or "" where that is not told
 * @param mainPid the process that the others are children of, or 0 where that is not told
 */
public record ServiceKept(Subject service, String manager, String unit, int mainPid) {}
