package dev.culprit.mutation;

import dev.culprit.fact.Origin;
import dev.culprit.fact.Subject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Facts as maps for YAML, and back. A component that is 0, empty, false or unknown is left out;
 * where a fact was read is left out always, and what stood there is kept for a rule that reads it.
 */
final class FactMaps {

  private static final Origin ORIGIN = new Origin("sample", 1, "");

  /** Where what rules are given is declared. */
  private static final List<String> PACKAGES =
      List.of("dev.culprit.fact.", "dev.culprit.knowledge.");

  /** Reflection is slow, and the same few kinds come thousands of times. */
  private record Form(List<RecordComponent> components, Constructor<?> constructor) {

    static Form of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = components[i].getType();
        components[i].getAccessor().setAccessible(true);
      }
      try {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return new Form(List.of(components), constructor);
      } catch (NoSuchMethodException e) {
        throw new LinkageError(type.getName(), e);
      }
    }
  }

  private static final Map<Class<?>, Form> FORMS = new ConcurrentHashMap<>();

  private static Form form(Class<?> type) {
    return FORMS.computeIfAbsent(type, Form::of);
  }

  private FactMaps() {}

  /** The components of a fact. */
  static List<RecordComponent> components(Record fact) {
    return form(fact.getClass()).components();
  }

  /** {@code {Measure: {name: …, value: …}}}. */
  static Map<String, Object> tagged(Record fact) {
    return tagged(fact, false);
  }

  /**
   * The same.
   *
   * @param lines whether the text of its lines is kept too
   */
  static Map<String, Object> tagged(Record fact, boolean lines) {
    return Map.of(fact.getClass().getSimpleName(), fields(fact, lines));
  }

  /** The fact that {@link #tagged} wrote. */
  static Record fact(Map<?, ?> tagged) {
    Map.Entry<?, ?> one = tagged.entrySet().iterator().next();
    return record(kind(one.getKey().toString()), (Map<?, ?>) one.getValue());
  }

  private static Class<?> kind(String name) {
    for (String folder : PACKAGES) {
      Class<?> known = known(folder + name);
      if (known != null) {
        return known;
      }
    }
    throw new IllegalArgumentException("no fact is called " + name);
  }

  private static Class<?> known(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      return null; // another package may have it
    }
  }

  /** What a component holds. */
  static Object get(Record fact, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }

  private static Record make(Class<?> type, Object[] values) {
    try {
      return (Record) form(type).constructor().newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getCause(), e);
    }
  }

  private static Map<String, Object> fields(Record fact, boolean lines) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : components(fact)) {
      Object plain = plain(get(fact, component), lines);
      if (plain != null) {
        map.put(component.getName(), plain);
      }
    }
    return map;
  }

  private static Object plain(Object value, boolean lines) {
    if (value == null) {
      return null;
    } else if (value instanceof Origin origin) {
      return lines ? origin.text() : null;
    } else if (value instanceof Subject subject) {
      return subject.kind().label() + " " + subject;
    } else if (value instanceof Record inner) {
      return fields(inner, lines);
    } else if (value instanceof Boolean truth) {
      return truth ? truth : null;
    } else if (value instanceof Number number) {
      return number.doubleValue() == 0 ? null : number;
    } else if (value instanceof Optional<?> optional) {
      return optional.map(v -> plain(v, lines)).orElse(null);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((k, v) -> sorted.put(k.toString(), v instanceof Number ? v : plain(v, lines)));
      return sorted.isEmpty() ? null : sorted;
    } else if (value instanceof Collection<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(one -> all.add(plain(one, lines)));
      all.removeIf(one -> one == null);
      return all.isEmpty() ? null : all;
    }
    return value.toString().isEmpty() ? null : value.toString();
  }

  private static Record record(Class<?> type, Map<?, ?> map) {
    List<RecordComponent> components = form(type).components();
    Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      RecordComponent one = components.get(i);
      values[i] = value(one.getGenericType(), map.get(one.getName()));
    }
    return make(type, values);
  }

  private static Object value(Type type, Object plain) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, plain);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == Origin.class) {
      return origin(plain);
    } else if (raw == boolean.class) {
      return Boolean.TRUE.equals(plain);
    } else if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
      return number(raw, plain == null ? 0 : (Number) plain);
    } else if (raw == String.class) {
      return plain == null ? "" : plain.toString();
    } else if (plain == null) {
      return null;
    } else if (raw == Subject.class) {
      return subject(plain.toString());
    } else if (raw.isRecord()) {
      return record(raw, (Map<?, ?>) plain);
    }
    return parsed(raw, plain.toString());
  }

  /** Of a line's text, or of a map where the file or the line matters too. */
  private static Origin origin(Object plain) {
    if (plain instanceof Map<?, ?> map) {
      Object source = map.get("source");
      Object text = map.get("text");
      return new Origin(
          source == null ? ORIGIN.source() : source.toString(),
          map.get("line") instanceof Number line ? line.intValue() : ORIGIN.line(),
          text == null ? "" : text.toString());
    }
    return plain == null ? ORIGIN : new Origin(ORIGIN.source(), 1, plain.toString());
  }

  private static Object parsed(Class<?> raw, String text) {
    if (raw == Instant.class) {
      return Instant.parse(text);
    } else if (raw == OffsetDateTime.class) {
      return OffsetDateTime.parse(text);
    } else if (raw == LocalDateTime.class) {
      return LocalDateTime.parse(text);
    } else if (raw == Duration.class) {
      return Duration.parse(text);
    } else if (raw == Pattern.class) {
      return Pattern.compile(text);
    }
    if (raw.isEnum()) {
      for (Object constant : raw.getEnumConstants()) {
        if (constant.toString().equals(text)) {
          return constant;
        }
      }
    }
    throw new IllegalArgumentException(raw.getSimpleName() + " cannot be " + text);
  }

  private static final Pattern SUBJECT = Pattern.compile("(\\w+) (.*?)(?: \\(pid (\\d+)\\))?");

  /** The inverse of how {@link #plain} writes a subject. */
  private static Subject subject(String text) {
    Matcher parts = SUBJECT.matcher(text);
    for (Subject.Kind kind : Subject.Kind.values()) {
      if (parts.matches() && kind.label().equals(parts.group(1))) {
        String pid = parts.group(3);
        return new Subject(kind, parts.group(2), pid == null ? 0 : Integer.parseInt(pid));
      }
    }
    throw new IllegalArgumentException("no subject: " + text);
  }

  private static Object number(Class<?> raw, Number number) {
    if (raw == int.class || raw == Integer.class) {
      return number.intValue();
    }
    return raw == long.class || raw == Long.class
        ? (Object) number.longValue()
        : number.doubleValue();
  }

  private static Object container(ParameterizedType type, Object plain) {
    Type[] of = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return Optional.ofNullable(plain == null ? null : value(of[0], plain));
    } else if (type.getRawType() == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      ((Map<?, ?>) (plain == null ? Map.of() : plain))
          .forEach((k, v) -> map.put(key(of[0], k), value(of[1], v)));
      return map;
    }
    Collection<Object> all =
        type.getRawType() == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
    ((Collection<?>) (plain == null ? List.of() : plain)).forEach(v -> all.add(value(of[0], v)));
    return all;
  }

  private static Object key(Type type, Object plain) {
    return type == Integer.class
        ? Integer.valueOf(plain.toString())
        : value(type, plain.toString());
  }
}
