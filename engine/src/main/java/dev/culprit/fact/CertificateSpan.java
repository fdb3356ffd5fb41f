package dev.culprit.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A certificate's dates held against the host's own clock.
 *
 * @param hoursPast hours since it ended; 0 or less while it holds
 * @param hoursEarly hours until it begins to hold; 0 or less once it does
 */
public record CertificateSpan(Certificate certificate, double hoursPast, double hoursEarly)
    implements Proven {

  /** Whom it is about: the name that it was issued for. */
  public Subject subject() {
    String name = certificate.subject().replaceFirst("^.*CN ?= ?", "").replaceFirst("[,/].*$", "");
    return name.isBlank() ? Subject.HOST : Subject.of(Subject.Kind.SERVICE, name.strip());
  }

  /**
   * Whether a moment lies within the hour after the certificate's end: clients check at each
   * connection, and even a quiet one connects once an hour.
   */
  public boolean endedJustBefore(Instant moment) {
    Instant end = certificate.notAfter();
    return moment != null
        && end != null
        && !moment.isBefore(end)
        && moment.isBefore(end.plus(Duration.ofHours(1)));
  }

  @Override
  public List<Origin> proof() {
    return List.of(certificate.origin());
  }
}
