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
    String cause, Subject subject, Finding finding, double decibans, String because) {

  /** By hand: what a record brings along is bound by method handles at the first call. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Evidence that
        && Double.compare(decibans, that.decibans) == 0
        && cause.equals(that.cause)
        && subject.equals(that.subject)
        && finding.equals(that.finding)
        && because.equals(that.because);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * cause.hashCode() + subject.hashCode()) + finding.hashCode();
  }
}
