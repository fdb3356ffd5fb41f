package dev.culprit.parse;

import dev.culprit.fact.FirewallRule;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** What stands in a table beside its chains; an element of a map may name a verdict. */
  private static final Set<String> OTHERS =
      Set.of("set", "map", "flowtable", "quota", "limit", "secmark", "synproxy");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]{0,300}\"");

  /** Stands for a blank within quotes. */
  private static final char JOINT = 1;

  /** A rule that looks the verdict up: {@code ct state vmap { invalid : drop, new : accept }}. */
  private static final Pattern VERDICTS = Pattern.compile("vmap \\{ ([^{}]{1,8000}) \\}");

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
          chain = "";
        } else if (first.equals("chain") && words.size() >= 2) {
          chain = words.get(1);
        } else if (first.equals("type") && line.contains("policy ")) {
          String policy = line.substring(line.indexOf("policy ") + 7).replace(";", "").strip();
          observe(policy, true, "", -1, line, number);
        } else if (OTHERS.contains(first) && words.size() >= 2) {
          chain = "";
        } else if (!first.equals("}") && depth >= 2 && !chain.isEmpty()) {
          rule(line, number);
        }
        return depth > 0 || first.equals("}") || first.equals("#");
      }

      private void rule(String line, int number) {
        String text = joined(line);
        Matcher verdicts = VERDICTS.matcher(text);
        if (verdicts.find()) {
          String before = parted(text.substring(0, verdicts.start()).strip());
          for (String one : verdicts.group(1).split(",", 200)) {
            int colon = one.lastIndexOf(" : ");
            List<String> verdict = Text.words(colon < 0 ? "" : one.substring(colon + 3), 2);
            if (!verdict.isEmpty() && ACTIONS.contains(verdict.get(0))) {
              String match = before + " " + parted(one.substring(0, colon).strip());
              observe(verdict.get(0), false, match, seen(Text.words(before)), line, number);
            }
          }
          return;
        }
        List<String> words = Text.words(text, 120);
        for (int i = 0; i < words.size(); i++) {
          if (ACTIONS.contains(words.get(i))) {
            String match = parted(String.join(" ", words.subList(0, i)));
            observe(words.get(i), false, match, seen(words), line, number);
            return;
          }
        }
      }

      private static long seen(List<String> words) {
        int packets = words.indexOf("packets") + 1;
        return packets == 0 || packets >= words.size() ? -1 : Text.number(words.get(packets), -1);
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

  /** A line whose quoted texts are one word each: a log's prefix may name a verdict. */
  private static String joined(String line) {
    return QUOTED
        .matcher(line)
        .replaceAll(quoted -> Matcher.quoteReplacement(quoted.group().replace(' ', JOINT)));
  }

  private static String parted(String text) {
    return text.replace(JOINT, ' ');
  }

  private static int count(String line, char c) {
    return (int) line.chars().filter(one -> one == c).count();
  }
}
