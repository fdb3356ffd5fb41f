package dev.culprit.cli;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.RulePacks;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.KnowledgeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The knowledge and the rules, built in and the user's own. */
public final class Base {

  private final Knowledge knowledge;
  private final RulePacks rules;

  private Base(Knowledge knowledge, RulePacks rules) {
    this.knowledge = knowledge;
    this.rules = rules;
  }

  /**
   * Loads everything; faults in a user's pages are told on {@code err}, and the rest works.
   *
   * @throws IllegalArgumentException when a further rule pack does not compile
   * @throws IOException when a folder cannot be read
   */
  public static Base load(List<Path> knowledgeFolders, List<Path> ruleFolders, PrintWriter err)
      throws IOException {
    return load(knowledgeFolders, RulePacks.load(ruleFolders), err);
  }

  /** Loads everything to judge by it: the rules while the pages are read. */
  static Base loadToJudge(List<Path> knowledgeFolders, List<Path> ruleFolders, PrintWriter err)
      throws IOException {
    RulePacks rules = RulePacks.load(ruleFolders);
    rules.begin();
    return load(knowledgeFolders, rules, err);
  }

  private static Base load(List<Path> knowledgeFolders, RulePacks rules, PrintWriter err)
      throws IOException {
    KnowledgeReader reader = read(knowledgeFolders);
    for (Fault fault : reader.faults()) {
      err.println("culprit: " + Sanitizer.line(fault.toString()));
    }
    return new Base(reader.knowledge(), rules);
  }

  /**
   * Reads the built-in pages and those of further folders.
   *
   * @throws IOException when a folder cannot be read
   */
  public static KnowledgeReader read(List<Path> folders) throws IOException {
    KnowledgeReader reader = new KnowledgeReader().builtIn();
    for (Path folder : folders) {
      reader.folder(folder);
    }
    return reader;
  }

  /** All pages. */
  public Knowledge knowledge() {
    return knowledge;
  }

  /** A diagnoser over all of it. */
  public Diagnoser diagnoser() throws IOException {
    return new Diagnoser(knowledge, rules, Cases.count());
  }
}
