package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * /proc/zoneinfo: the free pages of each zone and the marks below which the kernel reclaims, as
 * {@code zone.0.Normal.free}, {@code .min}, {@code .low} and {@code .high}.
 */
final class ZoneinfoParser extends LineParser {

  private static final Pattern ZONE = Pattern.compile("Node (\\d{1,4}), zone {1,8}(\\w{1,12})");
  private static final Pattern FIELD =
      Pattern.compile(
          " {2,16}(?:pages )?(free|min|low|high|managed|spanned|present) {1,12}(\\d{1,18})");
  private static final Pattern OTHER =
      Pattern.compile(
          " {2,16}(?:\\w+:? {0,16}\\d[\\d ()., ]*|\\w+: .*|per-node stats|pagesets|protection: .*|vm stats threshold: \\d+)");

  ZoneinfoParser() {
    super("zoneinfo");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().equals("/proc/zoneinfo");
  }

  @Override
  public int recognise(List<String> head) {
    boolean zone = head.stream().anyMatch(line -> ZONE.matcher(line).matches());
    boolean free =
        head.stream()
            .anyMatch(line -> line.startsWith("  pages free ") || line.equals("  per-node stats"));
    return zone && free ? 98 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String zone = "";

      @Override
      public boolean row(String line, int number) {
        Matcher next = ZONE.matcher(line);
        Matcher field = FIELD.matcher(line);
        if (next.matches()) {
          zone = next.group(1) + "." + next.group(2);
          return true;
        } else if (field.matches() && !zone.isEmpty()) {
          String name = "zone." + zone + "." + field.group(1);
          double value = Long.parseLong(field.group(2));
          out.observe(new Measure(name, value, out.sample(), out.at(number, line)));
          return true;
        }
        return OTHER.matcher(line).matches();
      }
    };
  }
}
