package dev.culprit.parse;

import dev.culprit.fact.InterfaceAddress;
import dev.culprit.fact.InterfaceCounters;
import dev.culprit.fact.InterfaceState;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ip addr} and {@code ip -s link}, with any of -s -s, -d, -o and -br. */
final class IpLinkParser extends LineParser {

  private static final Set<String> FLAGS =
      Set.of("tentative", "dadfailed", "deprecated", "secondary", "noprefixroute", "optimistic");

  /** The object that ip is asked for, behind its options. */
  private static final Pattern ASKED =
      Pattern.compile("(?:-\\S+ +)*(?:a|ad|add|addr|addre|addres|address|l|li|lin|link)(?: |$)");

  /**
   * {@code eth0 UP 10.0.0.5/24 …} of {@code ip -br addr}, or with its flags of {@code ip -br link}.
   */
  private static final Pattern BRIEF =
      Pattern.compile(
          "(\\S{1,40}?)(?:@\\S{1,20})? +(UP|DOWN|UNKNOWN|LOWERLAYERDOWN|DORMANT|NOTPRESENT)(?: +(\\S.*)?)?");

  private static final Pattern HARDWARE_AND_FLAGS =
      Pattern.compile("(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5} )?.{0,60}<([A-Z_,-]{2,200})>.*");

  IpLinkParser() {
    super("ip-link");
  }

