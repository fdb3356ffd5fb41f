package dev.culprit.cli;

import dev.culprit.cli.triage.JournalText;
import dev.culprit.cli.triage.Resumed;
import dev.culprit.diagnose.Options;
import dev.culprit.journal.Entry;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import dev.culprit.redact.Redactor;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Override
    public Integer call() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream out = Output.printer(bytes)) {
        for (Story story : Journals.here().all()) {
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
      Optional<Redactor> redactor = redaction.redactor(base.knowledge(), spec);
      if (redactor.isPresent()) {
        learn(redactor.get(), story);
      }
      if (format == Format.FOLDER) {
        Files.createDirectories(target);
        JournalText.export(redactor.map(r -> hidden(story, r)).orElse(story), target);
      } else {
        Files.write(target, report(base, story, redactor));
      }
      redaction.keep(redactor);
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

    private byte[] report(Base base, Story story, Optional<Redactor> redactor)
        throws IOException, NoInputException {
      try (Resumed triage = Resumed.open(Resumed.folder(id), base.diagnoser(), Options.NONE)) {
        byte[] report =
            Reporting.rendered(
                triage.triage().position().diagnosis(),
                story,
                CAUSES,
                format == Format.HTML
                    ? DiagnoseCommand.Format.HTML
                    : DiagnoseCommand.Format.MARKDOWN);
        String text = new String(report, StandardCharsets.UTF_8);
        return redactor.map(r -> r.text(text)).orElse(text).getBytes(StandardCharsets.UTF_8);
      }
    }

    private static void learn(Redactor redactor, Story story) throws IOException {
      for (Entry entry : story.entries()) {
        entry.fields().values().forEach(redactor::learn);
        for (Reading reading : entry.readings()) {
          redactor.learn(reading);
        }
      }
    }

    /** The same story, told with pseudonyms. */
    private static Story hidden(Story story, Redactor redactor) {
      List<Entry> entries = story.entries().stream().map(entry -> hidden(entry, redactor)).toList();
      return new Story(story.folder(), entries, story.length(), story.contents(), story.torn());
    }

    private static Entry hidden(Entry entry, Redactor redactor) {
      Map<String, String> fields = new LinkedHashMap<>();
      entry.fields().forEach((name, value) -> fields.put(name, redactor.text(value)));
      List<Reading> readings = entry.readings().stream().map(redactor::reading).toList();
      return new Entry(entry.kind(), entry.at(), fields, readings);
    }
  }
}
