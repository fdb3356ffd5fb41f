package dev.culprit.cli.kb;

import dev.culprit.cli.kb.RuleTexts.Rule;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Nearest;
import dev.culprit.knowledge.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a rule by its text alone. */
final class RuleLint {

  private static final Pattern COMMENT = Pattern.compile("//[^\n]*");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern THRESHOLD =
      Pattern.compile("(?:[<>]=?|[*/]) *-?(\\d+(?:\\.\\d+)?)(?![\\w.])");
  private static final Pattern BOUND =
      Pattern.compile("(?<=[(,] |[(,])([a-z]\\w*) (>=|>|<=|<|==) (-?\\d+(?:\\.\\d+)?)(?= *[,)])");

  /** Numbers that say "none", "any" and "more than one"; they need no reason. */
  private static final Set<String> PLAIN = Set.of("0", "1");

  private static final Pattern WORD =
      Pattern.compile("(?<=[(,] |[(,])([a-z]\\w*) == \"([^\"]*)\"(?= *[,)])");
  private static final Pattern FACT = Pattern.compile("\\b([A-Z]\\w+)\\(");
  private static final Pattern SIGNATURE = Pattern.compile("\\bsignature == \"([^\"]+)\"");
  private static final Pattern FIELD = Pattern.compile("\\b(?:field|number)\\( *\"([^\"]+)\" *\\)");
  private static final Pattern FINDING =
      Pattern.compile("\\bFinding\\([^)]*?\\bid == \"([^\"]+)\"");
  private static final Pattern VOTE =
      Pattern.compile(
          "\\b(pointsTo|votes|speaksAgainst|rulesOut)\\( *kcontext, *\"([^\"]+)\"(?:,[^,]*,[^,]*, *"
              + "(-?\\d+(?:\\.\\d+)?))?");

  private final Map<String, Signature> signatures;
  private final Knowledge knowledge;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Rule> seen = new HashMap<>();
  private final Map<String, Rule> votes = new HashMap<>();

  private RuleLint(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.signatures =
        knowledge.signatures().stream()
            .collect(Collectors.toMap(Signature::id, s -> s, (a, b) -> a));
  }

  /** The faults of all of them. */
  static List<Fault> check(List<Rule> rules, Knowledge knowledge) {
    RuleLint lint = new RuleLint(knowledge);
    for (Rule rule : rules) {
      lint.reason(rule);
      for (String pattern : patterns(code(rule))) {
        lint.lines(rule, pattern);
        lint.bounds(rule, pattern);
        lint.words(rule, pattern);
      }
      lint.twice(rule);
      lint.against(rule);
    }
    return lint.faults;
  }

  private void fault(Rule rule, String message) {
    faults.add(new Fault(rule.file(), rule.line(), "\"" + rule.name() + "\" " + message));
  }

  private static String code(Rule rule) {
    return COMMENT.matcher(rule.when()).replaceAll("").replaceAll("\\s+", " ").strip();
  }

  /** A number that nobody can defend is a guess: the comment says where it comes from. */
  private void reason(Rule rule) {
    String plain = STRING.matcher(COMMENT.matcher(rule.when()).replaceAll("")).replaceAll("\"\"");
    boolean reasoned = !rule.above().isEmpty() || COMMENT.matcher(rule.when()).find();
    for (MatchResult number : THRESHOLD.matcher(plain).results().toList()) {
      if (!reasoned && !PLAIN.contains(number.group(1))) {
        fault(rule, "gives no reason for its " + number.group(1));
        return;
      }
    }
  }

  /** The patterns of a rule, each up to the parenthesis that closes it. */
  private static List<String> patterns(String when) {
    List<String> patterns = new ArrayList<>();
    Matcher fact = FACT.matcher(when);
    while (fact.find()) {
      int depth = 1;
      int at = fact.end();
      while (at < when.length() && depth > 0) {
        depth += when.charAt(at) == '(' ? 1 : when.charAt(at) == ')' ? -1 : 0;
        at++;
      }
      patterns.add(when.substring(fact.start(), at));
    }
    return patterns;
  }

