package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.SlabCache;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** /proc/slabinfo and slabtop: the largest caches, and their sum. */
final class SlabParser extends LineParser {

  private static final int MOST = 30;

  SlabParser() {
    super("slab");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().equals("/proc/slabinfo")
        || Asked.tool(reading, "slabtop")
        || (Asked.tool(reading, "vmstat")
            && Asked.arguments(reading.command())
                .matches("(?:.* )?(?:-\\w*m\\w*|--slabs)(?: .*)?"));
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        100,
        line ->
            line.startsWith("slabinfo - version")
                || line.contains("OBJ SIZE")
                || isSlabs(line)
                || line.startsWith("# name            <active_objs>"));
  }

  /** The heading of {@code vmstat -m}, which it repeats. */
  private static boolean isSlabs(String line) {
    return line.startsWith("Cache ")
        && Text.words(line, 6).equals(List.of("Cache", "Num", "Total", "Size", "Pages"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private final List<SlabCache> caches = new ArrayList<>();
      private boolean top;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 20);
        if (line.contains("OBJ SIZE")) {
          top = true;
          return true;
        } else if (isSlabs(line)) {
          return true;
        } else if (line.startsWith("slabinfo") || line.startsWith("#") || line.contains(" / ")) {
          return true;
        }
        SlabCache cache = top ? top(words, number, line) : info(words, number, line);
        if (cache != null && caches.size() < 5_000) {
          caches.add(cache);
        }
        return cache != null;
      }

      /** {@code name active objects size perslab pages …}; vmstat -m has the first five. */
      private SlabCache info(List<String> words, int number, String line) {
        if (words.size() < 5 || !Text.isNumber(words.get(1)) || !Text.isNumber(words.get(3))) {
          return null;
        }
        long objects = Text.number(words.get(2), 0);
        long kiB = objects * Text.number(words.get(3), 0) / 1024;
        long active = Text.number(words.get(1), 0);
        return new SlabCache(
            words.get(0), objects, active, kiB, out.sample(), out.at(number, line));
      }

      /** {@code OBJS ACTIVE USE OBJ-SIZE SLABS OBJ/SLAB CACHE-SIZE NAME}. */
      private SlabCache top(List<String> words, int number, String line) {
        long bytes = words.size() < 8 ? -1 : Text.bytes(words.get(6), 1024);
        if (bytes < 0) {
          return null;
        }
        long objects = Text.number(words.get(0), 0);
        long active = Text.number(words.get(1), 0);
        return new SlabCache(
            words.get(7), objects, active, bytes / 1024, out.sample(), out.at(number, line));
      }

      @Override
      public void end() {
        if (caches.isEmpty()) {
          return;
        }
        double sum = caches.stream().mapToLong(SlabCache::kiB).sum();
        out.observe(new Measure("slab.total", sum, out.sample(), out.at(0, "")));
        caches.stream()
            .sorted(
                Comparator.comparingLong(SlabCache::kiB).reversed().thenComparing(SlabCache::name))
            .limit(MOST)
            .forEach(out::observe);
      }
    };
  }
}
