package dev.culprit.parse;

import dev.culprit.fact.RouteEntry;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ip route}, {@code route -n}, {@code netstat -r} and /proc/net/route. */
final class RouteParser extends LineParser {

  private static final Set<String> KINDS =
      Set.of(
          "unicast",
          "unreachable",
          "blackhole",
          "prohibit",
          "throw",
          "local",
          "broadcast",
          "multicast",
          "anycast",
          "nat");

  private static final Set<String> WORDS =
      Set.of(
          "via", "dev", "proto", "scope", "src", "metric", "table", "nexthop", "linkdown", "pref");

  /** The kind of what was asked for and has no route. */
  private static final String NONE = "none";

  private static final Pattern IPV6 =
      Pattern.compile(
          "([0-9a-f]{32}) ([0-9a-f]{2}) [0-9a-f]{32} [0-9a-f]{2} ([0-9a-f]{32}) ([0-9a-f]{8})"
              + " [0-9a-f]{8} [0-9a-f]{8} ([0-9a-f]{8}) +(\\S{1,40})");

  /** A row of route or netstat -r; its header is known in English only. */
  private static final Pattern TABLE =
      Pattern.compile(
          "(?:\\d{1,3}(?:\\.\\d{1,3}){3}|default|\\*) +\\S{1,255} +\\d{1,3}(?:\\.\\d{1,3}){3}"
              + " +[UGHRDMAC!]{1,8} +[\\d-]{1,9} +\\d{1,9} +[\\d-]{1,9} +\\S{1,40}\\s{0,9}");

  private static final List<String> COLUMNS =
      List.of("Destination", "Gateway", "Genmask", "Flags", "Metric", "Ref", "Use", "Iface");

  /** What netstat has for the metric. */
  private static final String SEGMENT = "MSS";

  private static final List<String> SEGMENTS =
      List.of("Destination", "Gateway", "Genmask", "Flags", SEGMENT, "Window", "irtt", "Iface");

  /** RTF_REJECT, RTF_LOCAL and RTF_CACHE of the kernel's route flags. */
  private static final long REJECT = 0x0200;

  private static final long LOCAL = 0x8000_0000L;

  private static final long CACHED = 0x0100_0000;

  /** Routes that are kept; a router with the whole internet's has more. */
  private static final int MOST = 5_000;

  RouteParser() {
    super("ip-route");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = " " + Asked.arguments(reading.command());
    return Asked.tool(reading, "route")
        || reading.file().endsWith("/net/route")
        || reading.file().endsWith("/net/ipv6_route")
        || (Asked.tool(reading, "ip") && arguments.contains(" r") && !arguments.contains(" ru"))
        || (Asked.tool(reading, "netstat") && arguments.contains("r"));
  }

  @Override
  public int recognise(List<String> head) {
    if (mostly(head, line -> IPV6.matcher(line).matches())) {
      return 95;
    }
    boolean rows = mostly(head, line -> isRow(Text.words(line, 30)));
    boolean table =
        mostly(head, line -> TABLE.matcher(line).matches(), RouteParser::isForeignHeader);
    return Math.max(marked(head, 95, RouteParser::isHeader), table ? 90 : rows ? 85 : 0);
  }

  /** A title or a header in another language. */
  private static boolean isForeignHeader(String line) {
    boolean known = line.contains("IP") || line.contains(" Ref") || line.contains(SEGMENT);
    return known && line.length() < 120 && line.chars().noneMatch(Character::isDigit);
  }

  private static boolean isHeader(String line) {
    return line.startsWith("Kernel IP routing table")
        || line.startsWith("Kernel IPv6 routing table")
        || (line.startsWith("Destination ")
            && (line.contains("Gateway") || line.contains("Next Hop")))
        || line.startsWith("Iface\tDestination");
  }

