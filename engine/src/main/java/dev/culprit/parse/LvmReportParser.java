package dev.culprit.parse;

import dev.culprit.fact.VolumeUse;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * lvs, vgs and pvs with their usual columns or others: cells stand below their headings, numbers at
 * the right end of them.
 */
final class LvmReportParser extends LineParser {

  private static final Pattern HEADER =
      Pattern.compile(
          "\\s{0,8}(LV|VG|PV)\\s+(?:VG|Attr|#\\w\\w|Fmt|LV|[VPL]Size|[VP]?Free|Data%)(?:\\s.*)?");

  private static final Pattern SIZE = Pattern.compile("<?[\\d.,]+[bBkKmMgGtTpPeEsS]?|0");

  LvmReportParser() {
    super("lvm-report");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lvs", "vgs", "pvs");
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream().anyMatch(LvmReportParser::isHeader) ? 95 : 0;
  }

  private static boolean isHeader(String line) {
    return HEADER.matcher(line).matches()
        && (line.contains("Attr") || line.contains("Free") || line.contains("Data%"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String header = "";
      private List<String> names = List.of();

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          header = line;
          names = Text.words(line, 40);
          return true;
        } else if (header.isEmpty() || !line.startsWith(" ")) {
          return isMessage(line);
        }
        List<String> words = Text.words(line, 60);
        String kind = names.get(0).toLowerCase(java.util.Locale.ROOT);
        String attributes = cell(line, "Attr");
        if (words.isEmpty() || (names.contains("Attr") && !attributes.matches("[\\w*. -]{3,11}"))) {
          return isMessage(line);
        }
        out.observe(
            new VolumeUse(
                kind,
                words.get(0),
                kind.equals("vg") ? words.get(0) : cell(line, "VG"),
                attributes,
                percent(line, "Data%"),
                percent(line, "Meta%"),
                out.at(number, line)));
        return true;
      }

      private double percent(String line, String name) {
        double value = Text.decimal(cell(line, name));
        return Double.isNaN(value) ? -1 : value;
      }

      /** The word that stands below a heading, or touches it from the left or the right. */
      private String cell(String line, String name) {
        int at = (" " + header + " ").indexOf(" " + name + " ");
        if (at < 0) {
          return "";
        }
        int from = at;
        int to = at + name.length();
        for (int i = at; i < Math.min(to, line.length()); i++) {
          if (line.charAt(i) != ' ') {
            from = line.lastIndexOf(' ', i) + 1;
            int end = line.indexOf(' ', i);
            String word = line.substring(from, end < 0 ? line.length() : end);
            return name.endsWith("%") && !SIZE.matcher(word).matches() ? "" : word;
          }
        }
        return "";
      }
    };
  }

  /** What LVM says besides its table. */
  private static boolean isMessage(String line) {
    return line.contains("WARNING:")
        || line.contains("leaked on ")
        || line.contains("No volume groups found")
        || line.contains("Couldn't find device with uuid");
  }
}
