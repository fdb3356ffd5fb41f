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

  private final RuleBase base;

  private RulePacks(RuleBase base) {
    this.base = base;
  }

  /**
   * Loads the built-in packs, which were compiled when Culprit was built, and compiles those of
   * further folders.
   *
   * @throws IllegalArgumentException when a further pack does not compile; names file and line
   * @throws IOException when a folder or the program's own packs cannot be read
   */
  public static RulePacks load(List<Path> further) throws IOException {
    List<RuleSource> sources = new ArrayList<>();
    for (Path folder : further) {
      sources.addAll(RulePackCompiler.read(folder));
    }
    try (InputStream in = RulePacks.class.getResourceAsStream(COMPILED)) {
      if (in == null) {
        throw new IOException("the compiled rule packs are missing");
      }
      return new RulePacks(RuleBase.load(in.readAllBytes(), sources));
    } catch (RuleFaults e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  RuleBase base() {
    return base;
  }
}