  /** A row of {@code ip route}: a destination, then words that only it has. */
  private static boolean isRow(List<String> words) {
    if (words.size() < 2 || words.contains("lladdr") || isNeighbour(words.get(words.size() - 1))) {
      return false;
    }
    int start = KINDS.contains(words.get(0)) ? 1 : 0;
    boolean destination = start < words.size() && isNetwork(words.get(start));
    boolean word = start + 1 < words.size() && WORDS.contains(words.get(start + 1));
    return (destination && (word || start == 1)) || words.get(0).equals("nexthop");
  }

  /** A destination alone, whose ways follow in lines of their own. */
  private static boolean isManyWays(String line, List<String> words) {
    return line.charAt(0) > ' '
        && words.size() == 1
        && words
            .get(0)
            .matches("default|\\d{1,3}(?:\\.\\d{1,3}){3}/\\d{1,2}|[0-9a-f:]{2,39}/\\d{1,3}");
  }

  private static boolean isNeighbour(String last) {
    return last.equals("FAILED") || last.equals("INCOMPLETE") || last.equals("STALE");
  }

  private static boolean isNetwork(String word) {
    return word.equals("default")
        || (word.indexOf('.') > 0 && Character.isDigit(word.charAt(0)))
        || word.contains("::");
  }

  @Override
  Rows begin(Sink out) {
    return new Routes(out);
  }

  private static final class Routes implements Rows {

    private final Sink out;
    private List<String> columns = List.of();
    private boolean segments;
    private int count;

    Routes(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      Matcher six = IPV6.matcher(line);
      if (six.matches()) {
        observe(ofIpv6(six, line, number));
        return true;
      }
      List<String> words = Text.words(line, 40);
      if (isHeader(line)) {
        columns = line.startsWith("Kernel") ? columns : columns(line);
        return true;
      } else if (isRow(words) || (columns.isEmpty() && isManyWays(line, words))) {
        observe(ofIp(words, line, number));
        return true;
      } else if (!columns.isEmpty() && words.size() >= columns.size() - 1) {
        observe(ofTable(words, line, number));
        return true;
      } else if (columns.isEmpty() && TABLE.matcher(line).matches()) {
        columns = segments ? SEGMENTS : COLUMNS;
        observe(ofTable(words, line, number));
        return true;
      } else if (columns.isEmpty() && isForeignHeader(line)) {
        segments |= line.contains(SEGMENT);
        return true;
      }
      return beside(line, words, number);
    }

    /**
     * A row of /proc/net/ipv6_route; local addresses, multicast and what is only a cached answer
     * are no routes that anybody set.
     */
    private RouteEntry ofIpv6(Matcher row, String line, int number) {
      long flags = Long.parseLong(row.group(5), 16);
      boolean refused = (flags & REJECT) != 0;
      boolean own = row.group(6).equals("lo") && !refused;
      boolean multicast = row.group(1).startsWith("ff");
      // behind all others the kernel keeps a route that refuses
      boolean last = row.group(4).equals("ffffffff");
      if (own || multicast || last || (flags & (CACHED | LOCAL)) != 0) {
        return null;
      }
      int prefix = Integer.parseInt(row.group(2), 16);
      boolean none = row.group(3).matches("0{32}");
      boolean all = prefix == 0 && row.group(1).matches("0{32}");
      String destination = all ? "default" : address6(row.group(1)) + "/" + prefix;
      String metric = row.group(4);
      return new RouteEntry(
          destination,
          none ? "" : address6(row.group(3)),
          refused ? "" : row.group(6),
          refused ? "unreachable" : "unicast",
          "main",
          (int) Math.min(Integer.MAX_VALUE, Long.parseLong(metric, 16)),
          out.at(number, line));
    }

    private static String address6(String hex) {
      StringBuilder groups = new StringBuilder();
      for (int i = 0; i < hex.length(); i += 4) {
        groups
            .append(i == 0 ? "" : ":")
            .append(Integer.toHexString(Integer.parseInt(hex, i, i + 4, 16)));
      }
      return groups.toString().replaceFirst("(?:^|:)0(?::0)+(?:$|:)", "::");
    }

