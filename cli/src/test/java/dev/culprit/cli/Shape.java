package dev.culprit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a piece of JSON must look like; tells every place where it does not. */
interface Shape {

  void check(Object value, String path, List<String> faults);

  /** All faults of a value. */
  default List<String> faults(Object value) {
    List<String> faults = new ArrayList<>();
    check(value, "", faults);
    return faults;
  }

  Shape TEXT = plain("a text", v -> v instanceof String text && !text.isEmpty());
  Shape STRING = plain("a text or nothing", v -> v instanceof String);
  Shape WHOLE = plain("a whole number", v -> v instanceof Integer || v instanceof Long);
  Shape NUMBER = plain("a number", v -> v instanceof Number);
  Shape FLAG = plain("true or false", v -> v instanceof Boolean);
  Shape SHARE =
      plain(
          "from 0 to 1",
          v -> v instanceof Number n && n.doubleValue() >= 0 && n.doubleValue() <= 1);

  /** ISO 8601 with an offset. */
  Shape TIME =
      plain(
          "a time with its offset",
          v ->
              v instanceof String text
                  && text.matches(
                      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)"));

  private static Shape plain(String what, Predicate<Object> fits) {
    return (value, path, faults) -> {
      if (!fits.test(value)) {
        faults.add(path + " is " + value + ", not " + what);
      }
    };
  }

  /** One of these words. */
  static Shape word(String... words) {
    return plain("one of " + Arrays.toString(words), List.of(words)::contains);
  }

  /** A list of such. */
  static Shape list(Shape item) {
    return (value, path, faults) -> {
      if (value instanceof List<?> items) {
        for (int i = 0; i < items.size(); i++) {
          item.check(items.get(i), path + "[" + i + "]", faults);
        }
      } else {
        faults.add(path + " is no list");
      }
    };
  }

  /**
   * An object.
   *
   * @param fields names and shapes by turns; a name that ends with {@code ?} may be missing
   */
  static Shape object(Object... fields) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    Set<String> optional = new HashSet<>();
    for (int i = 0; i < fields.length; i += 2) {
      String name = ((String) fields[i]).replace("?", "");
      shapes.put(name, (Shape) fields[i + 1]);
      if (!name.equals(fields[i])) {
        optional.add(name);
      }
    }
    return (value, path, faults) -> {
      if (value instanceof Map<?, ?> map) {
        fields(map, shapes, optional, path, faults);
      } else {
        faults.add(path + " is no object");
      }
    };
  }

  private static void fields(
      Map<?, ?> map,
      Map<String, Shape> shapes,
      Set<String> optional,
      String path,
      List<String> faults) {
    shapes.forEach(
        (name, shape) -> {
          if (map.containsKey(name)) {
            shape.check(map.get(name), path + "." + name, faults);
          } else if (!optional.contains(name)) {
            faults.add(path + "." + name + " is missing");
          }
        });
    for (Object name : map.keySet()) {
      if (!shapes.containsKey(name)) {
        faults.add(path + "." + name + " is not in the contract");
      }
    }
  }
}
