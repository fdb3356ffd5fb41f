package dev.culprit.cli;

import dev.culprit.cli.render.CoverageRenderer;
import dev.culprit.cli.render.FlowRenderer;
import dev.culprit.cli.render.JsonRenderer;
import dev.culprit.cli.render.SimilarRenderer;
import dev.culprit.cli.render.Style;
import dev.culprit.cli.render.TextRenderer;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.diagnose.ReadAhead;
import dev.culprit.diagnose.Since;
import dev.culprit.flow.Flow;
import dev.culprit.flow.NodeAnswer;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.FlowFile;
import dev.culprit.redact.Redactor;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.LiveBundle;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import dev.culprit.watch.RecordingBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit diagnose}: one pass over this host or over what was saved of one. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = {
      "Ranks the causes of an outage and suggests the next command.",
      "Without PATH it reads this host, live and read-only."
    },
    footer = {
      "",
      "Exit codes: 0 nothing wrong found, 1 at least one cause found, 2 wrong use,",
      "3 no input could be read, 4 internal error, 5 inconclusive."
    })
final class DiagnoseCommand implements Callable<Integer> {

  enum Format {
    TEXT,
    JSON
  }

  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "a file, a directory, an archive (sosreport, tar.*, zip) or - for standard input")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--format", description = "text or json (default: text)")
  private Format format = Format.TEXT;

  @Option(names = "--top", paramLabel = "N", description = "causes to list (default: 5)")
  private int top = 5;

  @Option(names = "--symptom", paramLabel = "TEXT", description = "what the users say")
  private String symptom = "";

  @Option(
      names = "--since",
      paramLabel = "TIME|DURATION",
      converter = SinceConverter.class,
      description = "leave out log lines from before it: 2h, or 2026-11-23T00:30")
  private Since since = Since.EVER;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "what culprit watch recorded, alone or beside PATHs of the same host")
  private Path recording;

  @Option(
      names = "--flow",
      paramLabel = "FILE",
      description = {
        "ask every node of a request's way once, and name the first that fails;",
        "docs/flow.md says how the file is written"
      })
  private Path flowFile;

  private Flow flow;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "another root for /proc, /etc, /var: a mounted disk or a container's root")
  private Path root = Path.of("/");

  @Option(names = "--samples", paramLabel = "N", description = "looks at a live host (default: 2)")
  private int samples = 2;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "time between them, such as 500ms, 2s, 1m (default: 2s)")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "write there instead of to standard output")
  private Path output;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: auto)")
  private Colour colour = Colour.AUTO;

  @Option(names = "--verbose", description = "the proof in full")
  private boolean verbose;

  @Option(names = "--quiet", description = "no progress on standard error")
  private boolean quiet;

  @Option(names = "--stats", description = "what the run took, on standard error")
  private boolean stats;

  @Option(names = "--coverage", description = "list what was read, and what not understood")
  private boolean coverage;

  @Option(
      names = "--why-not",
      paramLabel = "CAUSE",
      description = "say why this cause does not lead")
  private String whyNot;

  @Mixin private PackOptions packs = new PackOptions();

  @Mixin private AutoOptions auto = new AutoOptions();

  @Mixin private RedactOptions redaction = new RedactOptions();

  @Override
  public Integer call() throws IOException, NoInputException {
    check();
    readFlow();
    return redaction.wished() ? redacted() : plain();
  }

  private int plain() throws IOException, NoInputException {
    try (Bundle bundle = ReadAhead.of(withFlow(open()))) {
      return diagnose(packs.loadToJudge(spec), bundle, symptom);
    }
  }

  /** What is a name is known when the words of the knowledge base are: it is loaded first. */
  private int redacted() throws IOException, NoInputException {
    if (flow != null || auto.allowed() != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--redact goes with neither --flow nor --auto, which need the real names: save what they"
              + " need with culprit capture-evidence, then diagnose that with --redact");
    }
    Base base = packs.loadToJudge(spec);
    Optional<Redactor> redactor = redaction.redactor(base.knowledge(), spec);
    try (Bundle bundle = redactor.orElseThrow().bundle(open())) {
      int code = diagnose(base, bundle, redactor.get().text(symptom));
      redaction.keep(redactor);
      return code;
    }
  }

  private int diagnose(Base base, Bundle bundle, String words) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (whyNot != null && !base.knowledge().causes().containsKey(whyNot)) {
      throw new ParameterException(
          spec.commandLine(), Explaining.unknown(whyNot, base.knowledge()));
    }
    Diagnosis diagnosis =
        auto.run(base.diagnoser(), bundle, new Options(words, null, since), quiet ? null : err);
    Output.write(rendered(diagnosis), output);
    if (stats) {
      err.println(Statistics.of(diagnosis));
      err.println(Footprint.here());
    }
    return diagnosis.verdict().exitCode();
  }

  private void check() {
    if (top < 1 || samples < 1) {
      throw new ParameterException(spec.commandLine(), "--top and --samples must be at least 1");
    }
  }

  private void readFlow() throws NoInputException {
    List<Fault> faults = new ArrayList<>();
    try {
      flow = flowFile == null ? null : new Flow(FlowFile.read(flowFile, faults));
    } catch (IOException e) {
      throw new NoInputException(List.of(new Skipped(flowFile.toString(), "it cannot be read")));
    }
    if (!faults.isEmpty()) {
      String all = faults.stream().map(Fault::toString).collect(Collectors.joining("\n  "));
      throw new ParameterException(spec.commandLine(), "--flow: " + all);
    }
  }

  /** The nodes are asked last, so that what they log is not taken for the incident's. */
  private Bundle withFlow(Bundle host) {
    return flow == null ? host : new BothBundles(host, flow);
  }

  private Bundle open() throws NoInputException {
    if (recording != null) {
      Bundle watched = new RecordingBundle(recording);
      return paths.isEmpty() ? watched : new BothBundles(Bundles.open(paths, System.in), watched);
    }
    return paths.isEmpty()
        ? new LiveBundle(root, samples, interval)
        : Bundles.open(paths, System.in);
  }

  private List<NodeAnswer> answers() {
    return flow == null ? List.of() : flow.answers();
  }

  private byte[] rendered(Diagnosis diagnosis) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == Format.JSON) {
      new JsonRenderer(top, answers(), Remembering.like(diagnosis, "")).render(diagnosis, bytes);
      return bytes.toByteArray();
    }
    try (PrintStream out = Output.printer(bytes)) {
      new TextRenderer(out, style(), top, verbose).render(diagnosis);
      FlowRenderer.text(answers(), out);
      if (verbose) {
        var similar = Remembering.like(diagnosis, "");
        SimilarRenderer.text(similar, diagnosis.knowledge(), style(), out);
      }
      if (whyNot != null) {
        Explaining.whyNot(diagnosis, whyNot, out);
      }
      if (coverage) {
        CoverageRenderer.render(diagnosis, out);
      }
    }
    return bytes.toByteArray();
  }

  private Style style() {
    boolean wished = output == null && System.getenv("NO_COLOR") == null && Terminals.output();
    return colour == Colour.ALWAYS || (colour == Colour.AUTO && wished)
        ? Style.COLOUR
        : Style.PLAIN;
  }
}
