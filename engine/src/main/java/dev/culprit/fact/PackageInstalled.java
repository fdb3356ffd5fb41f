package dev.culprit.fact;

/** An installed package and its version, from dpkg -l, rpm -qa or their databases. */
public record PackageInstalled(String name, String version, Origin origin) implements Observation {}
