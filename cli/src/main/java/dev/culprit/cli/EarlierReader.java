package dev.culprit.cli;

import dev.culprit.cli.triage.Resumed;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Options;
import dev.culprit.fact.Subject;
import dev.culprit.journal.Journals;
import dev.culprit.rank.Hypothesis;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import dev.culprit.triage.Position;
import dev.culprit.verify.Earlier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is to be verified: where a triage stands, or a {@code culprit.diagnosis/v1}. */
final class EarlierReader {

  private static final String SCHEMA = "culprit.diagnosis/v1";

  private final Diagnoser diagnoser;
  private final String cause;
  private final Journals journals = Journals.here();

  /**
   * A reader.
   *
   * @param diagnoser replays a triage
   * @param cause which of the causes, or "" for the one that is worked on
   */
  EarlierReader(Diagnoser diagnoser, String cause) {
    this.diagnoser = diagnoser;
    this.cause = cause;
  }

  /**
   * Reads what an operator named.
   *
   * @param what an id or folder of a journal, a file, a folder with a {@code diagnosis.json}, or
   *     null for the last triage
   * @throws NoInputException where it is none of these, or names no such cause
   */
  Earlier read(String what) throws NoInputException {
    try {
      Optional<Path> journal = what == null ? Optional.of(latest()) : journals.named(what);
      return journal.isPresent() ? triage(journal.get()) : diagnosis(Path.of(what));
    } catch (IOException | RuntimeException e) {
      String reason = e instanceof NoSuchFileException ? "it is not there" : why(e);
      throw new NoInputException(
          List.of(new Skipped(what == null ? "the last triage" : what, reason)));
    }
  }

  private static String why(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private Path latest() throws IOException {
    return journals
        .latest()
        .orElseThrow(() -> new IOException("there is none; name a diagnosis, or begin a triage"));
  }

  private Earlier triage(Path journal) throws IOException, NoInputException {
    try (Resumed resumed = Resumed.open(journal, diagnoser, Options.NONE)) {
      Position position = resumed.triage().position();
      return named(position)
          .map(hypothesis -> Earlier.of(position.diagnosis(), hypothesis))
          .orElseThrow(() -> new IOException("the triage names no " + wanted()));
    }
  }

  private Optional<Hypothesis> named(Position position) {
    return cause.isEmpty()
        ? position.leader()
        : position.diagnosis().hypotheses().stream()
            .filter(h -> h.cause().id().equals(cause))
            .findFirst();
  }

  private String wanted() {
    return cause.isEmpty() ? "cause" : cause;
  }

  private Earlier diagnosis(Path path) throws IOException {
    Map<?, ?> json = JsonTree.read(Files.isDirectory(path) ? path.resolve("diagnosis.json") : path);
    if (!JsonTree.text(json, "schema").equals(SCHEMA)) {
      throw new IOException("it is no " + SCHEMA + " (culprit diagnose --format json)");
    }
    Map<?, ?> first =
        JsonTree.objects(json, "hypotheses").stream()
            .filter(h -> cause.isEmpty() || JsonTree.text(h, "cause").equals(cause))
            .findFirst()
            .orElseThrow(() -> new IOException("the diagnosis names no " + wanted()));
    Map<?, ?> subject = JsonTree.object(first, "subject");
    Map<?, ?> target = JsonTree.object(json, "target");
    return new Earlier(
        JsonTree.text(target, "host"),
        at(JsonTree.text(target, "capturedAt")),
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
      if (JsonTree.text(one, "direction").equals("for") && weight > 0 && !isTold(one)) {
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

  private static boolean isTold(Map<?, ?> evidence) {
    List<Map<?, ?>> observed = JsonTree.objects(evidence, "observed");
    return !observed.isEmpty()
        && observed.stream().allMatch(o -> JsonTree.text(o, "source").equals(Earlier.TOLD));
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
