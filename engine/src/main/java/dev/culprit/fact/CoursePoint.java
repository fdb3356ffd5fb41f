package dev.culprit.fact;

/**
 * How much there was of something at one time.
 *
 * @param seconds since the begin of the recording
 */
public record CoursePoint(double seconds, double value) {}
