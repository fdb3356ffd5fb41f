package dev.culprit.fact;

/**
 * One number that the kernel or a tool reports about the whole host, under a stable name.
 *
 * <p>Names are the file and the field: {@code file-nr.allocated}, {@code sockstat.TCP.orphan},
 * {@code TcpExt.ListenOverflows}, {@code meminfo.MemAvailable} (KiB), {@code loadavg.1}.
 *
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record Measure(String name, double value, int sample, Origin origin)
    implements Observation {}
