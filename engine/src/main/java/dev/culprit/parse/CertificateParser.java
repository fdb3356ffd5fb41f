package dev.culprit.parse;

import dev.culprit.fact.Certificate;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code openssl x509} with -dates or -text, and what s_client prints of the server's certificate.
 */
final class CertificateParser extends LineParser {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy z", Locale.ROOT);

  CertificateParser() {
    super("certificate");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "openssl");
  }

  @Override
  public int recognise(List<String> head) {
    for (String line : head) {
      String text = line.strip();
      if (text.startsWith("notAfter=")
          || text.startsWith("notBefore=")
          || text.startsWith("Not After :")) {
        return 95;
      }
    }
    return 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String subject = "";
      private String issuer = "";
      private Instant notBefore;
      private Instant notAfter;
      private final List<String> names = new ArrayList<>();
      private Origin origin;

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        if (text.startsWith("notBefore=") || text.startsWith("Not Before:")) {
          notBefore = date(text.substring(text.startsWith("not") ? 10 : 11));
        } else if (text.startsWith("notAfter=") || text.startsWith("Not After :")) {
          notAfter = date(text.substring(text.startsWith("not") ? 9 : 11));
          origin = out.at(number, line);
        } else if (text.startsWith("subject=") || text.startsWith("Subject:")) {
          subject = text.substring(8).strip();
        } else if (text.startsWith("issuer=") || text.startsWith("Issuer:")) {
          issuer = text.substring(7).strip();
        } else if (text.startsWith("DNS:")) {
          names(text);
        }
        return true;
      }

      private void names(String text) {
        for (String part : text.split(",", 200)) {
          String name = part.strip();
          if (name.startsWith("DNS:")) {
            names.add(name.substring(4));
          }
        }
      }

      @Override
      public void end() {
        if (origin != null) {
          out.observe(new Certificate(subject, issuer, notBefore, notAfter, names, origin));
        }
      }
    };
  }

  private static Instant date(String text) {
    try {
      String plain = String.join(" ", Text.words(text, 6)).replace(" GMT", " Z");
      return ZonedDateTime.parse(plain, DATE).withZoneSameInstant(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