  /** A line that no signature knows never comes, and a field that it does not take is empty. */
  private void lines(Rule rule, String pattern) {
    Matcher named = SIGNATURE.matcher(pattern);
    List<Signature> known = new ArrayList<>();
    while (named.find()) {
      Signature signature = signatures.get(named.group(1));
      if (signature == null) {
        fault(
            rule,
            "can never fire: " + Nearest.unknown("signature", named.group(1), signatures.keySet()));
      } else {
        known.add(signature);
      }
    }
    for (MatchResult field : FIELD.matcher(pattern).results().toList()) {
      if (!known.isEmpty() && known.stream().noneMatch(s -> s.fields().contains(field.group(1)))) {
        fault(rule, "can never fire: no field '" + field.group(1) + "' in " + known.get(0).id());
      }
    }
  }

  /** Bounds of one property that leave no number between them. */
  private void bounds(Rule rule, String pattern) {
    if (pattern.contains("||")) {
      return;
    }
    Map<String, double[]> ranges = new HashMap<>();
    for (MatchResult bound : BOUND.matcher(pattern).results().toList()) {
      double[] range =
          ranges.computeIfAbsent(
              bound.group(1),
              name -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
      double value = Double.parseDouble(bound.group(3));
      boolean open = bound.group(2).length() == 1;
      if (bound.group(2).charAt(0) != '<') {
        range[0] = Math.max(range[0], open ? Math.nextUp(value) : value);
      }
      if (bound.group(2).charAt(0) != '>') {
        range[1] = Math.min(range[1], open ? Math.nextDown(value) : value);
      }
      if (range[0] > range[1]) {
        fault(rule, "can never fire: no " + bound.group(1) + " is within its bounds");
      }
    }
  }

  /** One property cannot be two words at once. */
  private void words(Rule rule, String pattern) {
    if (pattern.contains("||")) {
      return;
    }
    Map<String, String> known = new HashMap<>();
    for (MatchResult word : WORD.matcher(pattern).results().toList()) {
      String other = known.putIfAbsent(word.group(1), word.group(2));
      if (other != null && !other.equals(word.group(2))) {
        fault(
            rule,
            "can never fire: no " + word.group(1) + " is both " + other + " and " + word.group(2));
      }
    }
  }

  /** Two rules with one condition are one, or contradict each other. */
  private void twice(Rule rule) {
    Rule same = seen.putIfAbsent(code(rule), rule);
    if (same != null) {
      fault(rule, "has the conditions of \"" + same.name() + "\"");
    }
  }

  /** A rule that reads one finding and nothing else may not turn round what a page says of it. */
  private void against(Rule rule) {
    List<String> patterns = patterns(code(rule));
    Matcher finding = FINDING.matcher(patterns.size() == 1 ? patterns.get(0) : "");
    Matcher vote = VOTE.matcher(rule.then().replaceAll("\\s+", " "));
    if (!finding.find() || patterns.get(0).split(",", -1).length > 2) {
      return;
    }
    while (vote.find()) {
      boolean speaksFor = isFor(vote);
      String about = finding.group(1) + " " + vote.group(2) + " ";
      votes.putIfAbsent(about + speaksFor, rule);
      Rule other = votes.get(about + !speaksFor);
      CausePage page = knowledge.causes().get(vote.group(2));
      if (other != null) {
        fault(rule, "contradicts \"" + other.name() + "\"");
      }
      if (page != null && against(page, speaksFor).contains(finding.group(1))) {
        fault(rule, "contradicts the page of '" + page.id() + "' on '" + finding.group(1) + "'");
      }
    }
  }

  private static boolean isFor(Matcher vote) {
    boolean weighed = vote.group(3) != null && vote.group(3).startsWith("-");
    return vote.group(1).equals("pointsTo") || (vote.group(1).equals("votes") && !weighed);
  }

  /** What the page takes the other way. */
  private static Set<String> against(CausePage page, boolean speaksFor) {
    return speaksFor ? page.against().keySet() : page.expects().keySet();
  }
}
