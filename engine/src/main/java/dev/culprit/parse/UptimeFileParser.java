package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** /proc/uptime: seconds since boot, and the idle seconds of all cores together. */
final class UptimeFileParser extends LineParser {

  private static final Pattern ROW = Pattern.compile("\\d{1,10}\\.\\d\\d \\d{1,12}\\.\\d\\d");

  UptimeFileParser() {
    super("proc-uptime");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/proc/uptime");
  }

  /** Two numbers alone could be anything. */
  @Override
  public int recognise(List<String> head) {
    return marked(head, 1, UptimeFileParser::isRow);
  }

  private static boolean isRow(String line) {
    return line.length() < 40 && ROW.matcher(line.strip()).matches();
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      if (!isRow(line)) {
        return false;
      }
      double seconds = Text.decimal(Text.words(line).get(0));
      out.observe(new Measure("uptime.seconds", seconds, out.sample(), out.at(number, line)));
      return true;
    };
  }
}
