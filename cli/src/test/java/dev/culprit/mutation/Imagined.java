package dev.culprit.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Facts as the patterns of a rule describe them, and facts near them: what a rule says must not be
 * there ({@code not Measure( name == "cpu.ni", value >= 30 )}) stands in none of the facts on which
 * it speaks.
 */
final class Imagined {

  private static final Pattern PATTERN = Pattern.compile("\\b([A-Z][A-Za-z]+)\\(");
  private static final Pattern COMPARED =
      Pattern.compile("(\\w+(?:\\.\\w+)?) (==|!=|>=|<=|>|<) (.+)");
  private static final Pattern LISTED = Pattern.compile("(\\w+) in \\( ?(.*?) ?\\)");
  private static final Pattern ENTRY =
      Pattern.compile("(?:field|number|decimal)\\( ?\"(\\w+)\" ?\\)");
  private static final Pattern FLAG = Pattern.compile("(!?)(\\w+)");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Facts beyond which nearly the same come again. */
  private static final int MOST = 1500;

  private final RuleText rule;
  private final List<Record> given;

  Imagined(RuleText rule, List<Record> given) {
    this.rule = rule;
    this.given = given;
  }

  /** The facts, as {@link FactMaps} writes them. */
  List<Map<String, Object>> all() {
    Set<Map<String, Object>> all = new LinkedHashSet<>();
    for (Record fact : given) {
      Map<String, Object> tagged = FactMaps.tagged(fact, rule.readsLines());
      all.add(tagged);
      all.addAll(near(tagged));
    }
    Matcher pattern = PATTERN.matcher(rule.when());
    while (pattern.find()) {
      for (Map<String, Object> described : described(rule.when(), pattern.end())) {
        for (Map<String, Object> ground : grounds(pattern.group(1))) {
          Map<String, Object> fields = new LinkedHashMap<>(ground);
          described.forEach((key, value) -> RuleSample.put(fields, key, value));
          Map<String, Object> tagged = Map.of(pattern.group(1), fields);
          all.add(tagged);
          all.addAll(near(tagged));
        }
      }
    }
    return all.stream().limit(MOST).toList();
  }

  /** What a fact is laid over: one of its kind that is given, or nothing. */
  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> grounds(String kind) {
    List<Map<String, Object>> grounds = new ArrayList<>();
    for (Record fact : given) {
      if (fact.getClass().getSimpleName().equals(kind)) {
        grounds.add((Map<String, Object>) FactMaps.tagged(fact, rule.readsLines()).get(kind));
      }
    }
    grounds.add(Map.of());
    return grounds;
  }

  /** A fact with one thing changed. */
  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> near(Map<String, Object> tagged) {
    List<Map<String, Object>> near = new ArrayList<>();
    Record fact;
    try {
      fact = FactMaps.fact(tagged);
    } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
      return near; // a pattern alone seldom says enough for a fact with records inside
    }
    Map.Entry<String, Object> one = tagged.entrySet().iterator().next();
    for (Map<String, Object> change : new Variations(rule, List.of(fact)).all()) {
      change.forEach(
          (key, value) -> {
            if (key.contains(".")) {
              Map<String, Object> fields =
                  new LinkedHashMap<>((Map<String, Object>) one.getValue());
              RuleSample.put(fields, key.substring(key.indexOf('.') + 1), value);
              near.add(Map.of(one.getKey(), fields));
            }
          });
    }
    return near;
  }

  /** Components and values that a pattern's constraints ask for; several, where it says "or". */
  private List<Map<String, Object>> described(String text, int from) {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(new LinkedHashMap<>());
    for (String part : parts(text, from)) {
      List<Map<String, Object>> next = new ArrayList<>();
      for (String alternative : part.split(" \\|\\| ", -1)) {
        for (Map<String, Object> value : values(alternative.strip())) {
          for (Map<String, Object> before : all) {
            Map<String, Object> both = new LinkedHashMap<>(before);
            both.putAll(value);
            next.add(both);
          }
        }
      }
      all = next.size() > MOST ? next.subList(0, MOST) : next;
    }
    return all;
  }

  private List<Map<String, Object>> values(String constraint) {
    String plain = ENTRY.matcher(constraint).replaceAll("fields.$1");
    plain = plain.replaceFirst("^\\(* *(?:\\$\\w+ : )?", "");
    Matcher listed = LISTED.matcher(plain);
    if (listed.matches()) {
      List<Map<String, Object>> all = new ArrayList<>();
      TEXT.matcher(listed.group(2))
          .results()
          .forEach(m -> all.add(Map.of(listed.group(1), m.group(1))));
      return all.isEmpty() ? List.of(Map.of()) : all;
    }
    Matcher compared = COMPARED.matcher(plain);
    if (compared.matches()) {
      List<Map<String, Object>> all = new ArrayList<>();
      operands(compared.group(3)).forEach(v -> all.add(Map.of(compared.group(1), v)));
      return all.isEmpty() ? List.of(Map.of()) : all;
    }
    Matcher flag = FLAG.matcher(plain);
    return flag.matches()
        ? List.of(Map.of(flag.group(2), flag.group(1).isEmpty()))
        : List.of(Map.of());
  }

  /** What may stand right of a comparison: a constant, or a component of a fact that is given. */
  private List<Object> operands(String right) {
    Matcher text = TEXT.matcher(right);
    if (text.lookingAt()) {
      return List.of(text.group(1));
    }
    if (right.matches("-?\\d+(?:\\.\\d+)?.*")) {
      String number = right.replaceFirst("^(-?\\d+(?:\\.\\d+)?).*", "$1");
      return List.of(
          number.contains(".") ? (Object) Double.valueOf(number) : (Object) Long.valueOf(number));
    }
    return right.startsWith("$") ? ofGiven(right.replaceFirst(".*[.$](\\w+).*", "$1")) : List.of();
  }

  private List<Object> ofGiven(String name) {
    Set<Object> all = new LinkedHashSet<>();
    Matcher bound = Pattern.compile("\\$" + Pattern.quote(name) + " : (\\w+)").matcher(rule.when());
    String component = bound.find() ? bound.group(1) : name;
    for (Record fact : given) {
      for (Object fields : FactMaps.tagged(fact, rule.readsLines()).values()) {
        Object value = ((Map<?, ?>) fields).get(component);
        if (value != null) {
          all.add(value);
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<String> parts(String text, int from) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (depth == 0 && (c == ')' || c == ',')) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
        if (c == ')') {
          return parts;
        }
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return parts;
  }
}
