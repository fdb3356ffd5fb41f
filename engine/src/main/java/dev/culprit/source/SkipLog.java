package dev.culprit.source;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Collects what could not be read, bounded: hostile input can be refused a million times, and one
 * sentence is enough from the {@value #MOST}th on.
 */
public final class SkipLog {

  /** Reasons that are told one by one. */
  static final int MOST = 500;

  private final Consumer<Skipped> out;
  private final Map<String, Integer> lost = new TreeMap<>();
  private int told;
  private int untold;

  /** Hands on to {@code out} what is told one by one. */
  public SkipLog(Consumer<Skipped> out) {
    this.out = out;
  }

  /** Says that one source was skipped. */
  void add(String source, String reason) {
    add(new Skipped(source, reason));
  }

  /** Says that one source was skipped. */
  public void add(Skipped skipped) {
    if (told < MOST) {
      told++;
      out.accept(skipped);
    } else {
      untold++;
    }
  }

  /** Counts a link whose target is not there; they are told by folder, for there are many. */
  void lostLink(String path) {
    lost.merge(path.substring(0, path.lastIndexOf('/') + 1), 1, Integer::sum);
  }

  /**
   * Tells what was only counted so far.
   *
   * @param name what the operator named
   */
  public void finish(String name) {
    lost.forEach(
        (folder, count) ->
            add(
                folder + "*",
                count == 1
                    ? "a link leads to a file that is not in the bundle"
                    : count + " links lead to files that are not in the bundle"));
    lost.clear();
    if (untold > 0) {
      out.accept(new Skipped(name, untold + " more entries were skipped"));
      untold = 0;
    }
  }
}
