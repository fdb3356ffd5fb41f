package dev.culprit.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a JSON text: an object, an array or a scalar, with the place at which it begins.
 *
 * <p>A key that an object does not have gives {@link #NOTHING}, so that a path can be followed
 * without asking at each step.
 */
final class Json {

  /** What is not there. */
  static final Json NOTHING = new Json(-1, "");

  private final int at;
  private final String scalar;
  private final Map<String, Json> fields = new LinkedHashMap<>(0);
  private final List<Json> items = new ArrayList<>(0);

  /**
   * A value that begins {@code at} characters behind the beginning of the text.
   *
   * @param scalar its text where it is a string, number or truth value; "" for null
   */
  Json(int at, String scalar) {
    this.at = at;
    this.scalar = scalar;
  }

  void put(String key, Json value) {
    fields.putIfAbsent(key, value);
  }

  void add(Json value) {
    items.add(value);
  }

  /** Where it begins, in characters; -1 where it is not there. */
  int at() {
    return at;
  }

  /** Whether it is there. */
  boolean exists() {
    return at >= 0;
  }

  /** Whether it is an object that has the key. */
  boolean has(String key) {
    return fields.containsKey(key);
  }

  /** The value that a path of keys leads to. */
  Json get(String... path) {
    Json found = this;
    for (String key : path) {
      found = found.fields.getOrDefault(key, NOTHING);
    }
    return found;
  }

  /** The fields of an object, in their order. */
  Map<String, Json> fields() {
    return fields;
  }

  /** The elements of an array; none where it is something else. */
  List<Json> items() {
    return items;
  }

  /** A scalar's text; "" for null and for what is not there. */
  String text() {
    return scalar;
  }

  /** The text of a field, or "". */
  String text(String... path) {
    return get(path).scalar;
  }

  /** A field as a whole number, or {@code otherwise}; a string of digits counts, too. */
  long number(long otherwise, String... path) {
    String text = get(path).scalar;
    int point = text.indexOf('.');
    return Text.number(point > 0 ? text.substring(0, point) : text, otherwise);
  }

  /** Whether a field is true; old versions of some tools write 1. */
  boolean is(String... path) {
    String text = get(path).scalar;
    return text.equals("true") || text.equals("1");
  }

  /** The texts of the scalars in an array. */
  List<String> texts() {
    return items.stream().map(Json::text).toList();
  }
}
