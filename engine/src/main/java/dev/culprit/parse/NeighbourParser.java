package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.NeighbourSeen;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ip neigh}, arp with any options and /proc/net/arp; also how many entries are in which
 * state.
 */
final class NeighbourParser extends LineParser {

  private static final Set<String> STATES =
      Set.of(
          "REACHABLE",
          "STALE",
          "DELAY",
          "PROBE",
          "FAILED",
          "INCOMPLETE",
          "PERMANENT",
          "NOARP",
          "NONE");

  private static final int MOST = 2_000;

  /**
   * {@code gw (10.0.0.1) at 52:54:00:12:34:56 [ether] on eth0}, as arp -a prints it; in another
   * language too.
   */
  private static final Pattern BSD =
      Pattern.compile(
          "\\S{1,255} \\(([0-9a-fA-F.:]{2,45})\\) \\p{L}{1,9} (<[\\p{L}_]{4,20}>|[0-9a-fA-F:]{17})"
              + ".{0,60} (?:on|auf|na|em|sur|liides) (\\S{1,40})");

  /** {@code 10.0.0.9 eth0 52:54:00:12:34:56} of ip -br neigh. */
  private static final Pattern BRIEF =
      Pattern.compile(
          "(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:]{2,39}) +[\\w.@-]{1,40}(?: +[0-9a-f:]{17})? *");

  /** How ip takes the word for neighbours, which may be cut short; netns is another. */
  private static final Set<String> COMMANDS =
      Set.of("n", "ne", "nei", "neig", "neigh", "neighb", "neighbor", "neighbour");

  NeighbourParser() {
    super("ip-neigh");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "arp")
        || reading.file().endsWith("/net/arp")
        || (Asked.tool(reading, "ip")
            && Text.words(Asked.arguments(reading.command())).stream()
                .anyMatch(COMMANDS::contains));
  }

  @Override
  public int recognise(List<String> head) {
    boolean rows = mostly(head, line -> isRow(Text.words(line, 20)) || BSD.matcher(line).matches());
    return Math.max(marked(head, 95, NeighbourParser::isHeader), rows ? 85 : 0);
  }

  private static boolean isHeader(String line) {
    return (line.startsWith("IP address ") && line.contains("HW type"))
        || (line.startsWith("Address  ") && line.contains("HWtype"));
  }

  private static boolean isRow(List<String> words) {
    return words.size() >= 4
        && words.get(1).equals("dev")
        && STATES.contains(words.get(words.size() - 1));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private final Map<String, Integer> states = new TreeMap<>();
      private boolean table;
      private int total;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 20);
        Matcher bsd = BSD.matcher(line.stripTrailing());
        if (bsd.matches()) {
          boolean found = bsd.group(2).indexOf(':') > 0;
          boolean set = line.contains("] PERM ") || line.contains("] PUP ");
          String state = found ? set ? "PERMANENT" : "REACHABLE" : "INCOMPLETE";
          String hardware = found ? bsd.group(2) : "";
          return observe(bsd.group(1), bsd.group(3), hardware, state, line, number);
        } else if (isHeader(line)) {
          table = true;
          return true;
        } else if (isRow(words)) {
          int mac = words.indexOf("lladdr");
          String hardware = mac < 0 || mac + 1 >= words.size() ? "" : words.get(mac + 1);
          String state = words.get(words.size() - 1);
          return observe(words.get(0), words.get(2), hardware, state, line, number);
        } else if (BRIEF.matcher(line).matches()) {
          // it keeps the state to itself
          String hardware = words.size() > 2 ? words.get(2) : "";
          String state = words.size() > 2 ? "NONE" : "INCOMPLETE";
          return observe(words.get(0), words.get(1), hardware, state, line, number);
        } else if (table && words.size() >= 3) {
          return row(words, line, number);
        }
        return words.get(0).equals("Entries:");
      }

      /** A row of arp or /proc/net/arp. */
      private boolean row(List<String> words, String line, int number) {
        String device = words.get(words.size() - 1);
        boolean incomplete = line.contains("(incomplete)") || line.contains(" 0x0 ");
        String hardware = "";
        for (String word : words) {
          hardware = word.length() == 17 && word.charAt(2) == ':' ? word : hardware;
        }
        // ATF_PERM in /proc's flags is 4
        boolean set = words.contains("CM") || words.contains("CMP") || line.contains(" 0x6 ");
        String state = incomplete ? "INCOMPLETE" : set ? "PERMANENT" : "REACHABLE";
        return observe(words.get(0), device, hardware, state, line, number);
      }

      private boolean observe(
          String address, String device, String hardware, String state, String line, int number) {
        total++;
        states.merge(state, 1, Integer::sum);
        if (total <= MOST) {
          out.observe(new NeighbourSeen(address, device, hardware, state, out.at(number, line)));
        }
        return true;
      }

      @Override
      public void end() {
        if (total > 0) {
          out.observe(new Measure("neighbours.total", total, out.sample(), out.at(0, "")));
        }
        states.forEach(
            (state, count) ->
                out.observe(
                    new Measure("neighbours." + state, count, out.sample(), out.at(0, ""))));
      }
    };
  }
}
