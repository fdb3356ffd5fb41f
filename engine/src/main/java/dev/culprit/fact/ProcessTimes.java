package dev.culprit.fact;

/**
 * The processor time that a process has used since it began, from /proc/PID/stat.
 *
 * @param cpuTicks user and system time in hundredths of a second
 * @param startTicks when it began, in hundredths of a second since boot
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record ProcessTimes(int pid, long cpuTicks, long startTicks, int sample, Origin origin)
    implements Observation {}
