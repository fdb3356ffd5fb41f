package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A bare number that answers a command which counts lines ({@code … | wc -l}, {@code grep -c},
 * {@code uniq -c}). It is understood as a count; what it counts is only told by a command that
 * others know.
 */
final class CountParser extends LineParser {

  private static final Pattern COUNTS =
      Pattern.compile(
          ".*(?:\\bwc +-\\w*[lcw]\\w*|\\bgrep +(?:-\\w+ +){0,9}-\\w*c\\w*|--count)\\b.*");

  private static final Pattern TALLIES = Pattern.compile(".*\\| *uniq +-\\w*c.*");

  CountParser() {
    super("count");
  }

  /** Whether a command counts and the text is what it counted. */
  static boolean isOne(Reading reading, List<String> head) {
    return COUNTS.matcher(reading.command()).matches() && areCounts(head);
  }

  /** Whether a command counts lines that are the same, and the text is what it counted. */
  static boolean isTally(Reading reading, List<String> head) {
    return TALLIES.matcher(reading.command()).matches() && areCounts(head);
  }

  private static boolean areCounts(List<String> head) {
    return head.stream().allMatch(line -> line.isBlank() || Prompt.isEcho(line) || isCount(line));
  }

  /** {@code 59}, {@code 12 /var/log/x} of wc and {@code /var/log/x:12} of grep -c. */
  private static boolean isCount(String line) {
    return line.length() < 400
        && line.matches("\\s{0,12}\\d{1,15}(?: \\S.*)?|\\S{1,300}:\\d{1,15}");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "wc");
  }

  @Override
  public int recognise(List<String> head) {
    return 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> isCount(line);
  }
}
