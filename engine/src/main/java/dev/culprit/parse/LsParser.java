package dev.culprit.parse;

import dev.culprit.fact.FileChanged;
import dev.culprit.fact.FileSize;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code ls -l} with and without -h, -R and -i: the sizes of plain files, and when configuration
 * and links were last written.
 */
final class LsParser extends LineParser {

  private static final int MOST = 500;

  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TIME = Pattern.compile("\\d\\d[:.]\\d\\d(?::\\d\\d.{0,12})?");

  /** {@code 11月25日} and {@code 11-25}: month and day in one word. */
  private static final Pattern MONTH_AND_DAY = Pattern.compile("\\d{1,2}(?:月\\d{1,2}日|-\\d\\d)");

  /** Where the date begins. */
  private static final int DATE_AT = 5;

  LsParser() {
    super("ls");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ls") || Asked.tool(reading, "ll");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    int others = 0;
    for (String line : head) {
      boolean row = isRow(line);
      rows += row ? 1 : 0;
      boolean beside = line.isBlank() || isTotal(line) || line.endsWith(":");
      others += row || beside || Prompt.isEcho(line) || line.startsWith("ls: ") ? 0 : 1;
    }
    if (head.size() == 1 && isTotal(head.get(0))) {
      return 40; // it may open a folder's list, if one is to come
    }
    return rows > others ? 70 : 0;
  }

  private static boolean isRow(String line) {
    return line.length() > 20 && line.matches("[-dlcbsp][-rwxsStT]{9}[.+@]? .{10,4000}");
  }

  /** {@code total 12}, in the languages of the servers that one meets. */
  private static boolean isTotal(String line) {
    return line.matches(
        "(?:total|insgesamt|totale|totaal|razem|totalt|celkem|yhteensä|итого|toplam|合計|合计|总用量|总计|總用量|總計|합계)"
            + " .{0,20}");
  }

  /** Of how many words the date is: three, but fewer in ISO style and in some languages. */
  private static int dateWords(List<String> words, boolean iso) {
    boolean time = TIME.matcher(words.get(DATE_AT + 1)).matches();
    if (iso && time) {
      boolean zoned = words.size() > 7 && words.get(7).matches("[+-]\\d{4}");
      return zoned ? 3 : 2;
    } else if (iso) {
      return 1;
    }
    // 2025年 6月24日, which is three where the day has one digit
    String day = words.get(time ? DATE_AT : DATE_AT + 1);
    return MONTH_AND_DAY.matcher(day).matches() ? 2 : 3;
  }

  @Override
  Rows begin(Sink out) {
    List<String> arguments = Text.words(Asked.arguments(out.asked()), 20);
    String last = arguments.isEmpty() ? "" : arguments.get(arguments.size() - 1);
    return new Rows() {
      private String folder = last.startsWith("/") ? last : "";
      private int count;

      private void changed(String in, List<String> words, boolean iso, Origin origin) {
        String[] link = words.get(words.size() - 1).split(" -> ", 2);
        String path = link[0].startsWith("/") || in.isEmpty() ? link[0] : in + "/" + link[0];
        boolean isLink = words.get(0).charAt(0) == 'l' && link.length == 2;
        boolean isFile = words.get(0).charAt(0) == '-' && FileChanged.configures(path);
        if (isLink || isFile) {
          String stamp = String.join(" ", words.subList(5, words.size() - 1));
          FileChanged changed = LsTimes.of(path, isLink ? link[1] : "", stamp, iso, origin);
          if (changed != null) {
            out.observe(changed);
          }
        }
      }

      @Override
      public boolean row(String line, int number) {
        if (line.startsWith("/") && line.endsWith(":")) {
          folder = line.substring(0, line.length() - 1);
          return true;
        }
        if (!isRow(line)) {
          return isTotal(line) || line.endsWith(":");
        }
        // mode, links, owner, group, size, the date, name
        List<String> words = Text.words(line, 9);
        boolean iso = words.size() > 6 && ISO.matcher(words.get(5)).matches();
        int columns = words.size() > 6 ? DATE_AT + dateWords(words, iso) + 1 : 9;
        words = Text.words(line, columns);
        long bytes = words.size() < columns ? -1 : Text.bytes(words.get(4), 1);
        if (line.charAt(0) == '-' && bytes >= 0 && count++ < MOST) {
          String name = words.get(words.size() - 1);
          String path = name.startsWith("/") || folder.isEmpty() ? name : folder + "/" + name;
          out.observe(new FileSize(path, bytes, out.sample(), out.at(number, line)));
        }
        if (words.size() == columns) {
          changed(folder, words, iso, out.at(number, line));
        }
        return true;
      }
    };
  }
}
