package dev.culprit.parse;

import dev.culprit.fact.ClockSync;
import dev.culprit.fact.HostClock;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code chronyc tracking} and sources, timedatectl with its show and timesync-status, {@code ntpq
 * -p} and ntpstat.
 */
final class ClockSyncParser extends LineParser {

  /** {@code 2 sources online}. */
  private static final Pattern ACTIVITY =
      Pattern.compile(
          "\\d{1,5} sources (?:online|offline|doing burst .{5,40}|with unknown address)");

  /** How a reply of chronyd's begins that refuses: {@code 501 Not authorised}. */
  private static final Pattern REFUSED = Pattern.compile("5\\d\\d [A-Z].{3,60}");

  /** {@code +12us[ +15us] +/- 2874us}: the adjusted offset and the measured one. */
  private static final Pattern SAMPLE =
      Pattern.compile("[-+]?\\d{1,9}(ns|us|ms|s)\\[ {0,9}([-+]?\\d{1,9})(ns|us|ms|s)\\].*");

  /** {@code -1.402ms}, as systemd prints a span of time with its sign. */
  private static final Pattern OFFSET =
      Pattern.compile("([-+]?)(?:(\\d{1,5})s )?(\\d{1,6}(?:\\.\\d{1,6})?)(us|ms|s)");

  /** How many of a unit make a second. */
  private static final Map<String, Double> PER_SECOND =
      Map.of("ns", 1e9, "us", 1e6, "ms", 1e3, "s", 1.0);

  /** chronyc's count before its table, and the second line of timedatectl's changes of the hour. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "210 Number of sources = \\d{1,4}|\\p{L}{2,4} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\S{2,6}");

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
        || text.startsWith("synchronised to ")
        || text.startsWith("NTPSynchronized=")
        || text.startsWith("Root distance: ")
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
      private boolean leapKnown;

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        int colon = text.indexOf(": ");
        if (text.startsWith("Name/IP Address ") || text.startsWith("Hostname  ")) {
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
        } else if (BESIDE.matcher(text).matches()) {
          return true;
        } else if (sources) {
          return source(line, number);
        }
        if (text.startsWith("synchronised to ") || text.startsWith("NTPSynchronized=")) {
          synchronised = !text.endsWith("=no");
          source = told(text);
          keep(number, line);
          return true;
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
            || REFUSED.matcher(text).matches()
            || text.startsWith("time correct to within ")
            || text.startsWith("polling server every ")
            || text.matches("[A-Z]\\w{1,30}=.*")
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
        } else if (name.equals("Leap")) {
          leapKnown = value.equals("normal");
        } else if (name.equals("Packet count")) {
          synchronised = leapKnown && !value.equals("0");
          keep(number, line);
        } else if (name.equals("Offset") && OFFSET.matcher(value).matches()) {
          offset = -span(value); // how far the server is ahead
        } else if (name.equals("Server")) {
          source = value.split(" ", 2)[0];
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
            offset = -Text.decimal(words.get(8)) / 1000; // how far the server is ahead
          } else if (!ntpq && words.size() > 5) {
            offset = measured(String.join(" ", words.subList(5, words.size())));
          }
        }
        if (row && ntpq && !synchronised) {
          unfollowed(line);
        }
        return true;
      }

      /** The server in ntpstat's {@code synchronised to NTP server (192.0.2.1) at stratum 3}. */
      private static String told(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')');
        return open > 0 && close > open ? text.substring(open + 1, close) : "";
      }

      /** What chronyd measured last, in brackets; it steers by it. */
      private static double measured(String sample) {
        Matcher matcher = SAMPLE.matcher(sample);
        return matcher.matches()
            ? Text.decimal(matcher.group(2).replace("+", "")) / PER_SECOND.get(matcher.group(3))
            : Double.NaN;
      }

      private static double span(String value) {
        Matcher matcher = OFFSET.matcher(value);
        if (!matcher.matches()) {
          return Double.NaN;
        }
        double whole = matcher.group(2) == null ? 0 : Text.decimal(matcher.group(2));
        double all = whole + Text.decimal(matcher.group(3)) / PER_SECOND.get(matcher.group(4));
        return matcher.group(1).equals("-") ? -all : all;
      }

      /** A server that answers and is not followed: it may be too far off to be trusted. */
      private void unfollowed(String line) {
        List<String> words = Text.words(line.substring(1), 12);
        boolean reached = words.size() > 8 && !words.get(6).equals("0");
        double off = reached ? -Text.decimal(words.get(8)) / 1000 : Double.NaN;
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
