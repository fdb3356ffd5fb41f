package dev.culprit.knowledge;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a daemon names its processes, units, packages and logs.
 *
 * @param id the name that people use, such as {@code php-fpm}
 * @param processes patterns for the short name or the command line of its processes
 * @param packages patterns for its package names
 * @param units unit names, the usual one first
 * @param logs patterns for its log files
 * @param configuration patterns for the paths of its configuration
 * @param renews the signal upon which its main process replaces all that work for it, or ""
 * @param serves whether it answers requests, so that its absence is an outage
 */
public record SoftwarePage(
    String id,
    String title,
    List<Pattern> processes,
    List<Pattern> packages,
    List<String> units,
    List<Pattern> logs,
    List<Pattern> configuration,
    String renews,
    boolean serves,
    Place source) {}
