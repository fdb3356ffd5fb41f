package dev.culprit.fact;

/**
 * Who starts and stops a service, so that a command says it in the words that this host knows.
 *
 * @param service the service
 * @param manager as the table of service managers names it, or {@code none} for a daemon that
 *     somebody started by hand
 * @param unit the name under which the manager knows it, or "" where that is not told
 * @param mainPid the process that the others are children of, or 0 where that is not told
 */
public record ServiceKept(Subject service, String manager, String unit, int mainPid) {}
