package dev.culprit.mutation;

import dev.culprit.fact.Origin;
import dev.culprit.fact.Subject;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Single changes to facts on which a rule speaks, near to whatever the rule and the facts name:
 * where a mistake in the rule would show.
 */
final class Variations {

  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$])\\d+(?:\\.\\d+)?(?![\\w.])");
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Where a rule asks in which file or line a fact was read. */
  private static final Pattern PLACE = Pattern.compile("\\b(?:source|line)\\b");

  private static final double[] NEAR = {0.9, 1, 1.1};
  private static final double[] FAR = {0, 0.5, 2, 10};

  private final Set<Double> constants = new LinkedHashSet<>();
  private final Set<String> words = new LinkedHashSet<>();
  private final List<Record> given;
  private final boolean lines;
  private final boolean places;
  private final Set<Double> values = new LinkedHashSet<>();

  Variations(RuleText rule, List<Record> given) {
    this.given = given;
    this.lines = rule.readsLines();
    this.places = PLACE.matcher(rule.when()).find();
    NUMBER.matcher(rule.when()).results().forEach(m -> constants.add(Double.valueOf(m.group())));
    STRING.matcher(rule.when()).results().forEach(m -> words.add(m.group(1)));
    given.forEach(this::number);
  }

  private void number(Object held) {
    if (held instanceof Record record) {
      FactMaps.components(record).forEach(one -> number(FactMaps.get(record, one)));
    } else if (held instanceof Map<?, ?> map) {
      map.values().forEach(this::number);
    } else if (held instanceof Number number) {
      values.add(number.doubleValue());
    } else if (held instanceof String text && NUMBER.matcher(text).matches()) {
      values.add(Double.valueOf(text));
    }
  }

  /** All changes, the facts as they are first. */
  List<Map<String, Object>> all() {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(Map.of());
    for (int i = 0; i < given.size(); i++) {
      all.add(Map.of("without", i + 1));
      for (RecordComponent component : FactMaps.components(given.get(i))) {
        String key = (i + 1) + "." + component.getName();
        vary(key, component.getType(), FactMaps.get(given.get(i), component), all);
      }
    }
    return all;
  }

  private void vary(String key, Class<?> type, Object value, List<Map<String, Object>> into) {
    if (value instanceof Number number) {
      boolean whole = !(type == double.class || type == Double.class);
      numbers(number.doubleValue()).forEach(n -> into.add(Map.of(key, plain(n, whole))));
    } else if (value instanceof Boolean truth) {
      into.add(Map.of(key, !truth));
    } else if (value instanceof String text) {
      strings(text).forEach(other -> into.add(Map.of(key, other)));
    } else if (value instanceof Subject subject) {
      into.add(Map.of(key, subject.kind().label() + " another"));
      into.add(Map.of(key, Subject.HOST.kind().label() + " " + Subject.HOST.name()));
    } else if (value instanceof Instant instant) {
      for (long hours : new long[] {-200, -40, -2, 2, 40, 200}) {
        into.add(Map.of(key, instant.plus(Duration.ofHours(hours)).toString()));
      }
    } else if (value instanceof Origin origin) {
      origin(key, origin, into);
    } else if (value instanceof Record inner) {
      for (RecordComponent component : FactMaps.components(inner)) {
        String name = key + "." + component.getName();
        vary(name, component.getType(), FactMaps.get(inner, component), into);
      }
    } else if (value instanceof Collection<?>) {
      into.add(Map.of(key, List.of()));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> entry(key + "." + k, v, into));
    } else if (value instanceof Enum<?>) {
      for (Object other : type.getEnumConstants()) {
        into.add(Map.of(key, other.toString()));
      }
    }
  }

  private void origin(String key, Origin origin, List<Map<String, Object>> into) {
    if (lines) {
      strings(origin.text()).forEach(other -> into.add(Map.of(key + ".text", other)));
    }
    if (places) {
      into.add(Map.of(key + ".source", "another"));
      into.add(Map.of(key + ".line", origin.line() + 1));
      into.add(Map.of(key + ".line", origin.line() + 3));
    }
  }

  private void entry(String key, Object value, List<Map<String, Object>> into) {
    String text = String.valueOf(value);
    if (NUMBER.matcher(text).matches()) {
      for (double number : numbers(Double.parseDouble(text))) {
        Object plain = plain(number, !text.contains("."));
        into.add(Map.of(key, value instanceof Number ? plain : plain.toString()));
      }
    } else {
      strings(text).forEach(other -> into.add(Map.of(key, other)));
    }
  }

  private Set<String> strings(String text) {
    Set<String> others = new LinkedHashSet<>(words);
    others.add("");
    others.add(text + "-x");
    others.remove(text);
    return others;
  }

  private Set<Double> numbers(double value) {
    Set<Double> all = new LinkedHashSet<>();
    for (double constant : constants) {
      near(constant, all);
      all.add(constant - 1);
      all.add(constant + 1);
    }
    for (double other : values) {
      near(other, all);
      for (double constant : constants) {
        apart(other, constant, all);
        if (constant > 1 || (constant > 0 && constant < 1)) {
          near(other * constant, all);
          near(other / constant, all);
        }
      }
    }
    for (double factor : FAR) {
      all.add(value * factor);
    }
    all.add(-1.0);
    all.add(value + 1);
    all.remove(value);
    return all;
  }

  /** So far from another number as the rule says, or nearly: what grew is often a difference. */
  private static void apart(double other, double constant, Set<Double> into) {
    Set<Double> apart = new LinkedHashSet<>();
    near(constant, apart);
    apart.add(constant - 1);
    apart.add(constant + 1);
    for (double far : apart) {
      into.add(other + far);
      into.add(other - far);
    }
  }

  private static void near(double value, Set<Double> into) {
    for (double factor : NEAR) {
      into.add(value * factor);
    }
  }

  private static Object plain(double number, boolean whole) {
    return whole ? (Object) Math.round(number) : Math.round(number * 1000) / 1000.0;
  }
}
