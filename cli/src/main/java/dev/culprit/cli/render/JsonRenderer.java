package dev.culprit.cli.render;

import static dev.culprit.cli.render.JsonParts.optional;
import static dev.culprit.cli.render.JsonParts.rounded;
import static dev.culprit.cli.render.JsonParts.strings;
import static dev.culprit.cli.render.JsonParts.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.culprit.advise.Advice;
import dev.culprit.cli.Version;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Finding;
import dev.culprit.fact.UnknownLines;
import dev.culprit.flow.NodeAnswer;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.recall.Similar;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A diagnosis as the contract's JSON object {@code culprit.diagnosis/v1}. */
public final class JsonRenderer {

  private final int top;
  private final List<NodeAnswer> flow;
  private final List<Similar> similar;

  /** Lists at most {@code top} hypotheses and commands. */
  public JsonRenderer(int top) {
    this(top, List.of());
  }

  /** The same, with what the nodes of a flow answered. */
  public JsonRenderer(int top, List<NodeAnswer> flow) {
    this(top, flow, List.of());
  }

  /** The same, with past incidents that this one is like. */
  public JsonRenderer(int top, List<NodeAnswer> flow, List<Similar> similar) {
    this.top = top;
    this.flow = List.copyOf(flow);
    this.similar = List.copyOf(similar);
  }

  /** Writes the object and leaves the stream open. */
  public void render(Diagnosis diagnosis, OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setCharacterEscapes(new HarmlessJson());
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      head(diagnosis, json);
      HypothesesJson.write(diagnosis, top, json);
      SilenceRenderer.json(diagnosis, json);
      ruledOut(diagnosis, json);
      notJudged(diagnosis, json);
      resources(diagnosis, json);
      next(diagnosis, json);
      timeline(diagnosis, json);
      FlowRenderer.json(flow, json);
      skipped(diagnosis, json);
      json.writeStringField("summary", String.join(" ", diagnosis.summary()));
      notable(diagnosis, json);
      notUnderstood(diagnosis, json);
      SimilarRenderer.json(similar, diagnosis.knowledge(), json);
      stats(diagnosis, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void notUnderstood(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("notUnderstood");
    for (UnknownLines lines : diagnosis.notUnderstood().stream().limit(top).toList()) {
      json.writeStartObject();
      json.writeNumberField("count", lines.count());
      json.writeStringField("source", lines.origin().source());
      json.writeNumberField("line", lines.origin().line());
      json.writeStringField("text", lines.origin().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void head(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeStringField("schema", "culprit.diagnosis/v1");
    json.writeStringField("version", Version.text());
    Knowledge knowledge = diagnosis.knowledge();
    json.writeObjectFieldStart("knowledge");
    json.writeNumberField("causes", knowledge.causes().size());
    json.writeNumberField("findings", knowledge.findings().size());
    json.writeNumberField("rules", diagnosis.rules());
    json.writeNumberField("signatures", knowledge.signatures().size());
    json.writeNumberField("tests", knowledge.tests().size());
    json.writeNumberField("cases", diagnosis.cases());
    json.writeEndObject();
    Diagnosis.Target target = diagnosis.target();
    json.writeObjectFieldStart("target");
    json.writeStringField("kind", target.live() ? "live" : "bundle");
    json.writeStringField("name", target.name());
    optional(json, "host", target.identity().hostname());
    if (target.capturedAt() != null) {
      json.writeStringField(
          "capturedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(target.capturedAt()));
    }
    json.writeEndObject();
    json.writeStringField("verdict", diagnosis.verdict().label());
  }

  private static void ruledOut(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("ruledOut");
    for (var ruledOut : diagnosis.ruledOut()) {
      json.writeStartObject();
      json.writeStringField("cause", ruledOut.cause());
      subject(ruledOut.subject(), json);
      json.writeStringField("because", ruledOut.because());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void notJudged(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("notJudged");
    for (var cause : diagnosis.notJudged()) {
      json.writeStartObject();
      json.writeStringField("cause", cause.cause());
      strings("needs", cause.needs(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void resources(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("resources");
    for (var row : diagnosis.resources()) {
      json.writeStartObject();
      json.writeStringField("resource", row.resource());
      optional(json, "utilisation", row.utilisation());
      optional(json, "saturation", row.saturation());
      optional(json, "errors", row.errors());
      json.writeStringField("verdict", row.verdict());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void next(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("next");
    int rank = 1;
    for (Advice advice : diagnosis.next().stream().limit(top).toList()) {
      json.writeStartObject();
      json.writeNumberField("rank", rank++);
      json.writeStringField("test", advice.test().id());
      json.writeStringField("command", advice.command());
      json.writeStringField("why", advice.why());
      json.writeArrayFieldStart("tells");
      for (Advice.Outcome outcome : advice.tells()) {
        json.writeStartObject();
        json.writeStringField("outcome", outcome.outcome());
        strings("pointsTo", outcome.pointsTo(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      strings("discriminates", advice.discriminates(), json);
      json.writeNumberField("gain", rounded(advice.gain()));
      json.writeNumberField("seconds", advice.test().seconds());
      json.writeStringField("risk", advice.test().risk().label());
      json.writeBooleanField("needsRoot", advice.test().needsRoot());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void timeline(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    ZoneOffset zone =
        diagnosis.target().capturedAt() == null
            ? ZoneOffset.UTC
            : diagnosis.target().capturedAt().getOffset();
    json.writeArrayFieldStart("timeline");
    for (var event : diagnosis.timeline()) {
      json.writeStartObject();
      json.writeStringField("at", iso(event.at(), zone));
      json.writeStringField("what", event.what());
      json.writeStringField("kind", event.kind());
      json.writeStringField("source", event.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String iso(Instant at, ZoneOffset zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(zone));
  }

  private static void skipped(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("skipped");
    for (var skipped : diagnosis.skipped()) {
      json.writeStartObject();
      json.writeStringField("source", skipped.source());
      json.writeStringField("reason", skipped.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void notable(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("notable");
    for (Finding finding : diagnosis.findings()) {
      FindingPage page = diagnosis.knowledge().findings().get(finding.id());
      if (page != null && page.harmless()) {
        json.writeStartObject();
        json.writeStringField("finding", finding.id());
        json.writeStringField("because", finding.because());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void stats(Diagnosis diagnosis, JsonGenerator json) throws IOException {
    Diagnosis.Stats stats = diagnosis.stats();
    json.writeObjectFieldStart("stats");
    json.writeNumberField("observations", stats.observations());
    json.writeNumberField("findings", stats.findings());
    json.writeNumberField("rulesFired", stats.rulesFired());
    json.writeNumberField("millis", stats.millis());
    json.writeObjectFieldStart("millisBy");
    for (var lap : stats.millisBy().entrySet()) {
      json.writeNumberField(lap.getKey(), lap.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
