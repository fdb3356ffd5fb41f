package dev.culprit.cli;

import dev.culprit.cli.triage.JournalText;
import dev.culprit.cli.triage.Resumed;
import dev.culprit.diagnose.Options;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import dev.culprit.source.NoInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit journal}: earlier triages of this host. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Lists, shows and exports earlier triages of this host.",
    subcommands = {
      JournalCommand.ListAll.class,
      JournalCommand.Show.class,
      JournalCommand.Export.class,
      JournalWas.class
    })
final class JournalCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "");
  }

  static Story story(String id) throws IOException, NoInputException {
    return Story.read(Resumed.folder(id));
  }

  /** {@code journal list}: newest first. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the triages, newest first.")
  static final class ListAll implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Mixin private RedactOptions redaction = new RedactOptions();

    @Override
    public Integer call() throws IOException {
      Hidden hidden = redaction.hidden(spec).ofThisHost();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream out = Output.printer(bytes)) {
        for (Story story : Journals.here().all()) {
          story.first("begin").ifPresent(e -> hidden.learn("hostname: " + e.field("name")));
          out.println(Sanitizer.line(JournalText.line(story)));
        }
      }
      hidden.write(bytes.toByteArray(), null);
      return ExitCode.CLEAN;
    }
  }

  /** {@code journal show ID}: what happened, by whose consent. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows what happened in a triage, by whose consent.")
  static final class Show implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "its id")
    private String id;

    @Mixin private RedactOptions redaction = new RedactOptions();

    @Override
    public Integer call() throws IOException, NoInputException {
      Story story = story(id);
      Hidden hidden = redaction.hidden(spec);
      hidden.learn(story);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream out = Output.printer(bytes)) {
        JournalText.story(story, out);
      }
      hidden.write(bytes.toByteArray(), null);
      return ExitCode.CLEAN;
    }
  }

  /** {@code journal export ID}: a folder that can be sent, and that diagnose reads. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes a triage as a folder that can be diagnosed, or as a report.")
  static final class Export implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "its id")
    private String id;

    @Option(
        names = "--output",
        paramLabel = "DIR|FILE",
        description = "what to make; it may not exist yet (default: culprit-ID)")
    private Path output;

    /** Causes in a report. */
    private static final int CAUSES = 5;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "folder, or a report: markdown or html (default: folder)")
    private Format format = Format.FOLDER;

    @Mixin private RedactOptions redaction = new RedactOptions();

    @Mixin private PackOptions packs = new PackOptions();

    enum Format {
      FOLDER,
      MARKDOWN,
      HTML
    }

    @Override
    public Integer call() throws IOException, NoInputException {
      Story story = story(id);
      Path target = output == null ? Path.of("culprit-" + id + ending()) : output;
      if (Files.exists(target)) {
        throw new ParameterException(spec.commandLine(), target + " exists already");
      }
      Base base = packs.loadToJudge(spec);
      Hidden hidden = redaction.hidden(base.knowledge(), spec);
      hidden.learn(story);
      if (format == Format.FOLDER) {
        Files.createDirectories(target);
        JournalText.export(hidden.story(story), target);
      } else {
        Files.write(target, report(base, hidden));
      }
      hidden.keep();
      spec.commandLine().getOut().println(target);
      spec.commandLine().getOut().flush();
      return ExitCode.CLEAN;
    }

    private String ending() {
      return switch (format) {
        case FOLDER -> "";
        case MARKDOWN -> ".md";
        case HTML -> ".html";
      };
    }

    private byte[] report(Base base, Hidden hidden) throws IOException, NoInputException {
      try (Resumed triage =
          Resumed.open(Resumed.folder(id), base.diagnoser(), Options.NONE, hidden)) {
        return Reporting.rendered(
            triage.triage().position().diagnosis(),
            triage.story(),
            CAUSES,
            format == Format.HTML ? DiagnoseCommand.Format.HTML : DiagnoseCommand.Format.MARKDOWN);
      }
    }
  }
}
