package dev.culprit.cli;

import static dev.culprit.cli.Shape.FLAG;
import static dev.culprit.cli.Shape.NUMBER;
import static dev.culprit.cli.Shape.SHARE;
import static dev.culprit.cli.Shape.TEXT;
import static dev.culprit.cli.Shape.TIME;
import static dev.culprit.cli.Shape.WHOLE;
import static dev.culprit.cli.Shape.list;
import static dev.culprit.cli.Shape.object;
import static dev.culprit.cli.Shape.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The JSON of {@code diagnose}: every field of the contract, and no other. */
class ContractTest {

  private static final Shape SUBJECT =
      object(
          "kind",
          word(
              "host",
              "process",
              "service",
              "file",
              "filesystem",
              "device",
              "interface",
              "package",
              "cgroup",
              "user",
              "upstream"),
          "name",
          TEXT,
          "runningSeconds?",
          WHOLE,
          "pid?",
          WHOLE);
  private static final Shape STEPS =
      list(object("what", TEXT, "command?", TEXT, "risk?", TEXT, "undo?", TEXT));
  private static final Shape EVIDENCE =
      object(
          "finding",
          TEXT,
          "direction",
          word("for", "against"),
          "weight",
          NUMBER,
          "because",
          TEXT,
          "about?",
          SUBJECT,
          "observed",
          list(object("source", TEXT, "line?", WHOLE, "text", Shape.STRING)));
  private static final Shape HYPOTHESIS =
      object(
          "rank",
          WHOLE,
          "cause",
          TEXT,
          "title",
          TEXT,
          "subject",
          SUBJECT,
          "probability",
          SHARE,
          "owner",
          word("operations", "development", "network", "database", "security", "provider"),
          "chain",
          list(TEXT),
          "evidence",
          list(EVIDENCE),
          "missing",
          list(TEXT),
          "remedy",
          object("contain", STEPS, "fix", STEPS, "verify", STEPS, "prevent", STEPS),
          "overturnedBy",
          list(object("finding", TEXT, "how", TEXT)));
  private static final Shape NEXT =
      object(
          "rank",
          WHOLE,
          "test",
          TEXT,
          "command",
          TEXT,
          "why",
          TEXT,
          "tells",
          list(object("outcome", TEXT, "pointsTo", list(TEXT))),
          "discriminates",
          list(TEXT),
          "gain",
          NUMBER,
          "seconds",
          WHOLE,
          "risk",
          word("read-only", "light", "intrusive"),
          "needsRoot",
          FLAG);
  private static final Shape MILLIS =
      object(
          "start?",
          WHOLE,
          "read",
          WHOLE,
          "parse",
          WHOLE,
          "logs",
          WHOLE,
          "combine?",
          WHOLE,
          "rules",
          WHOLE,
          "rank",
          WHOLE);
  private static final Shape DIAGNOSIS =
      object(
          "schema",
          word("culprit.diagnosis/v1"),
          "version",
          TEXT,
          "knowledge",
          object(
              "causes",
              WHOLE,
              "findings",
              WHOLE,
              "rules",
              WHOLE,
              "signatures",
              WHOLE,
              "tests",
              WHOLE,
              "cases",
              WHOLE),
          "target",
          object("kind", word("live", "bundle"), "name", TEXT, "host?", TEXT, "capturedAt?", TIME),
          "verdict",
          word("cause-found", "inconclusive", "healthy"),
          "hypotheses",
          list(HYPOTHESIS),
          "ruledOut",
          list(object("cause", TEXT, "subject", SUBJECT, "because", TEXT)),
          "notJudged",
          list(object("cause", TEXT, "needs", list(TEXT))),
          "resources",
          list(
              object(
                  "resource",
                  TEXT,
                  "utilisation?",
                  TEXT,
                  "saturation?",
                  TEXT,
                  "errors?",
                  TEXT,
                  "verdict",
                  word("exonerated", "suspect", "not looked"))),
          "next",
          list(NEXT),
          "timeline",
          list(
              object(
                  "at",
                  TIME,
                  "what",
                  TEXT,
                  "kind",
                  word("change", "symptom", "action"),
                  "source",
                  TEXT)),
          "flow?",
          list(object("node", TEXT, "outcome", TEXT, "millis", WHOLE, "why", TEXT)),
          "skipped",
          list(object("source", TEXT, "reason", TEXT)),
          "summary",
          TEXT,
          "notable",
          list(object("finding", TEXT, "because", TEXT)),
          "silenced?",
          list(
              object(
                  "cause",
                  TEXT,
                  "subject",
                  SUBJECT,
                  "probability",
                  SHARE,
                  "until?",
                  TEXT,
                  "reason?",
                  TEXT)),
          "staleSilences?",
          list(object("cause", TEXT, "state", TEXT, "until?", TEXT, "reason?", TEXT)),
          "similar?",
          list(
              object(
                  "kind",
                  TEXT,
                  "id",
                  TEXT,
                  "at?",
                  TIME,
                  "host?",
                  TEXT,
                  "causes",
                  list(TEXT),
                  "likeness",
                  SHARE,
                  "fixedBy",
                  TEXT,
                  "common",
                  list(TEXT),
                  "onlyNow",
                  list(TEXT),
                  "onlyThen",
                  list(TEXT))),
          "notUnderstood?",
          list(object("count", WHOLE, "source", TEXT, "line", WHOLE, "text", TEXT)),
          "stats",
          object(
              "observations",
              WHOLE,
              "findings",
              WHOLE,
              "rulesFired",
              WHOLE,
              "millis",
              WHOLE,
              "millisBy",
              MILLIS));