    /** What ip route get says below a route, and where there is none. */
    private boolean beside(String line, List<String> words, int number) {
      if (line.startsWith("RTNETLINK answers: ")) {
        boolean none = line.endsWith("Network is unreachable") || line.endsWith("No route to host");
        String asked = Asked.arguments(out.asked()).replaceFirst("^.* get (?:to )?(\\S+).*$", "$1");
        if (none) {
          observe(new RouteEntry(asked, "", "", NONE, "main", -1, out.at(number, line)));
        }
        return none;
      }
      return words.get(0).equals("cache") || words.get(0).equals("uid");
    }

    private void observe(RouteEntry route) {
      if (route != null && count++ < MOST) {
        out.observe(route);
      }
    }

    private RouteEntry ofIp(List<String> words, String line, int number) {
      boolean named = KINDS.contains(words.get(0));
      if (words.get(0).equals("nexthop")) {
        return null;
      }
      String destination = words.get(named ? 1 : 0);
      boolean all = destination.equals("0.0.0.0/0") || destination.equals("::/0");
      return new RouteEntry(
          all ? "default" : destination,
          after(words, "via"),
          after(words, "dev"),
          named ? words.get(0) : "unicast",
          after(words, "table").isEmpty() ? "main" : after(words, "table"),
          Text.integer(after(words, "metric")),
          out.at(number, line));
    }

    private static String after(List<String> words, String word) {
      int at = words.indexOf(word);
      String next = at < 0 || at + 1 >= words.size() ? "" : words.get(at + 1);
      boolean family = next.equals("inet6") || next.equals("inet");
      return family && at + 2 < words.size() ? words.get(at + 2) : next;
    }

    private RouteEntry ofTable(List<String> words, String line, int number) {
      boolean hex = columns.get(0).equals("Iface");
      String destination = address(cell(words, "Destination"), hex);
      String mask = address(hex ? cell(words, "Mask") : cell(words, "Genmask"), hex);
      String gateway = address(cell(words, "Gateway"), hex);
      boolean six = destination.indexOf(':') >= 0;
      boolean all =
          destination.equals("0.0.0.0")
              || destination.equals("default")
              || destination.equals("[::]/0")
              || destination.equals("::/0");
      boolean none =
          gateway.equals("0.0.0.0") || gateway.matches("[*-]") || gateway.matches("\\[?::\\]?");
      // the kernel names no interface for a route that leads nowhere, and route a dash
      boolean nowhere = cell(words, "Iface").matches("[*-]");
      boolean reject = cell(words, "Flags").contains("!");
      return new RouteEntry(
          all ? "default" : six ? destination : destination + "/" + prefix(mask),
          none ? "" : gateway,
          nowhere ? "" : cell(words, "Iface"),
          reject ? "unreachable" : nowhere ? "blackhole" : "unicast",
          "main",
          Text.integer(cell(words, "Metric")),
          out.at(number, line));
    }

    /** The columns of the IPv4 table, under whose names those of IPv6 are read, too. */
    private static List<String> columns(String header) {
      return Text.words(
          header
              .replace("Next Hop", "Gateway")
              .replace(" Flag ", " Flags ")
              .replace(" Met ", " Metric ")
              .replaceFirst(" If$", " Iface"),
          40);
    }

    private String cell(List<String> words, String name) {
      int at = columns.indexOf(name);
      return at < 0 || at >= words.size() ? "" : words.get(at);
    }

    /** The dotted form of /proc's hexadecimal one. */
    private static String address(String text, boolean hex) {
      if (!hex || text.length() != 8) {
        return text;
      }
      StringBuilder dotted = new StringBuilder();
      for (int at = 6; at >= 0; at -= 2) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        dotted
            .append(dotted.length() == 0 ? "" : ".")
            .append(Math.max(0, high) * 16 + Math.max(0, low));
      }
      return dotted.toString();
    }

    private static int prefix(String mask) {
      int bits = 0;
      for (String part : mask.split("\\.", 4)) {
        bits += Integer.bitCount(Math.max(0, Text.integer(part)));
      }
      return bits;
    }
  }
}
