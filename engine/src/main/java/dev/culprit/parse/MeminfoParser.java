package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/** /proc/meminfo: {@code MemTotal: 8061404 kB} becomes {@code meminfo.MemTotal} in KiB. */
final class MeminfoParser extends LineParser {

  MeminfoParser() {
    super("meminfo");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/proc/meminfo");
  }

  /** A process's smaps has some of the same fields, of the process alone. */
  @Override
  public int recognise(List<String> head) {
    if (head.stream().anyMatch(line -> line.startsWith("Rss:") || line.startsWith("Pss:"))) {
      return 0;
    }
    long rows = head.stream().filter(MeminfoParser::isRow).count();
    return rows == 0 ? 0 : head.get(0).startsWith("MemTotal:") ? 100 : rows > 3 ? 90 : 50;
  }

  private static boolean isRow(String line) {
    return line.endsWith(" kB")
        && (line.startsWith("Mem")
            || line.startsWith("Swap")
            || line.startsWith("Buffers:")
            || line.startsWith("Cached:")
            || line.startsWith("Committed_AS:")
            || line.startsWith("CommitLimit:")
            || line.startsWith("Slab:")
            || line.startsWith("SUnreclaim:")
            || line.startsWith("Dirty:")
            || line.startsWith("Hugetlb:"));
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> row(line, number, out);
  }

  private static boolean row(String line, int number, Sink out) {
    List<String> words = Text.words(line);
    String name = words.get(0);
    if ((words.size() == 7 && name.equals("Mem:")) || name.equals("Swap:")) {
      return true; // the old table of bytes above the fields
    }
    boolean count = words.size() == 2 && name.startsWith("HugePages_");
    boolean row = name.endsWith(":") && (count || (words.size() == 3 && line.endsWith("kB")));
    if (!row || !Text.isNumber(words.get(1)) || name.length() > 40) {
      return words.get(0).equals("total:");
    }
    out.looked("memory");
    double value = Long.parseLong(words.get(1));
    String field = "meminfo." + name.substring(0, name.length() - 1);
    out.observe(new Measure(field, value, out.sample(), out.at(number, line)));
    return true;
  }
}
