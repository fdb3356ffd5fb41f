package dev.culprit.diagnose;

import dev.culprit.infer.RuleBase;
import dev.culprit.infer.RuleFaults;
import dev.culprit.infer.RulePackCompiler;
import dev.culprit.infer.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rule packs, built in and the user's own, ready for use. */
public final class RulePacks {

  private static final String COMPILED = "/dev/culprit/rules.bin";

  private final Later<RuleBase> base;

  private RulePacks(Later<RuleBase> base) {
    this.base = base;
  }

  /**
   * The built-in packs, which were compiled when Culprit was built, and those of further folders,
   * which are compiled now. The built-in ones alone are not loaded before they are needed.
   *
   * @throws IllegalArgumentException when a further pack does not compile; names file and line
   * @throws IOException when a folder or the program's own packs cannot be read
   */
  public static RulePacks load(List<Path> further) throws IOException {
    List<RuleSource> sources = new ArrayList<>();
    for (Path folder : further) {
      sources.addAll(RulePackCompiler.read(folder));
    }
    if (RulePacks.class.getResource(COMPILED) == null) {
      throw new IOException("the compiled rule packs are missing");
    }
    Later<RuleBase> base = new Later<>("culprit-rules", () -> loaded(sources));
    if (!sources.isEmpty()) {
      compile(base);
    }
    return new RulePacks(base);
  }

  private static void compile(Later<RuleBase> base) {
    try {
      base.get();
    } catch (RuleFaults e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static RuleBase loaded(List<RuleSource> sources) throws IOException {
    try (InputStream in = RulePacks.class.getResourceAsStream(COMPILED)) {
      return RuleBase.load(in.readAllBytes(), sources);
    }
  }

  /** Begins to load them, while something else is done. */
  public void begin() {
    base.begin();
  }

  RuleBase base() {
    return base.get();
  }
}
