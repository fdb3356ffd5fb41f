package dev.culprit.redact;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A text with the breaks taken out that a terminal, a mail program or a shell put into the middle
 * of a word, and the way back to where everything stood.
 */
final class Unwrapped {

  /** Shorter lines were not broken for their length. */
  private static final int NARROWEST = 40;

  private static final int WIDEST = 400;

  /** Where terminals and mail programs break, and PEM (RFC 7468) and MIME (RFC 2045). */
  private static final Set<Integer> WIDTHS =
      Set.of(64, 70, 72, 74, 75, 76, 78, 79, 80, 100, 120, 132);

  /** How a new line of a log or of a table begins. */
  private static final Pattern HEAD =
      Pattern.compile(
          "<?\\d{1,3}>|\\[|[A-Z][a-z]{2} [ \\d]\\d |[A-Z][a-z]{2} [A-Z][a-z]{2} |\\d{4}[-/]\\d\\d[-/]"
              + "|\\d\\d:\\d\\d:\\d\\d|[\\w./-]{1,60}(?: [=:] |: )|-----");

  private static final Pattern BLOCK = Pattern.compile("[ \\t]*[A-Za-z0-9+/_-]{40,}={0,2}");

  private final String raw;
  private final int width;
  private final StringBuilder joined;
  private final NavigableMap<Integer, Cut> cuts = new TreeMap<>();

  /** A break that was taken out: its length, and how far all that follows has moved. */
  private record Cut(int length, int shift) {}

  Unwrapped(String raw) {
    this.raw = raw;
    this.joined = new StringBuilder(raw.length());
    this.width = longest(raw);
    join();
  }

  /** The longest line is as wide as the page, where there is a page. */
  private static int longest(String raw) {
    int longest = 0;
    int start = 0;
    for (int end = raw.indexOf('\n'); end >= 0; end = raw.indexOf('\n', start)) {
      longest = Math.max(longest, end - start);
      start = end + 1;
    }
    return Math.max(longest, raw.length() - start);
  }

  private void join() {
    int start = 0;
    int kept = 0;
    for (int end = raw.indexOf('\n'); end >= 0; end = raw.indexOf('\n', start)) {
      int next = end + 1;
      int cut = cut(start, end, next);
      if (cut > 0) {
        int from = raw.charAt(end - 1) == '\\' ? end - 1 : end;
        joined.append(raw, kept, from);
        kept = next + cut - 1;
        int before = cuts.isEmpty() ? 0 : cuts.lastEntry().getValue().shift();
        cuts.put(joined.length(), new Cut(kept - from, before + kept - from));
      }
      start = next;
    }
    joined.append(raw, kept, raw.length());
  }

  /** 0 where the line really ends, else 1 and the blanks of the next line that go as well. */
  private int cut(int start, int end, int next) {
    if (end <= start || next >= raw.length()) {
      return 0;
    }
    if (raw.charAt(end - 1) == '\\') {
      return 1;
    }
    int length = end - start;
    if (length < NARROWEST || Character.isWhitespace(raw.charAt(end - 1))) {
      return 0;
    }
    int indent = next;
    while (indent < raw.length() && (raw.charAt(indent) == ' ' || raw.charAt(indent) == '\t')) {
      indent++;
    }
    if (length > WIDEST || begins(next)) {
      return 0;
    }
    if (isBlock(start, end)) {
      return 1 + indent - next;
    }
    boolean full = length == width || WIDTHS.contains(length);
    return full && indent == next && raw.charAt(next) > ' ' ? 1 : 0;
  }

  private boolean isBlock(int start, int end) {
    return BLOCK.matcher(raw).region(start, end).matches();
  }

  private boolean begins(int next) {
    return HEAD.matcher(raw).region(next, raw.length()).lookingAt();
  }

  /** Whether any break was taken out. */
  boolean hasBreaks() {
    return !cuts.isEmpty();
  }

  /** The text without the breaks. */
  String text() {
    return joined.toString();
  }

  /** Where a place of the text without breaks is in the text as it was. */
  int raw(int place) {
    Map.Entry<Integer, Cut> last = cuts.floorEntry(place);
    return last == null ? place : place + last.getValue().shift();
  }

  /** The breaks between two places of the text without them. */
  String breaks(int from, int to) {
    StringBuilder breaks = new StringBuilder();
    for (Map.Entry<Integer, Cut> cut : cuts.subMap(from + 1, Math.max(from + 1, to)).entrySet()) {
      int end = cut.getKey() + cut.getValue().shift();
      breaks.append(raw, end - cut.getValue().length(), end);
    }
    return breaks.toString();
  }
}
