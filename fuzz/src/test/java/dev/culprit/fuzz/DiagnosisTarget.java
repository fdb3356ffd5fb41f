package dev.culprit.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.cli.Sanitizer;
import dev.culprit.cli.render.JsonRenderer;
import dev.culprit.cli.render.Style;
import dev.culprit.cli.render.TextRenderer;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.rank.Hypothesis;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/** Fuzzes a whole run, from the pasted text to the printed diagnosis. */
public final class DiagnosisTarget {

  private static final int TOP = 5;
  private static final Options OPTIONS =
      new Options(
          "", OffsetDateTime.parse("2026-11-23T02:00:00Z"), dev.culprit.diagnose.Since.EVER);

  private static Diagnoser diagnoser;

  private DiagnosisTarget() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    PrintWriter quiet = new PrintWriter(Writer.nullWriter());
    diagnoser = Base.load(Packs.NONE, quiet).diagnoser();
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Diagnosis diagnosis = diagnose(input);
    String text = text(diagnosis);
    printable(text);
    printable(json(diagnosis));
    for (Hypothesis one : diagnosis.hypotheses()) {
      double p = one.probability();
      Promises.hold(p >= 0 && p <= 1, one.cause().id() + " has the probability " + p);
    }
    if (Promises.isLengthened(input)) {
      Promises.hold(text.equals(text(diagnose(input))), "the same text is judged in two ways");
    }
  }

  private static void printable(String output) {
    output
        .codePoints()
        .forEach(
            c ->
                Promises.hold(
                    c == '\n' || Sanitizer.isHarmless(c),
                    "the control character " + Integer.toHexString(c) + " is printed"));
  }

  private static Diagnosis diagnose(byte[] input) {
    try (Bundle bundle = Bundles.open(List.of(Path.of("-")), new ByteArrayInputStream(input))) {
      return diagnoser.diagnose(bundle, OPTIONS);
    } catch (NoInputException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Diagnosis diagnosis) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      new TextRenderer(out, Style.PLAIN, TOP, true).render(diagnosis);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The output, which must be one object in which no key stands twice. */
  private static String json(Diagnosis diagnosis) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JsonRenderer(TOP).render(diagnosis, bytes);
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(bytes.toByteArray())) {
      while (parser.nextToken() != null) {
        // reading it is the check
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
