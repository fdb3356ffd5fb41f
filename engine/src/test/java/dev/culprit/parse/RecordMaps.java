package dev.culprit.parse;

import dev.culprit.fact.Origin;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records as maps for YAML. What is not told (empty, -1, '?') and the first sample are left out; of
 * an origin only the line is kept.
 */
final class RecordMaps {

  private RecordMaps() {}

  /** {@code {ProcessSeen: {pid: 1, …}}}. */
  static Map<String, Object> tagged(Record value) {
    return Map.of(value.getClass().getSimpleName(), fields(value));
  }

  private static Map<String, Object> fields(Record value) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object plain = plain(read(component, value));
      if (plain != null && !(component.getName().equals("sample") && plain.equals(0L))) {
        map.put(component.getName().equals("origin") ? "line" : component.getName(), plain);
      }
    }
    return map;
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Origin origin) {
      return (long) origin.line();
    } else if (value instanceof Record inner) {
      return fields(inner);
    } else if (value instanceof Boolean) {
      return value;
    } else if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      return number.longValue() == -1 ? null : (Object) number.longValue();
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((k, v) -> sorted.put(k.toString(), plain(v)));
      return sorted.isEmpty() ? null : sorted;
    }
    return values(value);
  }

  private static Object number(double value) {
    if (value == -1 || Double.isNaN(value)) {
      return null;
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : value;
  }

  private static Object values(Object value) {
    List<Object> all = new ArrayList<>();
    if (value instanceof Collection<?> list) {
      list.forEach(one -> all.add(plain(one)));
      return all.isEmpty() ? null : all;
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        all.add(plain(Array.get(value, i)));
      }
      return all.isEmpty() ? null : all;
    }
    String text = value == null ? "" : value.toString();
    return text.isEmpty() || text.equals("?") ? null : text;
  }
}
