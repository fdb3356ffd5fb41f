package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.PackOptions;
import dev.culprit.cli.Packs;
import dev.culprit.journal.Journals;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.CountsPage;
import dev.culprit.knowledge.Experience;
import dev.culprit.knowledge.KnowledgeReader;
import dev.culprit.knowledge.PageId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code culprit kb learn}: confirmed triages as counts, shown as a change to a file of YAML. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the triages whose cause was confirmed (culprit journal was), and shows what that",
      "changes: a unified diff of a page of counts, and whose prior moves. Writes with --out only."
    },
    footer = {"", "Exit codes: 0 shown or written, also when nothing is new, 2 wrong use."})
public final class KbLearn implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "whose incidents they are; the page's name (default: site)")
  private String name = "site";

  @Option(
      names = "--journals",
      paramLabel = "DIR",
      description = "a folder of journals (default: this user's)")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the pack into which counts/NAME.yaml is written")
  private Path out;

  @Mixin private PackOptions options = new PackOptions();

  @Override
  public Integer call() throws IOException {
    if (!PageId.isOne(name)) {
      throw wrong("--name is words in small letters, joined by hyphens");
    }
    if (out != null && !Files.isDirectory(out)) {
      throw wrong("--out: there is no folder " + out);
    }
    Packs packs = options.all(spec);
    KnowledgeReader reader = Base.read(out == null ? packs : packs.and(Packs.of(out)));
    CountsPage before = reader.counts().getOrDefault(name, Learning.none(name));
    Learning learning = new Learning(reader.knowledge(), before, counted(reader));
    journals().outlines().forEach(learning::take);
    tell(reader, before, learning);
    return 0;
  }

  private Journals journals() {
    if (folder != null && !Files.isDirectory(folder)) {
      throw wrong("--journals: there is no folder " + folder);
    }
    return folder == null ? Journals.here() : new Journals(folder);
  }

  private static Set<String> counted(KnowledgeReader reader) {
    Set<String> counted = new HashSet<>();
    reader.counts().values().forEach(page -> counted.addAll(page.incidents()));
    return counted;
  }

  private void tell(KnowledgeReader reader, CountsPage before, Learning learning)
      throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    CountsPage after = learning.counts(name);
    String file = "counts/" + name + ".yaml";
    String text = Learning.yaml(after);
    if (learning.fresh() == 0) {
      print.println("Nothing is new: no further triage was confirmed.");
      print.flush();
      return;
    }
    print.print(UnifiedDiff.of(file, Learning.yaml(before), text));
    print.println();
    moved(reader, after, learning).forEach(print::println);
    if (out == null) {
      print.println("Nothing is written; --out DIR writes it into a pack.");
    } else {
      write(out.resolve(file), text);
      print.println("written: " + out.resolve(file));
    }
    print.flush();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path half = Files.createTempFile(file.getParent(), "learn", ".new");
    try {
      Files.writeString(half, text);
      Files.move(half, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Whose prior and which frequencies become other ones. */
  private static List<String> moved(KnowledgeReader reader, CountsPage after, Learning learning) {
    Map<String, CountsPage> pages = reader.counts();
    Experience old = Experience.of(pages.values());
    pages.put(after.id(), after);
    Experience fresh = Experience.of(pages.values());
    List<String> lines = new ArrayList<>();
    for (String id : learning.counted()) {
      CausePage cause = reader.knowledge().causes().get(id);
      if (cause != null) {
        lines.add(percent(id + " (prior)", old.prior(cause), fresh.prior(cause)));
        cause
            .expects()
            .forEach(
                (finding, word) -> {
                  double was = old.likelihood(id, finding, word);
                  double is = fresh.likelihood(id, finding, word);
                  if (was != is) {
                    lines.add(percent("  " + finding, was, is));
                  }
                });
      }
    }
    return lines;
  }

  private static String percent(String what, double was, double is) {
    return String.format(Locale.ROOT, "%-48s %5.1f %% -> %5.1f %%", what, 100 * was, 100 * is);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
