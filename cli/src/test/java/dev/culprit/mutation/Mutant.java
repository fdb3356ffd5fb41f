package dev.culprit.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule with one thing changed.
 *
 * @param original the rule as it is
 * @param changed the rule as it might be by mistake
 * @param what what was changed, for people
 */
record Mutant(RuleText original, RuleText changed, String what) {

  private static final Map<String, String> FLIPPED =
      Map.of(">=", "<", ">", "<=", "<=", ">", "<", ">=", "==", "!=", "!=", "==");
  private static final Pattern COMPARISON = Pattern.compile(" (>=|<=|==|!=|>|<) ");
  private static final Pattern THRESHOLD =
      Pattern.compile("((?:>=|<=|>|<|\\*|/) -?)(\\d+(?:\\.\\d+)?)(?![\\w.])");
  private static final Pattern WHOLE = Pattern.compile("(?m)^ *(?:not|exists) .*\\n");
  private static final String FIFTH_UP = "1.2";
  private static final String FIFTH_DOWN = "0.8";

  /** All mutants of a rule: a flipped comparison, a moved threshold, a dropped constraint. */
  static List<Mutant> of(RuleText rule) {
    Map<String, Mutant> mutants = new LinkedHashMap<>();
    String when = rule.when();
    String plain = withoutStrings(when);
    for (MatchResult m : results(COMPARISON, plain)) {
      put(mutants, rule, m.start(1), m.end(1), FLIPPED.get(m.group(1)));
    }
    for (MatchResult m : results(THRESHOLD, plain)) {
      put(mutants, rule, m.start(2), m.end(2), moved(m.group(2), FIFTH_UP, 1));
      put(mutants, rule, m.start(2), m.end(2), moved(m.group(2), FIFTH_DOWN, -1));
    }
    for (MatchResult m : results(WHOLE, plain)) {
      put(mutants, rule, m.start(), m.end(), "");
    }
    for (int[] span : constraints(plain)) {
      put(mutants, rule, span[0], span[1], "");
    }
    return List.copyOf(mutants.values());
  }

  private static List<MatchResult> results(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static void put(
      Map<String, Mutant> into, RuleText rule, int start, int end, String instead) {
    String when = rule.when();
    if (instead == null || instead.equals(when.substring(start, end))) {
      return;
    }
    String changed = when.substring(0, start) + instead + when.substring(end);
    String around = when.substring(when.lastIndexOf('\n', start) + 1, lineEnd(when, end)).strip();
    String what =
        instead.isEmpty()
            ? "without '" + when.substring(start, end).strip() + "'"
            : "'" + when.substring(start, end) + "' as '" + instead + "' in " + around;
    into.putIfAbsent(changed, new Mutant(rule, rule.withWhen(changed), what));
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** A fifth more or less, at least by one where only whole numbers are meant; 0 has no fifth. */
  private static String moved(String number, String factor, int least) {
    double value = Double.parseDouble(number);
    if (value == 0) {
      return null;
    }
    double moved = value * Double.parseDouble(factor);
    if (number.contains(".")) {
      return String.format(Locale.ROOT, "%.4f", moved);
    }
    long rounded = Math.round(moved);
    return String.valueOf(rounded == (long) value ? (long) value + least : rounded);
  }

  /** Where a pattern's constraints stand that bind nothing, each with the comma that parts it. */
  private static List<int[]> constraints(String plain) {
    List<int[]> spans = new ArrayList<>();
    Matcher pattern = Pattern.compile("\\b[A-Z][A-Za-z]+\\(").matcher(plain);
    while (pattern.find()) {
      List<int[]> parts = parts(plain, pattern.end());
      for (int i = 0; i < parts.size(); i++) {
        String text = plain.substring(parts.get(i)[0], parts.get(i)[1]);
        if (!text.isBlank() && !text.contains(" : ")) {
          int start = i > 0 ? parts.get(i)[0] - 1 : parts.get(i)[0];
          int end = i == 0 && parts.size() > 1 ? parts.get(i)[1] + 1 : parts.get(i)[1];
          spans.add(new int[] {start, end});
        }
      }
    }
    return spans;
  }

  /** The parts between commas up to the closing parenthesis. */
  private static List<int[]> parts(String text, int from) {
    List<int[]> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ')' && depth == 0) {
        parts.add(new int[] {start, i});
        return parts;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(new int[] {start, i});
        start = i + 1;
      }
    }
    return parts;
  }

  /** The text with what is quoted blotted out, at the same places. */
  private static String withoutStrings(String text) {
    return Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"")
        .matcher(text)
        .replaceAll(
            m -> Matcher.quoteReplacement("\"" + "_".repeat(m.group().length() - 2) + "\""));
  }

  @Override
  public String toString() {
    return original.file() + ":" + original.line() + " \"" + original.name() + "\" " + what;
  }
}
