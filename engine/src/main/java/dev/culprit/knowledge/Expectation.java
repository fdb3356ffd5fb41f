package dev.culprit.knowledge;

/**
 * How much a finding speaks for (or, below 0, against) a cause by the pages alone: a fact for the
 * generic evidence rule.
 *
 * @param decibans weight of evidence when the finding shows
 */
public record Expectation(String cause, String finding, double decibans) {}
