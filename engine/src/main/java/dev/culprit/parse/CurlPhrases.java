package dev.culprit.parse;

import java.util.List;
import java.util.Locale;

/** What curl says of a request that failed, with OpenSSL, GnuTLS or NSS, and what it means. */
final class CurlPhrases {

  /** A phrase of curl, and the outcome that it means; the more telling ones first. */
  private record Phrase(String text, String outcome) {}

  private static final List<Phrase> ALL =
      List.of(
          new Phrase("connection refused", "refused"),
          new Phrase("no route to host", "no-route"),
          new Phrase("network is unreachable", "network-unreachable"),
          new Phrase("could not resolve", "name-unknown"),
          new Phrase("couldn't resolve", "name-unknown"),
          new Phrase("resolving timed out", "name-unknown"),
          new Phrase("certificate has expired", "certificate-expired"),
          new Phrase("certificate expiration date failed", "certificate-expired"),
          new Phrase("certificate is not yet valid", "certificate-early"),
          new Phrase("certificate activation date failed", "certificate-early"),
          new Phrase("(does not match '", "certificate-name"),
          new Phrase("does not match the server's certificate", "certificate-name"),
          new Phrase("peer certificate cannot be authenticated", "certificate-untrusted"),
          new Phrase("certificate issuer is not recognized", "certificate-untrusted"),
          new Phrase("certificate issuer has been marked as not trusted", "certificate-untrusted"),
          new Phrase("server certificate verification failed", "certificate-refused"),
          new Phrase("no alternative certificate subject name", "certificate-name"),
          new Phrase("does not match target host name", "certificate-name"),
          new Phrase("tlsv1 unrecognized name", "certificate-name"),
          new Phrase("alert unrecognized name", "certificate-name"),
          new Phrase("self-signed certificate", "certificate-untrusted"),
          new Phrase("self signed certificate", "certificate-untrusted"),
          new Phrase("unable to get local issuer certificate", "certificate-untrusted"),
          new Phrase("unable to get issuer certificate", "certificate-untrusted"),
          new Phrase("ssl certificate problem", "certificate-refused"),
          new Phrase("empty reply from server", "closed"),
          new Phrase("connection reset by peer", "closed"),
          new Phrase("connection timed out", "connect-timeout"),
          new Phrase("connect timeout", "connect-timeout"),
          new Phrase("timeout was reached", "connect-timeout"),
          new Phrase("operation timed out", "answer-timeout"),
          new Phrase("operation too slow", "answer-timeout"),
          new Phrase("couldn't connect to", "refused"),
          new Phrase("could not connect to server", "refused"));

  private CurlPhrases() {}

  /** The outcome that a line tells of, such as {@code refused}; "" for none. */
  static String outcome(String line) {
    String low = line.toLowerCase(Locale.ROOT);
    if (low.contains("continuing anyway")) {
      return "";
    }
    return ALL.stream()
        .filter(phrase -> low.contains(phrase.text()))
        .map(Phrase::outcome)
        .findFirst()
        .orElse("");
  }
}
