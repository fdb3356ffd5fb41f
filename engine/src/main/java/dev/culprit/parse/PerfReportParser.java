package dev.culprit.parse;

import dev.culprit.fact.HotFunction;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code perf report --stdio} and the screen of {@code perf top}, with or without call chains,
 * whose lines are understood and skipped.
 */
final class PerfReportParser extends LineParser {

  /** Shares, perhaps a count, then perhaps the command and the object, then the symbol. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\s{0,40}(\\d{1,3}[.,]\\d{1,3})%(?:\\s+(\\d{1,3}[.,]\\d{1,3})%)?(?:\\s+\\d{1,12})?\\s+(.*?)\\s{0,80}\\[([.kHgu])\\] (.{1,200})");

  /** Sorted by object only, or the comm alone. */
  private static final Pattern SHORT =
      Pattern.compile("\\s{0,40}\\d{1,3}[.,]\\d{1,3}%(?:\\s+\\S.*)?");

  private static final Pattern CHAIN =
      Pattern.compile(
          "\\s*(?:[|]|--|-{2,3}\\S|[a-zA-Z_@.$:<~\\[0][\\w@.$:<>~,()+\\[\\] *&=-]{0,300}$).*");

  /**
   * Instructions for each cycle, which perf prints behind the symbol where it sorts by nothing
   * else.
   */
  private static final Pattern CYCLES =
      Pattern.compile("\\s{2,}(?:-|\\d{1,3}\\.\\d\\d)\\s{2,}(?:-|\\[ ?\\d{1,3}\\.\\d% ?])\\s*$");

  /** Functions further down take next to nothing. */
  private static final int HOTTEST = 20;

  PerfReportParser() {
    super("perf-report");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "perf");
  }

  @Override
  public int recognise(List<String> head) {
    boolean heading = head.stream().anyMatch(PerfReportParser::isHeading);
    boolean row = head.stream().anyMatch(line -> ROW.matcher(line).matches());
    return heading ? 95 : row ? 85 : 0;
  }

  private static boolean isHeading(String line) {
    return line.matches("#? {0,12}(?:Overhead|Children +Self) .*(?:Symbol|Command|Shared).*")
        || line.matches(
            "# Samples: .{1,20} of event .*|Samples: .{1,20} of event .*|\\s*PerfTop: .*");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int rows;
      private boolean children;

      @Override
      public boolean row(String line, int number) {
        if (line.startsWith("#") || isHeading(line)) {
          children |= line.contains("Children");
          return true;
        }
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
          return SHORT.matcher(line).matches() || (rows > 0 && CHAIN.matcher(line).matches());
        }
        if (rows++ < HOTTEST) {
          String share = children && row.group(2) != null ? row.group(2) : row.group(1);
          observe(Text.decimal(share), row, number, line);
        }
        return true;
      }

      private void observe(double percent, Matcher row, int number, String line) {
        List<String> words = Text.words(row.group(3), 2);
        String object = words.isEmpty() ? "" : words.get(words.size() - 1);
        String program = words.size() > 1 ? words.get(0) : "";
        boolean kernel = row.group(4).equals("k");
        String function = CYCLES.matcher(row.group(5)).replaceFirst("").strip();
        out.observe(
            new HotFunction(percent, program, object, function, kernel, out.at(number, line)));
      }
    };
  }
}
