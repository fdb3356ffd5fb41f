package dev.culprit.infer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one rule pack.
 *
 * @param name its file, for messages
 */
public record RuleSource(String name, String text) {

  private static final Pattern RULE = Pattern.compile("^\\s*rule (\"[^\"]*\")");

  /** The name of the rule in which a line stands, in quotes and with a blank behind; else "". */
  String ruleAt(int line) {
    return text.lines()
        .limit(line)
        .map(RULE::matcher)
        .filter(Matcher::find)
        .map(rule -> rule.group(1) + " ")
        .reduce("", (before, last) -> last);
  }
}
