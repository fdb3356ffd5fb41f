package dev.culprit.redact;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The parts of a text that are replaced; who claims a part first, has it. */
final class Claims {

  private record Part(int end, String replacement) {}

  private final NavigableMap<Integer, Part> parts = new TreeMap<>();

  /** Claims a part, unless somebody has some of it already. */
  void add(int start, int end, String replacement) {
    if (end > start && isFree(start, end)) {
      parts.put(start, new Part(end, replacement));
    }
  }

  boolean isFree(int start, int end) {
    Map.Entry<Integer, Part> before = parts.lowerEntry(end);
    return before == null || before.getValue().end() <= start;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The text with all parts replaced; line breaks that were inside of a part stay, behind it. */
  String applied(Unwrapped text, String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    int kept = 0;
    for (Map.Entry<Integer, Part> part : parts.entrySet()) {
      int start = text.raw(part.getKey());
      int end = text.raw(part.getValue().end() - 1) + 1;
      String breaks = text.breaks(part.getKey(), part.getValue().end());
      out.append(raw, kept, start).append(part.getValue().replacement()).append(breaks);
      int longer = part.getValue().replacement().length() - (end - start);
      kept = breaks.isEmpty() ? aligned(raw, end, longer, out) : end;
    }
    return out.append(raw, kept, raw.length()).toString();
  }

  /** Keeps the next column of a table where it was, as far as there are blanks to spare. */
  private static int aligned(String raw, int end, int longer, StringBuilder out) {
    int blanks = 0;
    while (end + blanks < raw.length() && raw.charAt(end + blanks) == ' ') {
      blanks++;
    }
    if (blanks < 2) {
      return end;
    }
    if (longer < 0) {
      out.append(" ".repeat(-longer));
      return end;
    }
    return end + Math.min(longer, blanks - 1);
  }
}
