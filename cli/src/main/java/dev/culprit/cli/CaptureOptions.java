package dev.culprit.cli;

import dev.culprit.capture.Material;
import dev.culprit.cli.capture.Interview;
import dev.culprit.cli.capture.Wish;
import dev.culprit.cli.triage.Told;
import dev.culprit.knowledge.CausePage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** What an operator says of an incident that is to be captured, by options or by answers. */
final class CaptureOptions {

  @Option(names = "--cause", paramLabel = "ID", description = "what it was; a new id begins a page")
  private String cause = "";

  @Option(names = "--title", paramLabel = "TEXT", description = "a new cause in a few words")
  private String title = "";

  @Option(
      names = "--owner",
      paramLabel = "WHO",
      description =
          "who fixes a new cause: operations, development, network, database, security, provider")
  private String owner = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "the folder of a new cause (default: that of its first sign)")
  private String topic = "";

  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "the id of the case (default: the cause's, with the day)")
  private String caseId = "";

  @Option(
      names = "--helped",
      paramLabel = "ACTION",
      description = "what helped, such as 'restarted php-fpm: helped for a while'")
  private String helped = "";

  @Option(names = "--fix", paramLabel = "TEXT", description = "what mended it")
  private String fixed = "";

  @Option(names = "--watch", paramLabel = "TEXT", description = "what to watch from now on")
  private String watch = "";

  @Option(
      names = "--line",
      paramLabel = "REGEX",
      description = "a line of a log that proves it; may be given again")
  private List<String> lines = new ArrayList<>();

  @Option(names = "--symptom", paramLabel = "TEXT", description = "what the users say")
  private String symptom = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "a folder that does not exist yet (default: capture-ID)")
  private Path out;

  @Option(
      names = "--effort",
      paramLabel = "N",
      description = "diagnoses that may be spent on making the case small (default: 600)")
  private int effort = 600;

  /** Whether it is said what it was. */
  boolean isCauseGiven() {
    return !cause.isEmpty();
  }

  /** What the users say, or "". */
  String symptom() {
    return symptom;
  }

  /**
   * What the options say.
   *
   * @throws IllegalArgumentException with what is wrong about them
   */
  Wish wish() {
    Path folder = out == null ? Path.of("capture-" + cause) : out;
    return new Wish(
        cause, title, owner, topic, caseId, action(), fixed, watch, patterns(), folder, effort);
  }

  private List<Pattern> patterns() {
    List<Pattern> patterns = new ArrayList<>();
    for (String line : lines) {
      try {
        patterns.add(Pattern.compile(line));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "--line: '" + line + "' is no regular expression: " + e.getDescription(), e);
      }
    }
    return patterns;
  }

  /** The line that a triage would record, or "". */
  private String action() {
    if (helped.isEmpty()) {
      return "";
    }
    return Told.action(helped.contains(": ") ? helped : helped + ": helped")
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--helped: say it like 'restarted php-fpm: helped for a while'; known: "
                        + Told.kinds()));
  }

  /** What the options say, and for the rest the answers. */
  Wish asked(Interview interview, Base base, Material material) throws IOException {
    cause = interview.cause(cause, material);
    boolean known = base.knowledge().causes().containsKey(cause);
    title = known ? title : interview.text(title, "The cause in a few words");
    owner = known ? owner : interview.choice(owner, "Who fixes it", CausePage.OWNERS);
    helped = interview.helped(helped);
    fixed = interview.optional(fixed, "What mended it, in a sentence");
    watch = interview.optional(watch, "What to watch from now on");
    lines = interview.lines(lines, material);
    return wish();
  }
}
