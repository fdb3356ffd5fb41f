package dev.culprit.mutation;

import dev.culprit.infer.RuleBase;
import dev.culprit.infer.RulePackCompiler;
import dev.culprit.infer.RuleSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule as it is written.
 *
 * @param file its file below the folder of rules
 * @param header what stands before the first rule of the file: package and imports
 * @param line its first line in the file
 * @param when its conditions
 * @param then its consequence
 */
record RuleText(String file, String header, int line, String name, String when, String then) {

  /** Where the packs lie, seen from the folder of a module. */
  static final Path PACKS = Path.of("../rules/src/main/resources/dev/culprit/rules");

  private static final Pattern RULE =
      Pattern.compile("(?ms)^rule \"([^\"]+)\"\\s*^when\\s*?\\n(.*?)^then\\s*?\\n(.*?)^end\\s*?$");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*\\n");
  private static final Pattern FACT = Pattern.compile("\\b([A-Z][A-Za-z]+)\\s*\\(");

  private static final Pattern LINES = Pattern.compile("\\b(?:origin|samples|mentions)\\b");

  /** Every rule of the packs. */
  static List<RuleText> all() throws IOException {
    List<RuleText> rules = new ArrayList<>();
    for (RuleSource source : RulePackCompiler.read(PACKS)) {
      Matcher rule = RULE.matcher(source.text());
      String header = "";
      while (rule.find()) {
        header = header.isEmpty() ? source.text().substring(0, rule.start()) : header;
        int line =
            1
                + (int)
                    source.text().substring(0, rule.start()).chars().filter(c -> c == '\n').count();
        String when = COMMENT.matcher(rule.group(2)).replaceAll("");
        rules.add(new RuleText(source.name(), header, line, rule.group(1), when, rule.group(3)));
      }
    }
    return rules;
  }

  /** The same rule with other conditions. */
  RuleText withWhen(String other) {
    return new RuleText(file, header, line, name, other, then);
  }

  /** The kinds of facts that its conditions name. */
  Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    FACT.matcher(when).results().forEach(m -> kinds.add(m.group(1)));
    return kinds;
  }

  /** Whether it looks at the lines that a fact was read from. */
  boolean readsLines() {
    return LINES.matcher(when).find();
  }

  /** The rule as a pack of its own; in place of the built-in one, as it bears the same name. */
  RuleSource source() {
    String text = header + "rule \"" + name + "\"\nwhen\n" + when + "then\n" + then + "end\n";
    return new RuleSource(file, text);
  }

  /**
   * The rule alone, ready for use.
   *
   * @throws dev.culprit.infer.RuleFaults when it does not compile
   */
  RuleBase alone() {
    return RuleBase.load(RuleBase.compile(List.of(source())));
  }
}
