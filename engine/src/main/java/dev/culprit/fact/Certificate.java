package dev.culprit.fact;

import java.time.Instant;
import java.util.List;

/**
 * A certificate, from openssl.
 *
 * @param subject the subject's name, or ""
 * @param issuer the issuer's name, or ""
 * @param notBefore from when it holds, or null
 * @param notAfter until when it holds, or null
 * @param names host names that it covers
 */
public record Certificate(
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    List<String> names,
    Origin origin)
    implements Observation {

  /** Copies the list. */
  public Certificate {
    names = List.copyOf(names);
  }
}
