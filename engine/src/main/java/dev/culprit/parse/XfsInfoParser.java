package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code xfs_info}: the geometry of a filesystem; {@code xfs.imaxpct} is the share of its blocks
 * that inodes may take at most.
 */
final class XfsInfoParser extends LineParser {

  private static final Pattern FIELD = Pattern.compile("\\b([a-z][\\w-]{1,16})=(\\S+)");

  private static final List<String> KEPT = List.of("isize", "agcount", "bsize", "imaxpct", "ftype");

  XfsInfoParser() {
    super("xfs-info");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "xfs_info", "xfs_growfs", "mkfs.xfs");
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream().anyMatch(line -> line.startsWith("meta-data=")) ? 98 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String section = "";

      @Override
      public boolean row(String line, int number) {
        String head = line.substring(0, Math.max(0, line.indexOf('='))).strip();
        section = head.isEmpty() ? section : head;
        boolean row = line.matches("(?:meta-data|data|naming|log|realtime)? *=.*");
        Matcher field = FIELD.matcher(line);
        while (row && field.find()) {
          double value = Text.decimal(field.group(2).replace(",", ""));
          boolean kept =
              section.equals("meta-data") || section.equals("data") || section.equals("naming");
          if (kept && KEPT.contains(field.group(1)) && !Double.isNaN(value)) {
            String name = "xfs." + section + "." + field.group(1);
            out.observe(new Measure(name, value, out.sample(), out.at(number, line)));
          }
        }
        return row;
      }
    };
  }
}
