package dev.culprit.parse;

import dev.culprit.fact.DiskTimes;
import dev.culprit.source.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code vmstat -d}: the counters of disks since boot, once or several times. */
final class VmstatDisksParser extends LineParser {

  private static final int COLUMNS = 11;

  /** The words over the columns, in any language. */
  private static final Pattern TITLE =
      Pattern.compile("\\S{2,8}- -{3,}[^ -].{0,20}-{3,} .{0,60}-{3,} -{2,}\\S{1,8}-{2,}");

  VmstatDisksParser() {
    super("vmstat-disks");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "vmstat")
        && Asked.arguments(reading.command())
            .matches("(?:.* )?(?:-\\w*[dD]\\w*|--disk\\S*)(?: .*)?");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, VmstatDisksParser::isTitle);
  }

  private static boolean isTitle(String line) {
    return line.length() < 160 && TITLE.matcher(line.stripTrailing()).matches();
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private final Set<String> seen = new HashSet<>();
      private int sample = out.sample();

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, COLUMNS + 3);
        boolean header = words.size() >= COLUMNS - 1 && Double.isNaN(Text.decimal(words.get(1)));
        if (header || isTitle(line)) {
          return true;
        }
        if (words.size() < COLUMNS
            || !words.subList(1, COLUMNS).stream().allMatch(Text::isNumber)) {
          return line.matches("\\s*\\d+ [a-z][A-Za-z ()]{3,30}"); // the sums of -D
        }
        if (!seen.add(words.get(0))) {
          seen.clear();
          seen.add(words.get(0));
          sample++;
        }
        long reads = number(words, 1);
        long millis = number(words, 4) + number(words, 8);
        out.observe(
            new DiskTimes(
                words.get(0),
                reads + number(words, 5),
                reads,
                millis,
                number(words, 10) * 1000,
                millis,
                sample,
                out.at(number, line)));
        return true;
      }
    };
  }

  private static long number(List<String> words, int at) {
    return Text.number(words.get(at), 0);
  }
}
