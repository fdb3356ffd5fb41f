package dev.culprit.redact;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The lines of a text into the middle of which a terminal, a mail program or a shell put a break,
 * joined again, and the way back to where everything stood. Lines that are whole are left out.
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
  private final NavigableMap<Integer, Piece> pieces = new TreeMap<>();

  /**
   * A part of the text that stands in one piece.
   *
   * @param raw where it begins
   * @param taken what was taken out before it: where that begins; the same where nothing was
   */
  private record Piece(int raw, int taken) {}

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
    int from = 0;
    int taken = -1;
    for (int end = raw.indexOf('\n'); end >= 0; end = raw.indexOf('\n', start)) {
      int next = end + 1;
      int cut = cut(start, end, next);
      if (cut > 0) {
        int until = raw.charAt(end - 1) == '\\' ? end - 1 : end;
        add(from, until, taken);
        taken = until;
        from = next + cut - 1;
      } else {
        last(from, end, taken);
        taken = -1;
        from = next;
      }
      start = next;
    }
    last(from, raw.length(), taken);
  }

  /** The last piece of a line; where it is the only one the line was whole. */
  private void last(int from, int to, int taken) {
    if (taken >= 0) {
      add(from, to, taken);
      joined.append('\n');
    }
  }

  private void add(int from, int to, int taken) {
    Piece empty = pieces.get(joined.length());
    int first = empty == null ? taken : empty.taken();
    pieces.put(joined.length(), new Piece(from, first < 0 ? from : first));
    joined.append(raw, from, Math.max(from, to));
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
    if (length > WIDEST) {
      return 0;
    }
    if (isBlock(start, end)) {
      return begins(next) ? 0 : 1 + indent - next;
    }
    boolean full = length == width || WIDTHS.contains(length);
    return full && indent == next && raw.charAt(next) > ' ' && !begins(next) ? 1 : 0;
  }

  private boolean isBlock(int start, int end) {
    return BLOCK.matcher(raw).region(start, end).matches();
  }

  private boolean begins(int next) {
    return HEAD.matcher(raw).region(next, raw.length()).lookingAt();
  }

  /** Whether any line was joined. */
  boolean hasBreaks() {
    return !pieces.isEmpty();
  }

  /** The joined lines. */
  String text() {
    return joined.toString();
  }

  /** Where a place of the joined lines is in the text as it was. */
  int raw(int place) {
    Map.Entry<Integer, Piece> piece = pieces.floorEntry(place);
    return piece == null ? place : piece.getValue().raw() + place - piece.getKey();
  }

  /** The breaks between two places of the joined lines. */
  String breaks(int from, int to) {
    StringBuilder breaks = new StringBuilder();
    for (Piece piece : pieces.subMap(from + 1, Math.max(from + 1, to)).values()) {
      breaks.append(raw, piece.taken(), piece.raw());
    }
    return breaks.toString();
  }
}
