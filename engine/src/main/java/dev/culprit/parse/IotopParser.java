package dev.culprit.parse;

import dev.culprit.fact.ProcessIoRate;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code iotop -b}, with -o, -t, -k, -P and -q: each round is a sample. */
final class IotopParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile(
          "(?:\\d\\d:\\d\\d:\\d\\d)?\\s{0,9}(\\d{1,8})\\s+(?:be|rt|idle|\\?dif|\\?err|none|\\S{2}/\\d)\\S*"
              + "\\s+(\\S{1,40})\\s+([\\d.]{1,12}) ([BKMGT])/s\\s+([\\d.]{1,12})"
              + " ([BKMGT])/s\\s+(?:([\\d.]{1,7}) ?%|\\?unavailable\\?)?\\s*(?:([\\d.]{1,7})"
              + " ?%)?\\s*(.*)");

  IotopParser() {
    super("iotop");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "iotop", "iotop-c");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> isTotal(line) || isHeader(line));
  }

  private static boolean isTotal(String line) {
    String text = line.strip();
    return text.matches("(?:\\d\\d:\\d\\d:\\d\\d )?(?:Total|Actual|Current) DISK READ.*");
  }

  private static boolean isHeader(String line) {
    return line.contains(" PRIO ") && line.contains(" DISK READ ") && line.contains("COMMAND");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int sample = out.sample() - 1;

      @Override
      public boolean row(String line, int number) {
        if (isTotal(line)) {
          sample += line.contains("Total") ? 1 : 0;
          return true;
        }
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
          return isHeader(line) || line.startsWith("CONFIG_TASK_DELAY_ACCT");
        }
        String waiting = row.group(8) == null ? row.group(7) : row.group(8);
        out.observe(
            new ProcessIoRate(
                Text.integer(row.group(1)),
                CommandLine.name(row.group(9)),
                kib(row.group(3), row.group(4)),
                kib(row.group(5), row.group(6)),
                waiting == null ? -1 : Text.decimal(waiting),
                Math.max(out.sample(), sample),
                out.at(number, line)));
        return true;
      }
    };
  }

  private static double kib(String number, String unit) {
    return Text.decimal(number) * Math.pow(1024, "KMGT".indexOf(unit));
  }
}
