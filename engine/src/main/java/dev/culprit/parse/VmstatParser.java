package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of the tool vmstat, as {@code vmstat-tool.si}; each row is a sample, the first of
 * which is the mean since boot. Columns keep their places in every language.
 */
final class VmstatParser extends LineParser {

  /** The line above the header, which procps prints in the language of the host. */
  private static final Pattern TITLE =
      Pattern.compile("\\S{1,12} -{1,30}[^- ].{0,20}-{2,} .{0,80}-(?:cpu|CPU)-.*");

  private static final List<String> NAMES =
      List.of(
          "r", "b", "swpd", "free", "buff", "cache", "si", "so", "bi", "bo", "in", "cs", "us", "sy",
          "id", "wa", "st", "gu");

  /** Columns that follow {@code -S}; blocks are told in their own size always. */
  private static final Set<String> SIZES =
      Set.of("swpd", "free", "buff", "cache", "inact", "active", "si", "so");

  private static final Pattern UNIT =
      Pattern.compile("(?:.* )?(?:-[a-zA-Z]*S|--unit)[ =]?([kKmMbB])(?: .*)?");

  /** How many columns there are without those for guests. */
  private static final int COLUMNS = 17;

  /** Where the header names what fills the memory beside the free part. */
  private static final int FILLED = 4;

  VmstatParser() {
    super("vmstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "vmstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> isTitle(line) || isHeader(Text.words(line)));
  }

  private static boolean isTitle(String line) {
    return line.length() < 200 && TITLE.matcher(line).matches();
  }

  /**
   * The columns of a header. With {@code -t} a time stands behind, below the name of its zone; the
   * words of another language are known by their places.
   */
  private static List<String> columns(List<String> header) {
    List<String> own = header.stream().takeWhile(word -> word.matches("[a-z]{1,6}")).toList();
    boolean english = own.contains("swpd") && own.contains("free") && own.contains("id");
    if (english || header.size() < COLUMNS) {
      return own;
    }
    boolean guests = header.size() > COLUMNS && header.get(COLUMNS).matches("\\p{Ll}{2}");
    List<String> columns = new ArrayList<>(NAMES.subList(0, guests ? COLUMNS + 1 : COLUMNS));
    if (header.get(FILLED).startsWith("in")) {
      columns.set(FILLED, "inact");
      columns.set(FILLED + 1, "active");
    }
    return columns;
  }

  private static boolean isHeader(List<String> words) {
    return words.size() >= 12
        && words.get(0).equals("r")
        && words.get(1).equals("b")
        && words.contains("swpd");
  }

  /** How many KiB the unit of {@code -S} has; without it memory is told in KiB. */
  static double kib(String arguments) {
    Matcher unit = UNIT.matcher(arguments);
    if (!unit.matches()) {
      return 1;
    }
    return switch (unit.group(1).charAt(0)) {
      case 'k' -> 1000 / 1024.0;
      case 'm' -> 1000_000 / 1024.0;
      case 'M' -> 1024;
      default -> 1;
    };
  }

  /** With {@code -y} the row of the time since boot is left out. */
  private static boolean isWithoutBoot(String asked) {
    return (" " + Asked.arguments(asked)).matches(".* (?:-[a-zA-Z]*y[a-zA-Z]*|--no-first)(?: .*)?");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> columns = List.of();
      private boolean titled;
      private final double kib = kib(Asked.arguments(out.asked()));
      private int sample = out.sample() - (isWithoutBoot(out.asked()) ? 0 : 1);

      @Override
      public boolean row(String line, int number) {
        if (isTitle(line) || line.strip().startsWith("procs ") || line.startsWith("--procs")) {
          titled = true;
          return true;
        }
        List<String> words = Text.words(line);
        if (isHeader(words)
            || (titled && words.size() >= COLUMNS && !Text.isNumber(words.get(0)))) {
          columns = columns(words);
          titled = false;
          return true;
        }
        if (columns.isEmpty() || words.size() < columns.size() || !areNumbers(words)) {
          return false;
        }
        sample++;
        for (int i = 0; i < columns.size(); i++) {
          double scale = SIZES.contains(columns.get(i)) ? kib : 1;
          double value = Math.rint(Text.decimal(words.get(i)) * scale);
          String name = "vmstat-tool." + columns.get(i);
          out.observe(new Measure(name, value, sample, out.at(number, line)));
        }
        return true;
      }

      private boolean areNumbers(List<String> words) {
        return words.subList(0, columns.size()).stream().allMatch(Text::isNumber);
      }
    };
  }
}
