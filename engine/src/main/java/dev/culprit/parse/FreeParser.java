package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;

/**
 * free, old with its {@code -/+ buffers/cache} line and new with {@code available}, under the names
 * of /proc/meminfo and in KiB.
 */
final class FreeParser extends LineParser {

  FreeParser() {
    super("free");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "free");
  }

  @Override
  public int recognise(List<String> head) {
    boolean header = head.stream().anyMatch(line -> isHeader(words(line)));
    boolean memory =
        head.stream().anyMatch(line -> Translated.line(line.stripLeading()).startsWith("Mem"));
    return header ? (memory ? 100 : 60) : 0;
  }

  private static List<String> words(String line) {
    return Text.words(Translated.line(line));
  }

  private static boolean isHeader(List<String> words) {
    return words.size() >= 3
        && words.size() <= 8
        && words.subList(0, 3).equals(List.of("total", "used", "free"));
  }

  /** What a number without a letter is worth, by the option that free was given. */
  private static long unit(String arguments) {
    String options = " " + arguments + " ";
    if (options.contains("-b ") || options.contains("--bytes")) {
      return 1;
    } else if (options.contains("-m ") || options.contains("--mebi")) {
      return 1L << 20;
    }
    return options.contains("-g ") || options.contains("--gibi") ? 1L << 30 : 1L << 10;
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private final long unit;
    private final boolean unitKnown;
    private List<String> columns = List.of("total", "used", "free", "shared", "buffers", "cached");
    private int table = -1;

    Table(Sink out) {
      this.out = out;
      String asked = out.asked();
      this.unit = unit(Asked.arguments(asked));
      this.unitKnown = !asked.isEmpty();
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = words(line);
      if (isHeader(words)) {
        columns = words;
        table++;
        return true;
      }
      String name = words.get(0).toLowerCase(Locale.ROOT);
      return switch (name) {
        case "mem:" -> memory(words, number, line);
        case "swap:" -> swap(words, number, line);
        case "-/+" -> words.size() == 4 && buffers(words, number, line);
        case "total:", "low:", "high:", "comm:" -> words.size() >= 4;
        default -> false;
      };
    }

    private boolean memory(List<String> words, int number, String line) {
      boolean row = false;
      for (int i = 1; i < words.size() && i <= columns.size(); i++) {
        String field =
            switch (columns.get(i - 1)) {
              case "total" -> "MemTotal";
              case "free" -> "MemFree";
              case "shared" -> "Shmem";
              case "buffers" -> "Buffers";
              case "cached", "cache" -> "Cached";
              case "available" -> "MemAvailable";
              default -> "";
            };
        row |= field.isEmpty() || observe(field, words, i, number, line);
      }
      return row;
    }

    private boolean swap(List<String> words, int number, String line) {
      return words.size() >= 4
          && observe("SwapTotal", words, 1, number, line)
          && observe("SwapFree", words, 3, number, line);
    }

    /** The old kind has no column for what is available; this line's last number comes nearest. */
    private boolean buffers(List<String> words, int number, String line) {
      return observe("MemAvailable", words, 3, number, line);
    }

    private boolean observe(String field, List<String> words, int i, int number, String line) {
      long bytes = Text.bytes(words.get(i), scale(words));
      if (bytes < 0) {
        return false;
      }
      out.looked("memory");
      double kib = Math.rint(bytes / 1024.0);
      int sample = out.sample() + Math.max(table, 0);
      out.observe(new Measure("meminfo." + field, kib, sample, out.at(number, line)));
      return true;
    }

    /**
     * The unit that was asked for. Where nothing is known of the command, a host of less than 4 MiB
     * is rather one that was counted in MiB.
     */
    private long scale(List<String> words) {
      boolean small = Text.integer(words.get(1)) > 0 && words.get(1).length() <= 5;
      return small && !unitKnown ? 1L << 20 : unit;
    }
  }
}
