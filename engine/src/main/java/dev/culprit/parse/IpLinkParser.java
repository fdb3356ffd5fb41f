package dev.culprit.parse;

import dev.culprit.fact.InterfaceAddress;
import dev.culprit.fact.InterfaceCounters;
import dev.culprit.fact.InterfaceState;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/** {@code ip addr} and {@code ip -s link}, with any of -s -s, -d and -o. */
final class IpLinkParser extends LineParser {

  private static final Set<String> FLAGS =
      Set.of("tentative", "dadfailed", "deprecated", "secondary", "noprefixroute", "optimistic");

  IpLinkParser() {
    super("ip-link");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = " " + Asked.arguments(reading.command());
    return Asked.tool(reading, "ip") && (arguments.contains(" a") || arguments.contains(" l"));
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> isHead(line) || isOneLine(Text.words(line, 6)));
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
      if (!Text.isNumber(words.get(0))) {
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
      return at < 0 || at >= numbers.size() ? -1 : Text.number(numbers.get(at), -1);
    }
  }
}
