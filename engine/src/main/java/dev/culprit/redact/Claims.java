package dev.culprit.redact;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The parts of a text that are replaced; who claims a part first, has it. A finder names places of
 * the view that it was given: the text as it is, or without the breaks in its words.
 */
final class Claims {

  /**
   * A part of the text as it is.
   *
   * @param breaks line breaks inside of it, which stay behind it
   */
  private record Part(int end, String replacement, String breaks) {}

  private final NavigableMap<Integer, Part> parts;
  private final Unwrapped view;

  /** Claims of a text as it is. */
  Claims() {
    this(new TreeMap<>(), null);
  }

  private Claims(NavigableMap<Integer, Part> parts, Unwrapped view) {
    this.parts = parts;
    this.view = view;
  }

  /** The same claims, for whoever sees the text without breaks. */
  Claims through(Unwrapped unwrapped) {
    return new Claims(parts, unwrapped);
  }

  /** Claims a part, unless somebody has some of it already. */
  void add(int start, int end, String replacement) {
    if (end > start && isFree(start, end)) {
      String breaks = view == null ? "" : view.breaks(start, end);
      parts.put(place(start), new Part(place(end - 1) + 1, replacement, breaks));
    }
  }

  boolean isFree(int start, int end) {
    Map.Entry<Integer, Part> before = parts.lowerEntry(place(end - 1) + 1);
    return before == null || before.getValue().end() <= place(start);
  }

  private int place(int seen) {
    return view == null ? seen : view.raw(seen);
  }

  /** Hands over what nobody has claimed of a part; most often all of it. */
  void gaps(int start, int end, Runs.Found found) {
    int from = -1;
    for (int i = start; i <= end; i++) {
      boolean free = i < end && isFree(i, i + 1);
      if (free && from < 0) {
        from = i;
      } else if (!free && from >= 0) {
        found.at(from, i);
        from = -1;
      }
    }
  }

  /** The text with all parts replaced. */
  String applied(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    int kept = 0;
    for (Map.Entry<Integer, Part> entry : parts.entrySet()) {
      int start = entry.getKey();
      Part part = entry.getValue();
      out.append(raw, kept, start).append(part.replacement()).append(part.breaks());
      int longer = part.replacement().length() - (part.end() - start);
      kept = part.breaks().isEmpty() ? aligned(raw, part.end(), longer, out) : part.end();
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
