package dev.culprit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON file as maps, lists, texts and numbers; a file that somebody else wrote, so that its size
 * is bounded here and its depth by the parser.
 */
final class JsonTree {

  private static final long MOST = 64 << 20;

  private JsonTree() {}

  /** The object that the file holds. */
  static Map<?, ?> read(Path file) throws IOException {
    if (Files.size(file) > MOST) {
      throw new IOException("it is larger than " + (MOST >> 20) + " MiB");
    }
    try (JsonParser parser = new JsonFactory().createParser(Files.newInputStream(file))) {
      Object value = parser.nextToken() == null ? null : value(parser);
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw new IOException("it holds no JSON object");
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> parser.getText();
    };
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  /** A text of an object, or "". */
  static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  /** A number of an object, or {@code otherwise}. */
  static double number(Map<?, ?> map, String key, double otherwise) {
    return map.get(key) instanceof Double number ? number : otherwise;
  }

  /** An object in an object, or an empty one. */
  static Map<?, ?> object(Map<?, ?> map, String key) {
    return map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  /** The objects in a list of an object. */
  static List<Map<?, ?>> objects(Map<?, ?> map, String key) {
    List<Map<?, ?>> objects = new ArrayList<>();
    if (map.get(key) instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }
}
