package dev.culprit.fact;

/**
 * Who the host is.
 *
 * @param hostname its name, or ""
 * @param kernel its release, or ""
 * @param distribution such as {@code Debian GNU/Linux 12}, or ""
 */
public record HostIdentity(String hostname, String kernel, String distribution, Origin origin)
    implements Observation {}
