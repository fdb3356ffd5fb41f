package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.culprit.cli.Sanitizer;
import dev.culprit.verify.Check;
import dev.culprit.verify.Check.State;
import dev.culprit.verify.Earlier;
import dev.culprit.verify.Load;
import dev.culprit.verify.Verification.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Whether an earlier cause is gone, as text and as JSON. */
public final class VerifyRenderer {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Earlier earlier;
  private final Outcome outcome;
  private final Load load;

  /**
   * A renderer of one verification.
   *
   * @param load what came of calling the path, or null
   */
  public VerifyRenderer(Earlier earlier, Outcome outcome, Load load) {
    this.earlier = earlier;
    this.outcome = outcome;
    this.load = load;
  }

  /** Writes for people. */
  public void text(PrintStream out) {
    String when =
        earlier.capturedAt() == null
            ? ""
            : " of " + CLOCK.format(earlier.capturedAt().atZone(ZoneId.systemDefault()));
    out.println(
        Sanitizer.line(
            "Diagnosis" + when + ": " + earlier.cause() + ", " + earlier.subject().name()));
    if (load != null) {
      out.printf("Called %d times, %d answered.%n", load.calls(), load.answered());
    }
    out.println();
    out.println(headline());
    for (Check check : outcome.checks()) {
      out.printf("   %-12s %s%n", word(check.state()), Sanitizer.line(check.finding()));
      Wrapping.wrap("                ", "                ", check.because()).forEach(out::println);
    }
  }

  private String headline() {
    return switch (outcome.state()) {
      case GONE -> "GONE: nothing that carried the diagnosis is left.";
      case STILL_THERE -> "STILL THERE";
      case CANNOT_TELL ->
          "CANNOT TELL YET"
              + (load == null ? ": --load URL would tell now, or verify again after " : ", after ")
              + CLOCK.format(outcome.again().atZone(ZoneId.systemDefault()));
    };
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Writes {@code culprit.verify/v1}. */
  public void json(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setCharacterEscapes(new HarmlessJson());
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeStringField("schema", "culprit.verify/v1");
      json.writeStringField("cause", earlier.cause());
      json.writeStringField("verdict", word(outcome.state()).replace(' ', '-'));
      if (outcome.again() != null) {
        json.writeStringField("again", outcome.again().truncatedTo(ChronoUnit.SECONDS).toString());
      }
      json.writeArrayFieldStart("checks");
      for (Check check : outcome.checks()) {
        json.writeStartObject();
        json.writeStringField("finding", check.finding());
        json.writeStringField("state", word(check.state()).replace(' ', '-'));
        json.writeStringField("because", check.because());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
