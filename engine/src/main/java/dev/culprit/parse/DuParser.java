package dev.culprit.parse;

import dev.culprit.fact.FileSize;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** du with -k (the default), -b, -m and -h: a size, a tab and a path a row. */
final class DuParser extends LineParser {

  private static final Pattern AMIDST = Pattern.compile("(?s).{0,40}\\bdu -.{0,200}");

  private static final Pattern TIMED =
      Pattern.compile("^([^\\s]{1,20}\\t)\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d[^\\t]{0,30}\\t");

  private static final int MOST = 500;

  DuParser() {
    super("du");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "du") || AMIDST.matcher(reading.command()).matches();
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    for (String line : head) {
      if (isRow(line)) {
        rows++;
      } else if (!line.isBlank() && !Prompt.isEcho(line) && !line.startsWith("du: ")) {
        return 0;
      }
    }
    return rows > 1 ? 70 : rows;
  }

  /** A row without the time that {@code --time} puts between the size and the path. */
  private static String untimed(String line) {
    return TIMED.matcher(line).replaceFirst("$1");
  }

  private static boolean isRow(String given) {
    return isRow(given, false);
  }

  /** Whether it is a row; where du is known to have printed it, a name may begin the path. */
  private static boolean isRow(String given, boolean asked) {
    String line = untimed(given);
    int tab = line.indexOf('\t');
    int path = line.indexOf('/', tab + 1);
    return tab > 0
        && tab + 1 < line.length()
        && line.indexOf('\t', tab + 1) < 0
        && (asked || path == tab + 1 || line.startsWith(".", tab + 1) || line.endsWith("\ttotal"))
        && Text.bytes(line.substring(0, tab), 1) >= 0;
  }

  @Override
  Rows begin(Sink out) {
    String asked = " " + out.asked();
    boolean inBytes =
        asked.contains(" --bytes") || asked.matches("(?s).{0,200} -[a-zA-Z]*b.{0,200}");
    long unit = inBytes ? 1 : asked.matches("(?s).{0,200} -[a-zA-Z]*m.{0,200}") ? 1 << 20 : 1024;
    boolean inodes = asked.contains(" --inodes");
    boolean known = Asked.tool(out.asked()).equals("du");
    return new Rows() {
      private int count;

      @Override
      public boolean row(String line, int number) {
        if (!isRow(line, known)) {
          return false;
        }
        String row = untimed(line);
        int tab = row.indexOf('\t');
        if (!inodes && count++ < MOST) {
          long bytes = Text.bytes(row.substring(0, tab), unit);
          String path = row.substring(tab + 1);
          out.observe(new FileSize(path, bytes, out.sample(), out.at(number, line)));
        }
        return true;
      }
    };
  }
}
