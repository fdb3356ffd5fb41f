package dev.culprit.combine;

import dev.culprit.fact.Certificate;
import dev.culprit.fact.CertificateSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Certificates against the clock of the host that was looked at, which may be years back. */
final class Certificates {

  private Certificates() {}

  static List<CertificateSpan> of(Observations read, Instant now) {
    List<CertificateSpan> spans = new ArrayList<>();
    if (now == null) {
      return spans;
    }
    for (Certificate certificate : read.of(Certificate.class)) {
      spans.add(
          new CertificateSpan(
              certificate,
              hours(certificate.notAfter(), now),
              hours(now, certificate.notBefore())));
    }
    return spans;
  }

  private static double hours(Instant from, Instant to) {
    return from == null || to == null ? 0 : Duration.between(from, to).toMinutes() / 60.0;
  }
}
