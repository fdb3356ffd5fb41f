package dev.culprit.parse;

import dev.culprit.fact.DiskTimes;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * /proc/diskstats: a device a row, with 11 counters, 15 since Linux 4.18 and 17 since 5.5
 * (Documentation/admin-guide/iostats.rst).
 */
final class DiskstatsParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile("\\d{1,5} \\d{1,8} [A-Za-z][\\w.!/-]{0,63}( \\d{1,20}){11,24}");

  /** Columns, counted from the device's major number. */
  private static final int READS = 3;

  private static final int MILLIS_READING = 6;
  private static final int WRITES = 7;
  private static final int MILLIS_WRITING = 10;
  private static final int MILLIS_BUSY = 12;
  private static final int MILLIS_QUEUED = 13;

  DiskstatsParser() {
    super("diskstats");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/proc/diskstats");
  }

  @Override
  public int recognise(List<String> head) {
    boolean all =
        head.stream().allMatch(line -> line.isBlank() || Prompt.isEcho(line) || isRow(line));
    return all && head.stream().anyMatch(DiskstatsParser::isRow) ? 100 : 0;
  }

  private static boolean isRow(String line) {
    return line.length() < 600 && ROW.matcher(String.join(" ", Text.words(line))).matches();
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      if (!isRow(line)) {
        return false;
      }
      List<String> words = Text.words(line);
      out.observe(
          new DiskTimes(
              words.get(2),
              count(words, READS) + count(words, WRITES),
              count(words, READS),
              count(words, MILLIS_READING) + count(words, MILLIS_WRITING),
              count(words, MILLIS_BUSY),
              count(words, MILLIS_QUEUED),
              out.sample(),
              out.at(number, line)));
      return true;
    };
  }

  private static long count(List<String> words, int column) {
    return Text.number(words.get(column), 0);
  }
}
