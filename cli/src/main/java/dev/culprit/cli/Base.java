package dev.culprit.cli;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Later;
import dev.culprit.diagnose.RulePacks;
import dev.culprit.diagnose.Silences;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.KnowledgeReader;
import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The knowledge and the rules, built in and the user's own. */
public final class Base {

  /** Begun by {@link #ahead}; whoever reads the built-in pages first takes it. */
  private static final AtomicReference<Later<KnowledgeReader>> AHEAD = new AtomicReference<>();

  private final Knowledge knowledge;
  private final RulePacks rules;
  private final List<String> faults;
  private Diagnoser diagnoser;

  private Base(KnowledgeReader reader, RulePacks rules) {
    this.knowledge = reader.knowledge();
    this.rules = rules;
    this.faults = new ArrayList<>(reader.faults().stream().map(Fault::toString).toList());
    faults.addAll(rules.faults());
  }

  /**
   * Loads everything; faults in the user's packs are told on {@code err}, and the rest works.
   *
   * @throws IOException when a folder cannot be read
   */
  public static Base load(Packs packs, PrintWriter err) throws IOException {
    return told(new Base(read(packs), rules(packs)), err);
  }

  /** Loads everything to judge by it: the rules while the pages are read. */
  static Base loadToJudge(Packs packs, PrintWriter err) throws IOException {
    RulePacks rules = rules(packs);
    rules.begin();
    return told(new Base(read(packs), rules), err);
  }

  /** Begins to read the built-in pages, for a command that will need them and little else. */
  static void ahead() {
    Later<KnowledgeReader> pages =
        new Later<>("culprit-pages", () -> new KnowledgeReader().builtIn());
    AHEAD.set(pages);
    pages.begin();
  }

  /**
   * The rules of packs, over the built-in ones.
   *
   * @throws IOException when a folder cannot be read
   */
  public static RulePacks rules(Packs packs) throws IOException {
    return RulePacks.load(packs.rules(), UserFolders.here().cache().resolve("rules"));
  }

  private static Base told(Base base, PrintWriter err) {
    base.faults.stream()
        .flatMap(String::lines)
        .forEach(fault -> err.println("culprit: " + Sanitizer.line(fault)));
    return base;
  }

  /**
   * Reads the built-in pages and those of packs.
   *
   * @throws IOException when a folder cannot be read
   */
  public static KnowledgeReader read(Packs packs) throws IOException {
    Later<KnowledgeReader> begun = AHEAD.getAndSet(null);
    KnowledgeReader reader = begun == null ? new KnowledgeReader().builtIn() : begun.get();
    for (Path folder : packs.knowledge()) {
      reader.pack(folder, Version.text());
    }
    return packs.without().isEmpty() ? reader : reader.without(packs.without());
  }

  /** All pages. */
  public Knowledge knowledge() {
    return knowledge;
  }

  /** What is wrong with the packs. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** A diagnoser over all of it, always the same. */
  public synchronized Diagnoser diagnoser() throws IOException {
    if (diagnoser == null) {
      diagnoser = new Diagnoser(knowledge, rules, Cases.count());
    }
    return diagnoser;
  }

  /** One that does not accuse what is silenced. */
  Diagnoser diagnoser(Silences silences) throws IOException {
    return new Diagnoser(knowledge, rules, Cases.count(), silences);
  }
}
