package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * free, old with its {@code -/+ buffers/cache} line and new with {@code available}, under the names
 * of /proc/meminfo and in KiB. In a language that is not known by its words, rows and columns are
 * known by their places.
 */
final class FreeParser extends LineParser {

  /** What a row is called, up to a colon, and its amounts. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\s{0,8}[^:：\\d]{1,24}[:：]((?: {1,40}[\\d.,]{1,20}\\p{L}{0,3}){2,8})\\s{0,9}");

  private static final List<String> NEW =
      List.of("total", "used", "free", "shared", "buff/cache", "available");
  private static final List<String> WIDE =
      List.of("total", "used", "free", "shared", "buffers", "cache", "available");
  private static final List<String> OLD =
      List.of("total", "used", "free", "shared", "buffers", "cached");

  private static final Set<String> KNOWN =
      Set.of(
          "total",
          "used",
          "free",
          "shared",
          "buffers",
          "cached",
          "cache",
          "buff/cache",
          "available");

  private static final Map<String, Integer> UNITS =
      Map.of(
          "--bytes", 0, "--kilo", 1, "--mega", 2, "--giga", 3, "--tera", 4, "--kibi", 1, "--mebi",
          2, "--gibi", 3, "--tebi", 4);

  /** From here on a number without decimals is too coarse to tell a small share. */
  private static final long COARSE = 1_000_000_000;

  /** Below so many units, what is left of less than one may be more than a tenth of the whole. */
  private static final int FEWEST = 10;

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
    return header ? (memory ? 100 : 60) : isForeign(head) ? 95 : 0;
  }

  private static boolean isForeign(List<String> head) {
    for (int i = 0; i + 1 < head.size(); i++) {
      if (isForeignHeader(head.get(i)) && ROW.matcher(head.get(i + 1)).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Six or seven names and no number, set off to the right; one may be of two words. */
  private static boolean isForeignHeader(String line) {
    if (line.length() > 120 || !line.startsWith("      ") || line.matches(".*[\\d:：-].*")) {
      return false;
    }
    int words = Text.words(line).size();
    return words >= NEW.size() && words <= WIDE.size() + 1;
  }

  /** The columns in English, by their places where a word is not known. */
  private static List<String> columns(List<String> words) {
    if (KNOWN.containsAll(words)) {
      return words;
    } else if (words.size() >= WIDE.size()) {
      return WIDE;
    }
    return words.size() > 4 && words.get(4).indexOf('/') > 0 ? NEW : OLD;
  }

  private static List<String> words(String line) {
    return Text.words(Translated.line(line));
  }

  private static boolean isHeader(List<String> words) {
    return words.size() >= 3
        && words.size() <= 8
        && words.subList(0, 3).equals(List.of("total", "used", "free"));
  }

  /** What the options are worth: each letter is a step of 1024, or of 1000 with {@code --si}. */
  private static long unit(String arguments, int step) {
    for (String option : Text.words(arguments, 20)) {
      int power =
          option.startsWith("--")
              ? UNITS.getOrDefault(option, -1)
              : option.startsWith("-") ? letter(option) : -1;
      if (power >= 0) {
        boolean thousands = option.startsWith("--") && !option.matches("--\\w{2}bi");
        return Math.round(Math.pow(thousands ? 1000 : step, power));
      }
    }
    return step;
  }

  private static int letter(String option) {
    for (int i = 1; i < option.length(); i++) {
      int power = "bkmg".indexOf(option.charAt(i));
      if (power >= 0) {
        return power;
      }
    }
    return -1;
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    /** The row of the sum is the third. */
    private static final int SUM = 3;

    private final Sink out;
    private final long unit;
    private final int step;
    private final boolean unitKnown;
    private List<String> columns = List.of("total", "used", "free", "shared", "buffers", "cached");
    private int table = -1;
    private int place;
    private long guessed;

    Table(Sink out) {
      this.out = out;
      String asked = out.asked();
      String arguments = Asked.arguments(asked);
      this.step = arguments.contains("--si") ? 1000 : 1024;
      this.unit = unit(arguments, step);
      this.unitKnown = !asked.isEmpty();
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = words(line);
      if (isHeader(words) || isForeignHeader(line)) {
        columns = columns(words);
        table++;
        place = 0;
        guessed = 0;
        return true;
      }
      String name = words.get(0).toLowerCase(Locale.ROOT);
      place += name.equals("-/+") ? 0 : 1;
      return switch (name) {
        case "mem:" -> memory(words, number, line);
        case "swap:" -> swap(words, number, line);
        case "-/+" -> words.size() == 4 && buffers(words, number, line);
        case "total:", "low:", "high:", "comm:" -> words.size() >= 4;
        default -> table >= 0 && byPlace(line, number);
      };
    }

    /** Below the header come the memory, the swap space and, where asked for, their sum. */
    private boolean byPlace(String line, int number) {
      Matcher row = ROW.matcher(line);
      if (!row.matches() || place > SUM) {
        return false;
      }
      List<String> words = Text.words("- " + row.group(1));
      return switch (place) {
        case 1 -> memory(words, number, line);
        case 2 -> swap(words, number, line);
        default -> true;
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
      long bytes = Text.bytes(words.get(i), scale(words), step);
      if (bytes < 0) {
        return false;
      } else if (isCoarse(words, words.get(i))) {
        return true;
      }
      out.looked("memory");
      double kib = Math.rint(bytes / 1024.0);
      int sample = out.sample() + Math.max(table, 0);
      out.observe(new Measure("meminfo." + field, kib, sample, out.at(number, line)));
      return true;
    }

    /** Whether it is nothing of so few GiB that it may as well be nearly one of them. */
    private boolean isCoarse(List<String> words, String amount) {
      return amount.equals("0")
          && scale(words) >= COARSE
          && Text.isNumber(words.get(1))
          && Text.number(words.get(1), 0) < FEWEST;
    }

    /**
     * The unit that was asked for. Where nothing is known of the command, a host of less than 100
     * MiB is rather one that was counted in MiB or GiB; the rows below have the same unit.
     */
    private long scale(List<String> words) {
      if (place == 1 && Text.isNumber(words.get(1)) && !unitKnown) {
        int digits = words.get(1).length();
        guessed = digits <= 2 ? 1L << 30 : digits <= 5 ? 1L << 20 : 1L << 10;
      }
      return unitKnown || guessed == 0 ? unit : guessed;
    }
  }
}
