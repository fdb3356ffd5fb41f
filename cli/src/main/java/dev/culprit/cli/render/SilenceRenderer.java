package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.cli.Sanitizer;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Silences.Silenced;
import dev.culprit.knowledge.Silence;
import dev.culprit.rank.Hypothesis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is silenced: never dropped, and told when a silence is of no use any more. */
public final class SilenceRenderer {

  private static final String OVER = "over";
  private static final String IDLE = "idle";

  private SilenceRenderer() {}

  /** A sentence for each silenced cause and each stale silence. */
  public static List<String> sentences(Diagnosis diagnosis) {
    List<String> all = new ArrayList<>();
    for (Silenced one : diagnosis.silenced()) {
      Hypothesis h = one.hypothesis();
      all.add(
          String.format(
              Locale.ROOT,
              "%.0f %% %s: %s, silenced %s",
              100 * h.probability(),
              h.cause().id(),
              h.subject(),
              one.silence().because()));
    }
    diagnosis
        .silencesOver()
        .forEach(s -> all.add(s.cause() + ": its silence is over (" + s.because() + ")"));
    diagnosis
        .silencesIdle()
        .forEach(s -> all.add(s.cause() + ": nothing of it shows; silenced " + s.because()));
    return all.stream().map(Sanitizer::line).toList();
  }

  /** The arrays {@code silenced} and {@code silences}; nothing where there is no silence. */
  public static void json(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    if (!diagnosis.silenced().isEmpty()) {
      json.writeArrayFieldStart("silenced");
      for (Silenced one : diagnosis.silenced()) {
        json.writeStartObject();
        json.writeStringField("cause", one.hypothesis().cause().id());
        JsonParts.subject(one.hypothesis().subject(), json);
        json.writeNumberField("probability", JsonParts.rounded(one.hypothesis().probability()));
        silence(one.silence(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (!diagnosis.silencesOver().isEmpty() || !diagnosis.silencesIdle().isEmpty()) {
      json.writeArrayFieldStart("staleSilences");
      stale(diagnosis.silencesOver(), OVER, json);
      stale(diagnosis.silencesIdle(), IDLE, json);
      json.writeEndArray();
    }
  }

  private static void stale(List<Silence> silences, String state, JsonGenerator json)
      throws IOException {
    for (Silence silence : silences) {
      json.writeStartObject();
      json.writeStringField("cause", silence.cause());
      json.writeStringField("state", state);
      silence(silence, json);
      json.writeEndObject();
    }
  }

  private static void silence(Silence silence, JsonGenerator json) throws IOException {
    if (silence.until() != null) {
      json.writeStringField("until", silence.until().toString());
    }
    JsonParts.optional(json, "reason", silence.reason());
  }
}
