package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.culprit.cli.Sanitizer;
import dev.culprit.gauge.Experiment.Result;
import dev.culprit.gauge.Growth;
import dev.culprit.gauge.Growth.Kind;
import dev.culprit.gauge.Quantity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What grows per call, as text and as JSON. */
public final class GrowthRenderer {

  private final String called;
  private final Result result;
  private final List<Growth> growths;
  private final Set<Integer> serving;
  private final boolean named;

  /** What came of calling a path. */
  public enum Verdict {
    GROWS("grows", 1),
    FLAT("flat", 0),
    UNCLEAR("cannot-tell", 5);

    private final String label;
    private final int exitCode;

    Verdict(String label, int exitCode) {
      this.label = label;
      this.exitCode = exitCode;
    }

    /** The exit code of the contract. */
    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * A renderer of one experiment.
   *
   * @param serving the processes that listen where the calls went, where that is known
   * @param pid the process that the operator named, or 0
   */
  public GrowthRenderer(
      String called, Result result, List<Growth> growths, Set<Integer> serving, int pid) {
    this.called = called;
    this.result = result;
    this.growths = growths;
    this.serving = serving;
    this.named = pid != 0;
  }

  /** What it comes to; processes that nobody asked about count only where they grow. */
  public Verdict verdict() {
    if (rows(Kind.GROWS).findAny().isPresent()) {
      return Verdict.GROWS;
    }
    boolean half = result.answered() * 2 < result.calls() || mostlyErrors();
    boolean unclear = rows(Kind.UNCLEAR).anyMatch(this::asked);
    boolean hidden = growths.isEmpty() || growths.stream().noneMatch(this::tellsDescriptors);
    return half || unclear || hidden ? Verdict.UNCLEAR : Verdict.FLAT;
  }

  /** A service that fails early does not get as far as the code that leaks. */
  private boolean mostlyErrors() {
    int errors =
        result.words().entrySet().stream()
            .filter(e -> e.getKey().matches("5\\d\\d"))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return errors * 2 > result.calls();
  }

  /** Whether the operator asked about it, or it serves the address; others have their own life. */
  private boolean asked(Growth growth) {
    return named || serving.contains(growth.pid());
  }

  private boolean tellsDescriptors(Growth growth) {
    boolean wanted = asked(growth) || (!named && serving.isEmpty());
    return wanted && growth.quantity() == Quantity.DESCRIPTORS;
  }

  private Stream<Growth> rows(Kind kind) {
    return growths.stream().filter(g -> g.kind() == kind);
  }

  /** Writes for people. */
  public void text(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Called %s %d times, %d of them counted, in %.1f s: %s.%n",
        Sanitizer.line(called),
        result.calls(),
        result.counted(),
        result.seconds(),
        words());
    section(out, "GROWS WITH THE CALLS", rows(Kind.GROWS).toList());
    section(
        out,
        "UNCLEAR: it moved, but not in step with the calls",
        rows(Kind.UNCLEAR).filter(this::asked).toList());
    List<Growth> flat = rows(Kind.FLAT).filter(this::asked).toList();
    if (!flat.isEmpty()) {
      out.printf("%nFLAT%n");
      flat.forEach(g -> out.printf("   %s%n", Sanitizer.line(flat(g))));
    }
    out.printf("%n%s%n", conclusion());
  }

  private String words() {
    return result.words().entrySet().stream()
        .map(e -> e.getValue() + " x " + Sanitizer.line(e.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static void section(PrintStream out, String title, List<Growth> rows) {
    if (!rows.isEmpty()) {
      out.printf("%n%s%n", title);
      rows.forEach(g -> out.printf("   %s%n", Sanitizer.line(sentence(g))));
    }
  }

  private static String sentence(Growth g) {
    return String.format(
        Locale.ROOT,
        "%s: %+.2f %s a call (%,d -> %,d, %.0f %% on a straight line)",
        g.service(),
        g.perCall(),
        g.quantity().word(g.perCall()),
        g.first(),
        g.last(),
        100 * g.explained());
  }

  private static String flat(Growth g) {
    return String.format(
        Locale.ROOT, "%s: %,d %s", g.service(), g.last(), g.quantity().word((double) g.last()));
  }

  private String conclusion() {
    return switch (verdict()) {
      case GROWS ->
          "Each call leaves something behind. culprit trace -p PID while it is called names the"
              + " code that does.";
      case FLAT -> "Nothing grows with these calls.";
      case UNCLEAR ->
          mostlyErrors()
              ? "It cannot be told: most calls ended with an error of the server, which may come"
                  + " before the code that leaks."
              : growths.isEmpty()
                  ? "It cannot be told: what the processes hold could not be counted (is this"
                      + " root?)."
                  : "It cannot be told yet: more calls (-n) would tell.";
    };
  }

  /** Writes {@code culprit.reproduce/v1}. */
  public void json(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setCharacterEscapes(new HarmlessJson());
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeStringField("schema", "culprit.reproduce/v1");
      json.writeStringField("called", called);
      json.writeNumberField("calls", result.calls());
      json.writeNumberField("answered", result.answered());
      json.writeNumberField("counted", result.counted());
      json.writeStringField("verdict", verdict().label);
      json.writeArrayFieldStart("growth");
      for (Growth growth : growths) {
        if (growth.kind() == Kind.GROWS || asked(growth)) {
          row(growth, json);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void row(Growth growth, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", growth.service());
    json.writeNumberField("pid", growth.pid());
    json.writeStringField("quantity", growth.quantity().label());
    json.writeNumberField("first", growth.first());
    json.writeNumberField("last", growth.last());
    json.writeNumberField("perCall", Math.round(growth.perCall() * 1000) / 1000.0);
    json.writeNumberField("explained", Math.round(growth.explained() * 1000) / 1000.0);
    json.writeStringField("kind", growth.kind().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }
}
