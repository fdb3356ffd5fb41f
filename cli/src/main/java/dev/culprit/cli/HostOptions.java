package dev.culprit.cli;

import dev.culprit.cli.render.Style;
import dev.culprit.diagnose.Options;
import dev.culprit.diagnose.Since;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.FlowFile;
import dev.culprit.knowledge.FlowNode;
import dev.culprit.source.LiveBundle;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a host is looked at, the same for one pass and for a triage. */
final class HostOptions {

  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(names = "--symptom", paramLabel = "TEXT", description = "what the users say")
  private String symptom = "";

  @Option(
      names = "--since",
      paramLabel = "TIME|DURATION",
      converter = SinceConverter.class,
      description = "leave out log lines from before it: 2h, or 2026-11-23T00:30")
  private Since since = Since.EVER;

  @Option(
      names = "--flow",
      paramLabel = "FILE",
      description = {
        "ask every node of a request's way once, and name the first that fails;",
        "docs/flow.md says how the file is written"
      })
  private Path flowFile;

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
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: auto)")
  private Colour colour = Colour.AUTO;

  /**
   * Holds the figures within their bounds.
   *
   * @throws ParameterException with what would be right
   */
  void check(CommandSpec spec) {
    if (samples < 1) {
      throw new ParameterException(spec.commandLine(), "--samples must be at least 1");
    }
  }

  /** The user's words, or "". */
  String symptom() {
    return symptom;
  }

  /** How to diagnose, with these words for the symptom. */
  Options options(String words) {
    return new Options(words, null, since);
  }

  /** The running host. */
  LiveBundle live() {
    return new LiveBundle(root, samples, interval);
  }

  /** Its root. */
  Path root() {
    return root;
  }

  /**
   * The nodes of the flow file; empty where none was given.
   *
   * @throws ParameterException with all that is wrong in the file
   * @throws NoInputException where it cannot be read
   */
  List<FlowNode> nodes(CommandSpec spec) throws NoInputException {
    if (flowFile == null) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    try {
      List<FlowNode> nodes = FlowFile.read(flowFile, faults);
      if (!faults.isEmpty()) {
        String all = faults.stream().map(Fault::toString).collect(Collectors.joining("\n  "));
        throw new ParameterException(spec.commandLine(), "--flow: " + all);
      }
      return nodes;
    } catch (IOException e) {
      throw new NoInputException(List.of(new Skipped(flowFile.toString(), "it cannot be read")));
    }
  }

  /**
   * Whether colours are used.
   *
   * @param shown whether they would be seen on a terminal
   */
  Style style(boolean shown) {
    boolean wished = shown && System.getenv("NO_COLOR") == null && Terminals.output();
    return colour == Colour.ALWAYS || (colour == Colour.AUTO && wished)
        ? Style.COLOUR
        : Style.PLAIN;
  }
}
