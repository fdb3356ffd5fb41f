package dev.culprit.cli;

import dev.culprit.capture.Material;
import dev.culprit.cli.capture.CaptureReport;
import dev.culprit.cli.capture.Capturing;
import dev.culprit.cli.capture.Interview;
import dev.culprit.cli.capture.MaterialReader;
import dev.culprit.cli.capture.Wish;
import dev.culprit.cli.capture.WishCheck;
import dev.culprit.journal.Journals;
import dev.culprit.redact.Redactor;
import dev.culprit.source.NoInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit capture}: from an incident that is over to a case, a page and a draft rule. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = {
      "Turns a finished triage, or a bundle, into a case and its cause's page.",
      "Near misses, signatures and a draft rule come along; all lies in a pack. Lint and all",
      "cases are run.",
      "On a terminal it asks for what the options do not say."
    },
    footer = {
      "",
      "Exit codes: 0 captured, 1 captured and something is to be looked at, 2 wrong use,",
      "3 no input could be read, 4 internal error."
    })
final class CaptureCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "JOURNAL|BUNDLE",
      arity = "0..*",
      description = "a journal's id or folder, or a bundle (default: the newest journal)")
  private List<String> names = new ArrayList<>();

  @Mixin private CaptureOptions wishes = new CaptureOptions();

  @Option(
      names = "--no-redact",
      description = "keep names, addresses and secrets (default: pseudonyms take their place)")
  private boolean asItIs;

  @Mixin private PackOptions options = new PackOptions();

  @Override
  public Integer call() throws IOException, NoInputException {
    PrintWriter err = spec.commandLine().getErr();
    Packs packs = options.all(spec);
    Base base = Base.load(packs, err);
    Journals journals = Journals.here();
    if (!wishes.isCauseGiven() && !Terminals.attended()) {
      throw wrong("--cause says what it was; on a terminal it is asked for");
    }
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    Material material =
        new MaterialReader(base.diagnoser(), journals).read(names, wishes.symptom());
    Wish wish = wish(base, packs, material, day);
    if (!asItIs) {
      Redactor redactor = new Redactor(base.knowledge());
      material = material.redacted(redactor::all, redactor::text);
      wish = wish.redacted(redactor::text);
    }
    Wish checked = wish;
    try {
      CaptureReport report =
          new Capturing(packs, base, day, what -> tell(err, what)).capture(checked, material);
      spec.commandLine().getOut().print(report.text());
      spec.commandLine().getOut().println("\nwritten: " + checked.out());
      spec.commandLine().getOut().flush();
      return report.trouble().isEmpty() ? ExitCode.CLEAN : ExitCode.FAULTS;
    } catch (FileAlreadyExistsException e) {
      throw wrong(checked.out() + " exists already; --out names another folder");
    }
  }

  private static void tell(PrintWriter err, String what) {
    err.println("culprit: " + what);
    err.flush();
  }

  /** What is wished, by the options and, where somebody sits there, by his answers. */
  private Wish wish(Base base, Packs packs, Material material, String day) throws IOException {
    try {
      Wish wish =
          Terminals.attended() ? wishes.asked(interview(base), base, material) : wishes.wish();
      return new WishCheck(base, packs, day).checked(wish);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Interview interview(Base base) {
    return new Interview(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        spec.commandLine().getOut(),
        base);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
