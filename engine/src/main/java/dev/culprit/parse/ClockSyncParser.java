package dev.culprit.parse;

import dev.culprit.fact.ClockSync;
import dev.culprit.fact.HostClock;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;

/** {@code chronyc tracking} and sources, timedatectl, and {@code ntpq -p}. */
final class ClockSyncParser extends LineParser {

  /** {@code 2 sources online}. */
  private static final Pattern ACTIVITY =
      Pattern.compile(
          "\\d{1,5} sources (?:online|offline|doing burst .{5,40}|with unknown address)");

  ClockSyncParser() {
    super("clock-sync");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "chronyc", "timedatectl", "ntpq", "ntpstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, ClockSyncParser::isMark);
  }

  private static boolean isMark(String line) {
    String text = line.strip();
    return text.startsWith("Reference ID    :")
        || text.startsWith("System clock synchronized:")
        || text.startsWith("NTP synchronized:")
        || text.startsWith("MS Name/IP address")
        || text.startsWith("Name/IP Address            NP")
        || text.contains("506 Cannot talk to daemon")
        || text.startsWith("***Socket error; probably ntpd")
        || (text.startsWith("remote ") && text.contains("refid"));
  }

  /** What the tools say of a clock that nobody steers: the daemon is down, or follows nobody. */
  private static boolean isAlone(String text) {
    return text.contains("Cannot talk to daemon")
        || text.startsWith("Could not open connection to daemon")
        || text.startsWith("unsynchronised")
        || text.startsWith("***Socket error")
        || text.startsWith("***Request timed out")
        || text.startsWith("ntpq: read: Connection refused")
        || text.startsWith("Unable to talk to NTP daemon");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private Origin origin;
      private boolean synchronised;
      private boolean told;
      private double offset = Double.NaN;
      private String source = "";
      private boolean ntpq;
      private boolean sources;
      private boolean rates;

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        int colon = text.indexOf(": ");
        if (text.startsWith("Name/IP Address ")) {
          rates = true;
          return true;
        } else if (rates) {
          return true;
        } else if (text.startsWith("MS Name/IP")
            || (text.startsWith("remote ") && text.contains("refid"))) {
          sources = true;
          ntpq = text.startsWith("remote");
          keep(number, line);
          return true;
        } else if (isAlone(text)) {
          keep(number, line);
          return true;
        } else if (sources) {
          return source(line, number);
        }
        if (text.startsWith("/") || text.startsWith("|") || text.startsWith(".-")) {
          return true; // the legend of "chronyc sources -v"
        } else if (colon > 0) {
          field(text.substring(0, colon).strip(), text.substring(colon + 2).strip(), number, line);
        }
        return colon > 0
            || text.endsWith(":")
            || text.startsWith("=")
            || text.equals("200 OK")
            || ACTIVITY.matcher(text).matches();
      }

      private void keep(int number, String line) {
        origin = out.at(number, line);
        told = true;
      }

      private void field(String name, String value, int number, String line) {
        if (name.equals("Leap status")) {
          synchronised =
              value.startsWith("Normal")
                  || value.startsWith("Insert")
                  || value.startsWith("Delete");
          keep(number, line);
        } else if (name.equals("System clock synchronized") || name.equals("NTP synchronized")) {
          synchronised = value.equals("yes");
          keep(number, line);
        } else if (name.equals("Universal time")) {
          OffsetDateTime at = ClockText.of(value);
          if (at != null) {
            out.observe(new HostClock(at, out.sample(), out.at(number, line)));
          }
        } else if (name.equals("System time")) {
          // "0.000012 seconds slow of NTP time"
          List<String> words = Text.words(value, 4);
          double seconds = words.isEmpty() ? Double.NaN : Text.decimal(words.get(0));
          offset = value.contains(" slow ") ? -seconds : seconds;
        } else if (name.equals("Reference ID")) {
          int open = value.indexOf('(');
          source = open < 0 ? "" : value.substring(open + 1).replace(")", "");
        }
      }

      /** A row of the servers: an asterisk marks the one that is followed. */
      private boolean source(String line, int number) {
        boolean row = line.length() > 2 && !line.startsWith("=");
        boolean followed = ntpq ? line.startsWith("*") : line.length() > 1 && line.charAt(1) == '*';
        if (row && followed) {
          List<String> words = Text.words(line.substring(ntpq ? 1 : 2), 12);
          source = words.isEmpty() ? "" : words.get(0);
          synchronised = true;
          keep(number, line);
          if (ntpq && words.size() > 8) {
            offset = Text.decimal(words.get(8)) / 1000;
          }
        }
        if (row && ntpq && !synchronised) {
          unfollowed(line);
        }
        return true;
      }

      /** A server that answers and is not followed: it may be too far off to be trusted. */
      private void unfollowed(String line) {
        List<String> words = Text.words(line.substring(1), 12);
        boolean reached = words.size() > 8 && !words.get(6).equals("0");
        double off = reached ? Text.decimal(words.get(8)) / 1000 : Double.NaN;
        if (!Double.isNaN(off) && (Double.isNaN(offset) || Math.abs(off) > Math.abs(offset))) {
          offset = off;
        }
      }

      @Override
      public void end() {
        if (told) {
          out.observe(new ClockSync(synchronised, offset, source, origin));
        }
      }
    };
  }
}
