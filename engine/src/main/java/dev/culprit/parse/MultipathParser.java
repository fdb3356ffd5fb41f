package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.PathGroup;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code multipath -ll} of multipath-tools 0.4 to 0.9: maps and the state of their paths. */
final class MultipathParser extends LineParser {

  /** {@code mpatha (3600…) dm-3 VENDOR,PRODUCT}, or the identifier alone. */
  private static final Pattern MAP =
      Pattern.compile("(?:\\w{1,12}: )?(\\S{1,80})(?: \\((\\S{1,80})\\))? (dm-\\d{1,5}) .*");

  private static final Pattern SIZE = Pattern.compile("\\[?size=.*|\\[features=.*");
  private static final Pattern GROUP =
      Pattern.compile(
          "[|`\\\\_ ]*[-+_\\\\]+[+ ].*(?:policy=|prio=|round-robin|queue-length|service-time).*");

  /** {@code 1:0:0:1 sdb 8:16 active ready running}; old: {@code [active][ready]}. */
  private static final Pattern PATH =
      Pattern.compile(
          "[|`\\\\_ -]*\\d{1,5}:\\d{1,5}:\\d{1,5}:\\d{1,9} +(\\S+) +\\d{1,4}:\\d{1,7} +(.*)|[|`\\\\_ -]*#:#:#:# +(\\S+) .*");

  MultipathParser() {
    super("multipath");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "multipath");
  }

  @Override
  public int recognise(List<String> head) {
    boolean map = head.stream().anyMatch(line -> MAP.matcher(line).matches());
    boolean path = head.stream().anyMatch(line -> PATH.matcher(line).matches());
    return map && path ? 95 : path ? 60 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private Matcher map;
      private Origin origin;
      private int paths;
      private int failed;

      @Override
      public boolean row(String line, int number) {
        Matcher next = MAP.matcher(line);
        Matcher path = PATH.matcher(line);
        if (path.matches()) {
          paths++;
          boolean bad =
              path.group(2) == null || path.group(2).matches(".*\\b(?:failed|faulty|offline)\\b.*");
          failed += bad ? 1 : 0;
          origin = bad && failed == 1 ? out.at(number, line) : origin;
          return true;
        } else if (next.matches()) {
          end();
          map = next;
          origin = out.at(number, line);
          return true;
        }
        return SIZE.matcher(line).matches() || GROUP.matcher(line).matches();
      }

      @Override
      public void end() {
        if (map != null) {
          out.observe(new PathGroup(map.group(1), map.group(3), paths, failed, origin));
        }
        map = null;
        paths = 0;
        failed = 0;
      }
    };
  }
}
