package dev.culprit.parse;

import dev.culprit.fact.RouteEntry;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ip rule}: which table of routes is asked for what. A rule that refuses packets is told of
 * as a route of the table {@code rule}.
 */
final class PolicyRuleParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile("(\\d{1,10}):\\s+(?:not )?from (\\S{1,60})(.{0,300})");

  private static final Set<String> REFUSE = Set.of("blackhole", "unreachable", "prohibit");

  PolicyRuleParser() {
    super("ip-rule");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = " " + Asked.arguments(reading.command());
    return Asked.tool(reading, "ip") && arguments.contains(" ru");
  }

  @Override
  public int recognise(List<String> head) {
    return mostly(head, line -> isRule(ROW.matcher(line))) ? 95 : 0;
  }

  private static boolean isRule(Matcher row) {
    return row.matches()
        && Text.words(row.group(3), 60).stream()
            .anyMatch(
                word -> word.equals("lookup") || word.equals("goto") || REFUSE.contains(word));
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      Matcher row = ROW.matcher(line);
      if (!isRule(row)) {
        return false;
      }
      List<String> words = Text.words(row.group(3), 60);
      String kind = words.stream().filter(REFUSE::contains).findFirst().orElse("");
      int to = words.indexOf("to");
      // one with a source, a mark or an interface is not for all packets
      boolean plain = row.group(2).equals("all") && words.size() == (to < 0 ? 1 : 3);
      if (!kind.isEmpty() && plain) {
        String destination = to < 0 ? "default" : words.get(to + 1);
        int preference = Text.integer(row.group(1));
        out.observe(
            new RouteEntry(destination, "", "", kind, "rule", preference, out.at(number, line)));
      }
      return true;
    };
  }
}
