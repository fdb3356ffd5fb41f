package dev.culprit.cli;

import dev.culprit.cli.triage.JournalText;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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

  private static Journals journals() {
    return Journals.of(System.getenv(), System.getProperty("user.home", "/root"));
  }

  static Story story(String id) throws IOException, NoInputException {
    if (!Journals.isId(id) || !Files.exists(journals().folder(id))) {
      throw new NoInputException(
          List.of(new Skipped(id, "there is no such journal; culprit journal list names them")));
    }
    return Story.read(journals().folder(id));
  }

  /** {@code journal list}: newest first. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the triages, newest first.")
  static final class ListAll implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream out = Output.printer(bytes)) {
        for (Story story : journals().all()) {
          out.println(Sanitizer.line(JournalText.line(story)));
        }
      }
      Output.write(bytes.toByteArray(), null);
      return ExitCode.CLEAN;
    }
  }

  /** {@code journal show ID}: what happened, by whose consent. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows what happened in a triage, by whose consent.")
  static final class Show implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "its id")
    private String id;

    @Override
    public Integer call() throws IOException, NoInputException {
      Story story = story(id);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream out = Output.printer(bytes)) {
        JournalText.story(story, out);
      }
      Output.write(bytes.toByteArray(), null);
      return ExitCode.CLEAN;
    }
  }

  /** {@code journal export ID}: a folder that can be sent, and that diagnose reads. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes a triage as a folder that can be sent and diagnosed.")
  static final class Export implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "its id")
    private String id;

    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "a folder that does not exist yet (default: culprit-ID)")
    private Path output;

    @Override
    public Integer call() throws IOException, NoInputException {
      Story story = story(id);
      Path folder = output == null ? Path.of("culprit-" + id) : output;
      if (Files.exists(folder)) {
        throw new ParameterException(spec.commandLine(), folder + " exists already");
      }
      Files.createDirectories(folder);
      JournalText.export(story, folder);
      spec.commandLine().getOut().println(folder);
      spec.commandLine().getOut().flush();
      return ExitCode.CLEAN;
    }
  }
}