  private static final Pattern SHORTENED =
      Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)([kKMGTP])(i?)");

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ip")
        && ASKED.matcher(Asked.arguments(reading.command())).lookingAt();
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head, 95, line -> isHead(line) || isOneLine(Text.words(line, 6)) || isBrief(line));
  }

  /** {@code 2: eth0: <BROADCAST,UP> mtu 1500 …}. */
  private static boolean isHead(String line) {
    int colon = line.indexOf(": ");
    return colon > 0
        && colon < 8
        && Text.isNumber(line.substring(0, colon))
        && line.indexOf('<') > colon
        && line.contains(" mtu ");
  }

  private static boolean isBrief(String line) {
    Matcher brief = BRIEF.matcher(line);
    String rest = brief.matches() && brief.group(3) != null ? brief.group(3) : "";
    return HARDWARE_AND_FLAGS.matcher(rest).matches()
        || Text.words(rest, 2).stream()
            .anyMatch(word -> word.matches("[0-9a-f.:]{3,45}/\\d{1,3}.*"));
  }

  /** {@code 2: eth0 inet 10.0.0.5/24 …} of {@code ip -o}. */
  private static boolean isOneLine(List<String> words) {
    return words.size() > 3
        && words.get(0).endsWith(":")
        && Text.isNumber(words.get(0).substring(0, words.get(0).length() - 1))
        && words.get(2).startsWith("inet");
  }

  @Override
  Rows begin(Sink out) {
    return new Links(out);
  }

  private static final class Links implements Rows {

    private final Sink out;
    private String device = "";
    private List<String> names = List.of();
    private List<String> received = List.of();
    private List<String> receivedNames = List.of();
    private boolean receives;
    private boolean values;

    Links(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (isHead(line)) {
        head(line, number);
        return true;
      }
      Matcher brief = BRIEF.matcher(line.stripTrailing());
      if (brief.matches() && line.charAt(0) > ' ') {
        brief(brief, line, number);
        return true;
      }
      List<String> words = Text.words(line, 30);
      if (values) {
        return counters(words, line, number);
      }
      String first = words.get(0);
      if (first.equals("RX:") || first.equals("TX:")) {
        receives = first.equals("RX:");
        names = words;
        values = true;
        return true;
      } else if (first.equals("RX") || first.equals("TX")) {
        values = words.size() > 2 && words.get(1).equals("errors:");
        names = List.of();
        return true;
      }
      int inet = words.indexOf("inet") < 0 ? words.indexOf("inet6") : words.indexOf("inet");
      if (inet == 0 || inet == 2) {
        address(words, inet, line, number);
        return true;
      }
      return !device.isEmpty() && (line.charAt(0) <= ' ' || inet > 0);
    }

    private void head(String line, int number) {
      List<String> words = Text.words(line, 60);
      device = words.get(1).replace(":", "");
      int at = device.indexOf('@');
      device = at > 0 ? device.substring(0, at) : device;
      String flags =
          line.substring(line.indexOf('<') + 1, Math.max(line.indexOf('<') + 1, line.indexOf('>')));
      boolean up = ("," + flags + ",").contains(",UP,");
      boolean carrier =
          !flags.contains("NO-CARRIER")
              && !(up && flags.contains("BROADCAST") && !flags.contains("LOWER_UP"));
      int mtu = words.indexOf("mtu");
      String kind =
          flags.contains("LOOPBACK")
              ? "loopback"
              : flags.contains("POINTOPOINT") ? "point-to-point" : "ether";
      int bytes = mtu > 0 && mtu + 1 < words.size() ? Text.integer(words.get(mtu + 1)) : -1;
      out.observe(new InterfaceState(device, up, carrier, bytes, kind, out.at(number, line)));
      values = false;
    }

    private void brief(Matcher row, String line, int number) {
      String rest = row.group(3) == null ? "" : row.group(3);
      String state = row.group(2);
      Matcher flagged = HARDWARE_AND_FLAGS.matcher(rest);
      boolean off = flagged.matches() && !("," + flagged.group(1) + ",").contains(",UP,");
      boolean carrier = !state.equals("DOWN") && !state.equals("LOWERLAYERDOWN");
      String name = row.group(1);
      String kind = name.equals("lo") ? "loopback" : "ether";
      Origin at = out.at(number, line);
      out.observe(new InterfaceState(name, !off, carrier || off, -1, kind, at));
      for (String word : Text.words(rest, 200)) {
        int slash = word.indexOf('/');
        if (slash > 0 && !flagged.matches()) {
          int prefix = Text.integer(word.substring(slash + 1));
          out.observe(new InterfaceAddress(name, word.substring(0, slash), prefix, "", at));
        }
      }
    }

    private void address(List<String> words, int inet, String line, int number) {
      if (inet + 1 >= words.size()) {
        return;
      }
      String name = inet == 2 ? words.get(1) : device;
      String[] parts = words.get(inet + 1).split("/", 2);
      StringBuilder flags = new StringBuilder();
      for (String word : words) {
        if (FLAGS.contains(word)) {
          flags.append(flags.length() == 0 ? "" : " ").append(word);
        }
      }
      int prefix = parts.length > 1 ? Text.integer(parts[1]) : -1;
      out.observe(
          new InterfaceAddress(name, parts[0], prefix, flags.toString(), out.at(number, line)));
    }

    /** The numbers below {@code RX: bytes packets errors dropped …}. */
    private boolean counters(List<String> words, String line, int number) {
      values = false;
      // ip -h shortens them: 3.14T
      if (number(words.get(0)) < 0) {
        return false;
      }
      if (names.isEmpty()) {
        return true;
      }
      if (receives) {
        received = words;
        receivedNames = names;
        return true;
      }
      observe(words, out.at(number, line));
      return true;
    }

    private void observe(List<String> sent, Origin origin) {
      long missed = value(received, receivedNames, "missed");
      long overruns = Math.max(missed, value(received, receivedNames, "overrun"));
      out.observe(
          new InterfaceCounters(
              device,
              value(received, receivedNames, "packets"),
              value(received, receivedNames, "errors"),
              value(received, receivedNames, "dropped"),
              overruns,
              value(sent, names, "packets"),
              value(sent, names, "errors"),
              value(sent, names, "dropped"),
              value(sent, names, "carrier"),
              value(sent, names, "collsns"),
              out.sample(),
              origin));
      received = List.of();
    }

    /** The number below a name; the names begin with RX: or TX:. */
    private static long value(List<String> numbers, List<String> names, String name) {
      int at = names.indexOf(name) - 1;
      return at < 0 || at >= numbers.size() ? -1 : number(numbers.get(at));
    }

    /** A counter, shortened by -h to thousands and by -iec to 1024s. */
    private static long number(String word) {
      Matcher shortened = SHORTENED.matcher(word);
      if (!shortened.matches()) {
        return Text.number(word, -1);
      }
      double step = shortened.group(3).isEmpty() ? 1_000 : 1_024;
      int power = 1 + "kmgtp".indexOf(shortened.group(2).toLowerCase(Locale.ROOT));
      return Math.round(Text.decimal(shortened.group(1)) * Math.pow(step, power));
    }
  }
}
