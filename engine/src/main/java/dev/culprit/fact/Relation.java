package dev.culprit.fact;

/**
 * One service needs another: the proxy its upstream, the application its database.
 *
 * @param dependent who needs
 * @param provider who serves
 */
public record Relation(Subject dependent, Subject provider) {}
