package dev.culprit.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.source.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Entries as JSON, one a line; contents stand in files beside it. */
final class Lines {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A content in a file.
   *
   * @param crc its CRC-32
   */
  record Stored(String file, long size, long crc) {}

  /** A line that was read, and where its readings' contents lie. */
  record Parsed(Entry entry, List<Stored> stored) {}

  private Lines() {}

  /** The line of an entry, with its end. */
  static byte[] write(Entry entry, List<Stored> stored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("kind", entry.kind());
      json.writeStringField("at", entry.at().toString());
      for (Map.Entry<String, String> field : new TreeMap<>(entry.fields()).entrySet()) {
        json.writeStringField("+" + field.getKey(), field.getValue());
      }
      json.writeArrayFieldStart("readings");
      for (int i = 0; i < entry.readings().size(); i++) {
        reading(json, entry.readings().get(i), stored.get(i));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void reading(JsonGenerator json, Reading reading, Stored stored)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("path", reading.path());
    json.writeStringField("command", reading.command());
    json.writeStringField("file", reading.file());
    json.writeNumberField("sample", reading.sample());
    json.writeNumberField("line", reading.lineOffset());
    if (reading.modified() != null) {
      json.writeStringField("modified", reading.modified().toString());
    }
    json.writeStringField("content", stored.file());
    json.writeNumberField("size", stored.size());
    json.writeNumberField("crc", stored.crc());
    json.writeEndObject();
  }

  /**
   * Reads a line, in which each reading's content still is empty.
   *
   * @throws IOException when it is no such line
   */
  static Parsed read(String line) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Map<String, String>> readings = new ArrayList<>();
    try (JsonParser json = JSON.createParser(line)) {
      expect(json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            readings.add(flat(json));
          }
        } else {
          fields.put(name, json.getText());
        }
      }
      expect(json.currentToken(), JsonToken.END_OBJECT);
      return parsed(fields, readings);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("it is no line of a journal: " + e.getMessage(), e);
    }
  }

  private static void expect(JsonToken found, JsonToken expected) throws IOException {
    if (found != expected) {
      throw new IOException("it is no line of a journal");
    }
  }

  private static Map<String, String> flat(JsonParser json) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      fields.put(name, json.getText());
    }
    return fields;
  }

  private static Parsed parsed(Map<String, String> all, List<Map<String, String>> readings) {
    Map<String, String> fields = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith("+")) {
            fields.put(name.substring(1), value);
          }
        });
    List<Reading> empty = new ArrayList<>();
    List<Stored> stored = new ArrayList<>();
    for (Map<String, String> r : readings) {
      String modified = r.getOrDefault("modified", "");
      empty.add(
          new Reading(
              r.getOrDefault("path", ""),
              r.getOrDefault("command", ""),
              r.getOrDefault("file", ""),
              Integer.parseInt(r.getOrDefault("sample", "0")),
              Integer.parseInt(r.getOrDefault("line", "0")),
              modified.isEmpty() ? null : Instant.parse(modified),
              dev.culprit.source.Content.of("")));
      stored.add(
          new Stored(
              r.getOrDefault("content", ""),
              Long.parseLong(r.getOrDefault("size", "-1")),
              Long.parseLong(r.getOrDefault("crc", "-1"))));
    }
    Instant at = Instant.parse(all.getOrDefault("at", ""));
    String kind = all.getOrDefault("kind", "");
    if (kind.isEmpty()) {
      throw new IllegalArgumentException("no kind");
    }
    return new Parsed(new Entry(kind, at, fields, empty), stored);
  }
}
