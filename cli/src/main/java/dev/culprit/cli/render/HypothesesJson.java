package dev.culprit.cli.render;

import static dev.culprit.cli.render.JsonParts.optional;
import static dev.culprit.cli.render.JsonParts.rounded;
import static dev.culprit.cli.render.JsonParts.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.advise.ServiceManagers;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Diagnosis.Overturn;
import dev.culprit.diagnose.PlaceholderValues;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Origin;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Remedy;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Hypothesis.Absence;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The hypotheses of the JSON answer, with their proof and their remedies. */
final class HypothesesJson {

  private HypothesesJson() {}

  /** Writes the first {@code top} of them. */
  static void write(Diagnosis diagnosis, int top, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("hypotheses");
    int rank = 1;
    for (Hypothesis h : Shown.hypotheses(diagnosis, top)) {
      hypothesis(diagnosis, h, rank++, json);
    }
    json.writeEndArray();
  }

  private static void hypothesis(Diagnosis diagnosis, Hypothesis h, int rank, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("rank", rank);
    json.writeStringField("cause", h.cause().id());
    json.writeStringField("title", h.cause().title());
    JsonParts.subject("subject", h.subject(), running(diagnosis, h), json);
    json.writeNumberField("probability", rounded(h.probability()));
    json.writeStringField("owner", h.cause().owner());
    strings("chain", h.chain(), json);
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : h.evidence()) {
      evidence(evidence, json);
    }
    for (Absence absence : h.absent()) {
      absence(diagnosis, absence, json);
    }
    json.writeEndArray();
    strings("missing", h.notLooked(), json);
    remedy(diagnosis, h, json);
    json.writeArrayFieldStart("overturnedBy");
    if (rank == 1) {
      for (Overturn overturn : diagnosis.overturnedBy().getOrDefault(h.cause().id(), List.of())) {
        json.writeStartObject();
        json.writeStringField("finding", overturn.finding());
        json.writeStringField("how", overturn.how());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static long running(Diagnosis diagnosis, Hypothesis h) {
    String seconds = diagnosis.values().of(h.subject()).get(PlaceholderValues.RUNNING);
    return seconds == null ? -1 : Long.parseLong(seconds);
  }

  private static void evidence(Evidence evidence, JsonGenerator json) throws IOException {
    Finding finding = evidence.finding();
    json.writeStartObject();
    json.writeStringField("finding", finding.id());
    json.writeStringField("direction", evidence.decibans() > 0 ? "for" : "against");
    json.writeNumberField("weight", rounded(evidence.decibans() * finding.freshness()));
    json.writeStringField("because", evidence.because());
    JsonParts.subject("about", finding.subject(), -1, json);
    json.writeArrayFieldStart("observed");
    for (Origin origin : finding.observed()) {
      json.writeStartObject();
      json.writeStringField("source", origin.source());
      if (origin.line() > 0) {
        json.writeNumberField("line", origin.line());
      }
      json.writeStringField("text", origin.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void absence(Diagnosis diagnosis, Absence absence, JsonGenerator json)
      throws IOException {
    FindingPage page = diagnosis.knowledge().findings().get(absence.finding());
    json.writeStartObject();
    json.writeStringField("finding", absence.finding());
    json.writeStringField("direction", "against");
    json.writeNumberField("weight", rounded(absence.decibans()));
    json.writeStringField("because", "looked for and not there: " + page.title());
    json.writeArrayFieldStart("observed");
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void remedy(Diagnosis diagnosis, Hypothesis h, JsonGenerator json)
      throws IOException {
    Map<String, String> values = Shown.values(diagnosis, h.subject());
    json.writeObjectFieldStart("remedy");
    remedies("contain", h.cause().contain(), values, json);
    remedies("fix", h.cause().fix(), values, json);
    remedies("verify", h.cause().verify(), values, json);
    remedies("prevent", h.cause().prevent(), values, json);
    json.writeEndObject();
  }

  private static void remedies(
      String name, List<Remedy> steps, Map<String, String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Remedy template : steps) {
      Remedy step = ServiceManagers.filled(template, values);
      json.writeStartObject();
      json.writeStringField("what", step.what());
      optional(json, "command", step.command());
      optional(json, "risk", step.risk());
      optional(json, "undo", step.undo());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