  @SuppressWarnings("unchecked") // an object of JSON
  private static Map<String, Object> json(Invocation run) {
    return (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(run.out());
  }

  private static List<?> items(Map<String, Object> json, String name) {
    return (List<?>) json.get(name);
  }

  @TestFactory
  List<DynamicTest> everyFieldIsAsTheContractSays() {
    return Incidents.NAMES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name)))
        .toList();
  }

  private static void check(String incident) {
    Invocation run = Invocation.of("diagnose", "--format", "json", Incidents.path(incident));
    Map<String, Object> json = json(run);
    assertEquals(List.of(), DIAGNOSIS.faults(json));
    assertEquals("", run.err());
    int code =
        Map.of("healthy", 0, "cause-found", 1, "inconclusive", 5).get((String) json.get("verdict"));
    assertEquals(code, run.code());
    double before = 1;
    for (Object one : items(json, "hypotheses")) {
      double probability = ((Number) ((Map<?, ?>) one).get("probability")).doubleValue();
      assertTrue(probability >= 0.05, "less than 0.05 is not listed");
      assertTrue(probability <= before || probability >= 0.5, "best first");
      before = probability;
      List<?> chain = (List<?>) ((Map<?, ?>) one).get("chain");
      assertEquals(((Map<?, ?>) one).get("cause"), chain.get(chain.size() - 1));
    }
  }

  @Test
  void whatIsInconclusiveHasANextStep() {
    Invocation run =
        Invocation.with("Mon Nov 23 00:34:53 UTC 2026\n", "diagnose", "--format=json", "-");
    Map<String, Object> json = json(run);
    assertEquals(5, run.code());
    assertEquals("inconclusive", json.get("verdict"));
    assertFalse(items(json, "next").isEmpty());
    assertEquals(List.of(), DIAGNOSIS.faults(json));
  }

  @Test
  void listsAtMostAsManyAsAskedFor() {
    Invocation run =
        Invocation.of("diagnose", "--format=json", "--top=1", Incidents.path(Incidents.LEAK));
    assertEquals(1, items(json(run), "hypotheses").size());
    assertTrue(items(json(run), "next").size() <= 1);
  }
}
