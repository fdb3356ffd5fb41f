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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code openssl x509} with -dates or -text, what s_client prints of a server's chain, and {@code
 * curl -v}.
 */
final class CertificateParser extends LineParser {

  private static final List<String> MARKS =
      List.of(
          "notAfter=",
          "notBefore=",
          "Not After :",
          "expire date: ",
          "Verify return code: ",
          "verify error:num=");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy z", Locale.ROOT);

  /** Words before a date, each with whether it is the end. */
  private static final Map<String, Boolean> DATES = new LinkedHashMap<>();

  static {
    DATES.put("notBefore=", false);
    DATES.put("notAfter=", true);
    DATES.put("Not Before:", false);
    DATES.put("Not After :", true);
    DATES.put("start date:", false);
    DATES.put("expire date:", true);
    DATES.put("NotBefore:", false);
    DATES.put("NotAfter:", true);
  }

  /** {@code Mon, 01 Jun 2026 00:00:00 GMT}, as curl with GnuTLS writes it. */
  private static final Pattern LONG =
      Pattern.compile("^\\w{3}, (\\d{1,2}) (\\w{3}) (\\d{4}) ([\\d:]{8}) ");

  /** What openssl's {@code -dateopt iso_8601} makes of it. */
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ");

  private static final Pattern CHAIN = Pattern.compile("^\\d{1,2} s:(.*)$");

  CertificateParser() {
    super("certificate");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "openssl");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> MARKS.stream().anyMatch(plain(line)::startsWith));
  }

  /** Without the star that curl puts before what it tells of the connection. */
  private static String plain(String line) {
    String text = line.strip();
    return text.startsWith("* ") ? text.substring(2).strip() : text;
  }

  @Override
  Rows begin(Sink out) {
    return new Certificates(out);
  }

  static final class Certificates implements Rows {

    private final Sink out;
    private String subject = "";
    private String issuer = "";
    private Instant notBefore;
    private Instant notAfter;
    private final List<String> names = new ArrayList<>();
    private Origin origin;

    Certificates(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      String text = plain(line);
      Matcher chain = CHAIN.matcher(text);
      if (chain.matches()) {
        end();
        subject = chain.group(1).strip();
      } else if (text.startsWith("i:") && !subject.isEmpty()) {
        issuer = text.substring(2).strip();
      } else if (text.startsWith("depth=")
          || text.startsWith("-----BEGIN")
          || text.equals("Certificate:")) {
        end();
        subject = text.startsWith("depth=") ? text.replaceFirst("^depth=\\d+ ?", "") : "";
      } else if (text.startsWith("subject=")
          || text.toLowerCase(Locale.ROOT).startsWith("subject:")) {
        subject = text.substring(8).strip();
      } else if (text.startsWith("issuer=")
          || text.toLowerCase(Locale.ROOT).startsWith("issuer:")) {
        issuer = text.substring(7).strip();
      } else if (text.startsWith("DNS:")) {
        names(text);
      } else {
        for (String part : text.replaceFirst("^v:", "").split("; ", 4)) {
          date(part, number, line);
        }
      }
      return true;
    }

    private void date(String text, int number, String line) {
      for (Map.Entry<String, Boolean> word : DATES.entrySet()) {
        if (text.startsWith(word.getKey())) {
          Instant at = CertificateParser.date(text.substring(word.getKey().length()));
          if (word.getValue()) {
            notAfter = at;
            origin = out.at(number, line);
          } else {
            if (notBefore != null && notAfter != null) {
              end();
            }
            notBefore = at;
          }
        }
      }
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
      subject = "";
      issuer = "";
      notBefore = null;
      notAfter = null;
      names.clear();
      origin = null;
    }
  }

  private static Instant date(String text) {
    try {
      String words = String.join(" ", Text.words(text, 6));
      if (ISO.matcher(words).matches()) {
        return Instant.parse(words.replace(' ', 'T'));
      }
      String plain = LONG.matcher(words).replaceFirst("$2 $1 $4 $3 ").replace(" GMT", " Z");
      return ZonedDateTime.parse(plain, DATE).withZoneSameInstant(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
