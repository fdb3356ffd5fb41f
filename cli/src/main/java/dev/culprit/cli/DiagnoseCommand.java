package dev.culprit.cli;

import dev.culprit.cli.render.CoverageRenderer;
import dev.culprit.cli.render.FlowRenderer;
import dev.culprit.cli.render.JsonRenderer;
import dev.culprit.cli.render.SimilarRenderer;
import dev.culprit.cli.render.TextRenderer;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.diagnose.ReadAhead;
import dev.culprit.flow.Flow;
import dev.culprit.flow.NodeAnswer;
import dev.culprit.knowledge.FlowNode;
import dev.culprit.recall.Similar;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.watch.RecordingBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
    JSON,
    MARKDOWN,
    HTML
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "a file, a directory, an archive (sosreport, tar.*, zip) or - for standard input")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      description = "text, json, markdown or html: the last two for hand-overs (default: text)")
  private Format format = Format.TEXT;

  @Option(names = "--top", paramLabel = "N", description = "causes to list (default: 5)")
  private int top = 5;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "what culprit watch recorded, alone or beside PATHs of the same host")
  private Path recording;

  private Flow flow;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "write there instead of to standard output")
  private Path output;

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

  @Mixin private HostOptions host = new HostOptions();

  @Mixin private PackOptions packs = new PackOptions();

  @Mixin private SilenceOptions silences = new SilenceOptions();

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
      return diagnose(packs.loadToJudge(spec), bundle, UnaryOperator.identity());
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
    Hidden hidden = redaction.hidden(base.knowledge(), spec);
    try (Bundle bundle = hidden.bundle(open())) {
      int code = diagnose(base, bundle, hidden::text);
      hidden.keep();
      return code;
    }
  }

  /**
   * One pass.
   *
   * @param names changes the names in what the user says and silences, as in the bundle
   */
  private int diagnose(Base base, Bundle bundle, UnaryOperator<String> names) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (whyNot != null && !base.knowledge().causes().containsKey(whyNot)) {
      throw new ParameterException(
          spec.commandLine(), Explaining.unknown(whyNot, base.knowledge()));
    }
    Diagnoser diagnoser = base.diagnoser(silences.all(spec, base.knowledge(), names));
    Options options = host.options(names.apply(host.symptom()));
    Diagnosis diagnosis = auto.run(diagnoser, bundle, options, quiet ? null : err);
    Output.write(rendered(diagnosis), output);
    if (stats) {
      err.println(Statistics.of(diagnosis));
      err.println(Footprint.here());
    }
    return diagnosis.verdict().exitCode();
  }

  private void check() {
    if (top < 1) {
      throw new ParameterException(spec.commandLine(), "--top must be at least 1");
    }
    host.check(spec);
    redaction.check(spec);
  }

  private void readFlow() throws NoInputException {
    List<FlowNode> nodes = host.nodes(spec);
    flow = nodes.isEmpty() ? null : new Flow(nodes);
  }

  /** The nodes are asked last, so that what they log is not taken for the incident's. */
  private Bundle withFlow(Bundle read) {
    return flow == null ? read : new BothBundles(read, flow);
  }

  private Bundle open() throws NoInputException {
    if (recording != null) {
      Bundle watched = new RecordingBundle(recording);
      return paths.isEmpty() ? watched : new BothBundles(Bundles.open(paths, System.in), watched);
    }
    return paths.isEmpty() ? host.live() : Bundles.open(paths, System.in);
  }

  private List<NodeAnswer> answers() {
    return flow == null ? List.of() : flow.answers();
  }

  /** Journals name hosts and what was done to them. */
  private List<Similar> similar(Diagnosis diagnosis) {
    return redaction.wished() ? Remembering.likeCases(diagnosis) : Remembering.like(diagnosis, "");
  }

  private byte[] rendered(Diagnosis diagnosis) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == Format.JSON) {
      new JsonRenderer(top, answers(), similar(diagnosis)).render(diagnosis, bytes);
      return bytes.toByteArray();
    }
    if (format != Format.TEXT) {
      return Reporting.rendered(diagnosis, null, top, format);
    }
    try (PrintStream out = Output.printer(bytes)) {
      new TextRenderer(out, host.style(output == null), top, verbose).render(diagnosis);
      FlowRenderer.text(answers(), out);
      if (verbose) {
        SimilarRenderer.text(
            similar(diagnosis), diagnosis.knowledge(), host.style(output == null), out);
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
}
