package dev.culprit.diagnose;

import dev.culprit.infer.RuleBase;
import dev.culprit.infer.RuleCache;
import dev.culprit.infer.RuleFaults;
import dev.culprit.infer.RuleFolder;
import dev.culprit.infer.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The rule packs, built in and the user's own, ready for use. */
public final class RulePacks {

  private static final String COMPILED = "/dev/culprit/rules.bin";

  /** Begun by {@link #ahead}; whoever needs the built-in packs alone takes it. */
  private static final AtomicReference<Later<RuleBase>> AHEAD = new AtomicReference<>();

  private final Later<RuleBase> base;
  private final List<String> faults;

  private RulePacks(Later<RuleBase> base, List<String> faults) {
    this.base = base;
    this.faults = List.copyOf(faults);
  }

  /** The built-in packs alone, which were compiled when Culprit was built. */
  public static RulePacks builtIn() throws IOException {
    return load(List.of(), null);
  }

  /**
   * The built-in packs, and those of further folders, each compiled on its own or taken from the
   * cache: one that does not compile is among the {@link #faults}, and the others work. The
   * built-in ones alone are not loaded before they are needed.
   *
   * @param cache where compiled packs are kept; may be null when there are no folders
   * @throws IOException when a folder or the program's own packs cannot be read
   */
  public static RulePacks load(List<Path> further, Path cache) throws IOException {
    if (RulePacks.class.getResource(COMPILED) == null) {
      throw new IOException("the compiled rule packs are missing");
    }
    List<String> faults = new ArrayList<>();
    List<List<RuleSource>> packs = new ArrayList<>();
    for (Path folder : further) {
      try {
        packs.add(RuleFolder.read(folder));
      } catch (RuleFaults e) {
        faults.add(e.getMessage());
      }
    }
    packs.removeIf(List::isEmpty);
    Later<RuleBase> begun = AHEAD.getAndSet(null);
    if (packs.isEmpty() && begun != null) {
      return new RulePacks(begun, faults);
    }
    Later<RuleBase> base = later(packs, cache, faults);
    if (!packs.isEmpty()) {
      base.get(); // faults are told before anything is judged
    }
    return new RulePacks(base, faults);
  }

  /**
   * Begins to load the built-in packs for whoever will ask first: for a program that already knows
   * that somebody will, and still has to find out what else it is to do.
   */
  public static void ahead() {
    Later<RuleBase> base = later(List.of(), null, new ArrayList<>());
    AHEAD.set(base);
    base.begin();
  }

  private static Later<RuleBase> later(
      List<List<RuleSource>> packs, Path cache, List<String> faults) {
    return new Later<>("culprit-rules", () -> loaded(packs, cache, faults));
  }

  private static RuleBase loaded(List<List<RuleSource>> packs, Path cache, List<String> faults)
      throws IOException {
    try (InputStream in = RulePacks.class.getResourceAsStream(COMPILED)) {
      byte[] compiled = in.readAllBytes();
      RuleBase base = RuleBase.load(compiled);
      if (!packs.isEmpty()) {
        RuleCache kept = new RuleCache(cache, compiled);
        packs.forEach(pack -> add(base, pack, kept, faults));
      }
      return base;
    }
  }

  private static void add(
      RuleBase base, List<RuleSource> pack, RuleCache cache, List<String> faults) {
    try {
      base.add(pack, cache);
    } catch (RuleFaults e) {
      faults.add(e.getMessage());
    }
  }

  /** Why a further pack is left out: file, line and rule; empty when none is. */
  public List<String> faults() {
    return faults;
  }

  /** Begins to load them, while something else is done. */
  public void begin() {
    base.begin();
  }

  RuleBase base() {
    return base.get();
  }
}
