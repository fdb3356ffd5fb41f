package dev.culprit.parse;

import dev.culprit.fact.FirewallRule;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code nft list ruleset}. */
final class NftParser extends LineParser {

  private static final Set<String> ACTIONS =
      Set.of(
          "accept",
          "drop",
          "reject",
          "queue",
          "return",
          "jump",
          "goto",
          "masquerade",
          "dnat",
          "snat",
          "redirect");

  NftParser() {
    super("nft");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "nft");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, NftParser::isTable);
  }

  private static boolean isTable(String line) {
    List<String> words = Text.words(line, 6);
    return words.size() >= 4 && words.get(0).equals("table") && words.get(3).equals("{");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String table = "";
      private String chain = "";
      private int depth;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 120);
        String first = words.get(0);
        int open = count(line, '{') - count(line, '}');
        depth = Math.max(0, depth + open);
        if (first.equals("table") && words.size() >= 3) {
          table = words.get(2);
        } else if (first.equals("chain") && words.size() >= 2) {
          chain = words.get(1);
        } else if (first.equals("type") && line.contains("policy ")) {
          String policy = line.substring(line.indexOf("policy ") + 7).replace(";", "").strip();
          observe(policy, true, "", -1, line, number);
        } else if (!first.equals("}") && depth >= 2) {
          rule(words, line, number);
        }
        return depth > 0 || first.equals("}") || first.equals("#");
      }

      private void rule(List<String> words, String line, int number) {
        for (int i = 0; i < words.size(); i++) {
          if (ACTIONS.contains(words.get(i))) {
            String match = String.join(" ", words.subList(0, i));
            int packets = words.indexOf("packets");
            long seen =
                packets < 0 || packets + 1 >= words.size()
                    ? -1
                    : Text.number(words.get(packets + 1), -1);
            observe(words.get(i), false, match, seen, line, number);
            return;
          }
        }
      }

      private void observe(
          String action, boolean policy, String match, long packets, String line, int number) {
        out.observe(
            new FirewallRule(
                table,
                chain,
                action.toUpperCase(Locale.ROOT),
                policy,
                match,
                packets,
                out.sample(),
                out.at(number, line)));
      }
    };
  }

  private static int count(String line, char c) {
    return (int) line.chars().filter(one -> one == c).count();
  }
}
