package dev.culprit.fact;

/**
 * The control group in which a process runs.
 *
 * @param path such as {@code /system.slice/nginx.service}
 */
public record ProcessCgroup(int pid, String path, Origin origin) implements Observation {}
