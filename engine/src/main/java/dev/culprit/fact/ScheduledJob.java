package dev.culprit.fact;

/**
 * A job of a crontab.
 *
 * @param schedule the five fields of time, or {@code @daily} and the like
 * @param user who it runs as, or "" when the table is that user's own
 * @param command the command line
 */
public record ScheduledJob(String schedule, String user, String command, Origin origin)
    implements Observation {}
