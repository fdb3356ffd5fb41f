package dev.culprit.cli;

import dev.culprit.fact.Subject;
import dev.culprit.verify.Earlier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the first hypothesis of {@code culprit.diagnosis/v1}. */
final class EarlierReader {

  private static final String SCHEMA = "culprit.diagnosis/v1";

  private EarlierReader() {}

  /**
   * Reads a diagnosis, or that of a journal: a folder with a {@code diagnosis.json}.
   *
   * @param cause which of its causes, or "" for the first one
   * @throws IOException where it is no diagnosis, or names no such cause
   */
  static Earlier read(Path path, String cause) throws IOException {
    Map<?, ?> json = JsonTree.read(Files.isDirectory(path) ? path.resolve("diagnosis.json") : path);
    if (!JsonTree.text(json, "schema").equals(SCHEMA)) {
      throw new IOException("it is no " + SCHEMA + " (culprit diagnose --format json)");
    }
    Map<?, ?> first =
        JsonTree.objects(json, "hypotheses").stream()
            .filter(h -> cause.isEmpty() || JsonTree.text(h, "cause").equals(cause))
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException(
                        "the diagnosis names no " + (cause.isEmpty() ? "cause" : cause)));
    Map<?, ?> subject = JsonTree.object(first, "subject");
    return new Earlier(
        at(JsonTree.text(JsonTree.object(json, "target"), "capturedAt")),
        JsonTree.text(first, "cause"),
        JsonTree.text(first, "title"),
        subject(subject),
        (long) JsonTree.number(subject, "runningSeconds", -1),
        signs(first));
  }

  private static List<Earlier.Sign> signs(Map<?, ?> hypothesis) {
    List<Earlier.Sign> signs = new ArrayList<>();
    for (Map<?, ?> one : JsonTree.objects(hypothesis, "evidence")) {
      double weight = JsonTree.number(one, "weight", 0);
      if (JsonTree.text(one, "direction").equals("for") && weight > 0) {
        Map<?, ?> about = JsonTree.object(one, "about");
        signs.add(
            new Earlier.Sign(
                JsonTree.text(one, "finding"),
                about.isEmpty() ? null : subject(about),
                weight,
                JsonTree.text(one, "because")));
      }
    }
    return signs;
  }

  private static Subject subject(Map<?, ?> json) {
    String kind = JsonTree.text(json, "kind").toUpperCase(Locale.ROOT);
    for (Subject.Kind one : Subject.Kind.values()) {
      if (one.name().equals(kind)) {
        return new Subject(one, JsonTree.text(json, "name"), 0);
      }
    }
    return Subject.HOST;
  }

  private static Instant at(String stamp) {
    try {
      return stamp.isEmpty() ? null : OffsetDateTime.parse(stamp).toInstant();
    } catch (DateTimeException notWrittenByUs) {
      return null;
    }
  }
}
