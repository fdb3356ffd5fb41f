package dev.culprit.fact;

/**
 * One finding's weight for or against a cause, about a subject.
 *
 * @param cause a cause's id
 * @param subject what the hypothesis is about
 * @param finding the finding that votes
 * @param decibans weight of evidence, ten times the base-10 logarithm of the likelihood ratio;
 *     below 0 speaks against
 * @param because a sentence with the figures
 */
public record Evidence(
    String cause, Subject subject, Finding finding, double decibans, String because) {}
