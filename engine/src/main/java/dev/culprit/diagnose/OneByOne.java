package dev.culprit.diagnose;

import dev.culprit.source.Piece;
import dev.culprit.source.SkipLog;
import dev.culprit.source.Skipped;
import java.util.List;
import java.util.function.Function;

/**
 * Reads pieces that together did not fit into the memory again, each alone and no other at the same
 * time, so that only what is too large by itself is left out, and is told.
 */
final class OneByOne {

  private static final Object TURN = new Object();

  private OneByOne() {}

  /**
   * What those tell that fit.
   *
   * @param read reads some pieces; throws {@link OutOfMemoryError} where they do not fit
   */
  static Outcome read(List<Piece> pieces, Function<List<Piece>, Outcome> read) {
    synchronized (TURN) {
      Outcome all = new Outcome();
      SkipLog skips = new SkipLog(all.collected().skipped()::add);
      for (Piece piece : pieces) {
        try {
          all.add(read.apply(List.of(piece)), skips);
        } catch (OutOfMemoryError e) {
          skips.add(new Skipped(piece.path(), tooLarge()));
        }
      }
      return all;
    }
  }

  private static String tooLarge() {
    long heap = Runtime.getRuntime().maxMemory() / (1024 * 1024);
    return "it does not fit into a heap of " + heap + " MiB; give more, such as CULPRIT_HEAP=512m";
  }
}
