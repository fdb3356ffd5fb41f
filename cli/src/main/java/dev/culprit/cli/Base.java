package dev.culprit.cli;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.infer.RuleBase;
import dev.culprit.infer.RulePackCompiler;
import dev.culprit.infer.RuleSource;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.KnowledgeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The knowledge and the rules, built in and the user's own. */
public final class Base {

  private final Knowledge knowledge;
  private final RuleBase rules;

  private Base(Knowledge knowledge, RuleBase rules) {
    this.knowledge = knowledge;
    this.rules = rules;
  }

  /**
   * Loads everything; faults in a user's pages are told on {@code err}, and the rest works.
   *
   * @throws IOException when a folder cannot be read
   */
  public static Base load(List<Path> knowledgeFolders, List<Path> ruleFolders, PrintWriter err)
      throws IOException {
    KnowledgeReader reader = read(knowledgeFolders);
    for (Fault fault : reader.faults()) {
      err.println("culprit: " + Sanitizer.line(fault.toString()));
    }
    List<RuleSource> further = new ArrayList<>();
    for (Path folder : ruleFolders) {
      further.addAll(RulePackCompiler.read(folder));
    }
    return new Base(reader.knowledge(), rules(further));
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

  private static RuleBase rules(List<RuleSource> further) throws IOException {
    try (InputStream in = Base.class.getResourceAsStream("/dev/culprit/rules.bin")) {
      if (in == null) {
        throw new IOException("the compiled rule packs are missing");
      }
      return RuleBase.load(in.readAllBytes(), further);
    }
  }

  Knowledge knowledge() {
    return knowledge;
  }

  RuleBase rules() {
    return rules;
  }

  /** A diagnoser over all of it. */
  public Diagnoser diagnoser() throws IOException {
    return new Diagnoser(knowledge, rules, Cases.count());
  }
}
