package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.fact.Subject;
import java.io.IOException;
import java.util.List;

/** Small things that the JSON answer has in several places. */
final class JsonParts {

  private JsonParts() {}

  static void subject(Subject subject, JsonGenerator json) throws IOException {
    subject("subject", subject, -1, json);
  }

  /**
   * The same in another field.
   *
   * @param running for how many seconds it has been running, or -1 where that is not told
   */
  static void subject(String field, Subject subject, long running, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("kind", subject.kind().label());
    json.writeStringField("name", subject.name());
    if (subject.pid() > 0) {
      json.writeNumberField("pid", subject.pid());
    }
    if (running >= 0) {
      json.writeNumberField("runningSeconds", running);
    }
    json.writeEndObject();
  }

  static void strings(String name, List<String> values, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** A field, left out where the value is not known. */
  static void optional(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  /** To three places. */
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
