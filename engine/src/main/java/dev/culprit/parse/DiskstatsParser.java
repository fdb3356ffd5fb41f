package dev.culprit.parse;

import dev.culprit.fact.DiskTimes;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * /proc/diskstats, and a device's own row of it in /sys/block/NAME/stat: a device a row, with 11
 * counters, 15 since Linux 4.18 and 17 since 5.5 (Documentation/admin-guide/iostats.rst).
 */
final class DiskstatsParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile("\\d{1,5} \\d{1,8} [A-Za-z][\\w.!/-]{0,63}( \\d{1,20}){11,24}");

  private static final Pattern FILE =
      Pattern.compile("/sys/(?:class/)?block/(?:\\w{1,40}/)?([\\w.!*-]{1,63})/stat");

  private static final Pattern COUNTERS =
      Pattern.compile("\\s{0,20}\\d{1,20}(?: {1,20}\\d{1,20}){10,23}");

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
    return Asked.file(reading, "/proc/diskstats")
        || FILE.matcher(reading.file()).matches()
        || (reading.command().contains("/sys/") && !devices(reading.command()).isEmpty());
  }

  /** The devices whose files a command names, in order; {@code *} for several. */
  private static List<String> devices(String asked) {
    List<String> devices = new ArrayList<>();
    for (String word : Text.words(asked, 100)) {
      Matcher file = FILE.matcher(word);
      if (file.matches()) {
        devices.add(file.group(1).replace('!', '/'));
      }
    }
    return devices;
  }

  /** A row with the device's name that grep put before it, as in /proc/diskstats; else "". */
  private static String named(String line) {
    int colon = line.startsWith("/sys/") ? line.indexOf(':') : -1;
    Matcher file = FILE.matcher(line.substring(0, Math.max(colon, 0)));
    return file.matches() ? row(file.group(1), line.substring(colon + 1)) : "";
  }

  private static String row(String device, String counters) {
    return "0 0 " + device.replace('!', '/') + " " + counters;
  }

  @Override
  public int recognise(List<String> head) {
    boolean all =
        head.stream()
            .allMatch(
                line -> line.isBlank() || Prompt.isEcho(line) || isRow(line) || isRow(named(line)));
    return all && head.stream().anyMatch(line -> isRow(line) || isRow(named(line))) ? 100 : 0;
  }

  private static boolean isRow(String line) {
    return line.length() < 600 && ROW.matcher(String.join(" ", Text.words(line))).matches();
  }

  @Override
  Rows begin(Sink out) {
    Iterator<String> devices = devices(out.asked()).iterator();
    return (line, number) -> {
      String row = isRow(line) ? line : named(line);
      if (row.isEmpty() && COUNTERS.matcher(line).matches() && devices.hasNext()) {
        row = row(devices.next(), line); // cat shows one behind another
      }
      if (!isRow(row)) {
        return false;
      }
      List<String> words = Text.words(row);
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
