package dev.culprit.source;

import java.nio.charset.StandardCharsets;

/**
 * Walks the lines of a text that is in memory, with the place of each in bytes, and sees through
 * what pasting does to them: quote marks, colours, carriage returns.
 */
final class PastedLines {

  private static final int FEWEST_QUOTED = 3;
  private static final int MOST_INDENTED = 40;

  private final byte[] text;
  private final int length;
  private final boolean quoted;
  private final boolean marked;
  private int start;
  private int next;
  private int number = -1;

  PastedLines(byte[] text, int length) {
    this.text = text;
    this.length = length;
    this.quoted = isQuoted(text, length);
    this.marked = Markup.isIn(text, length);
  }

  /** Whether the lines carry the quote marks of a mail. */
  boolean quoted() {
    return quoted;
  }

  /** Whether the text holds marks of HTML or of a forum. */
  boolean marked() {
    return marked;
  }

  /** Goes to the next line; false after the last one. */
  boolean next() {
    if (next >= length) {
      return false;
    }
    start = next;
    number++;
    int end = start;
    while (end < length && text[end] != '\n') {
      end++;
    }
    next = Math.min(length, end + 1);
    return true;
  }

  /** Lines before this one. */
  int number() {
    return number;
  }

  /** Where this line begins. */
  int start() {
    return start;
  }

  /** Where the next line begins. */
  int end() {
    return next;
  }

  /** Whether there is nothing but blanks and quote marks. */
  boolean blank() {
    for (int i = start; i < next; i++) {
      byte b = text[i];
      if (b > ' ' || b < 0) {
        if (!(quoted && b == '>')) {
          return false;
        }
      }
    }
    return true;
  }

  /** The line as a terminal would show it, cut to what can be a prompt. */
  String text() {
    return textAt(start);
  }

  /** The line that begins at {@code lineStart}, as {@link #text} gives it. */
  String textAt(int lineStart) {
    int from = quoted ? afterQuotes(lineStart) : lineStart;
    int most = Math.min(length, from + Prompt.LONGEST + 1);
    int to = from;
    while (to < most && text[to] != '\n') {
      to++;
    }
    String line = visible(new String(text, from, to - from, StandardCharsets.UTF_8));
    return marked ? Markup.plain(line).stripTrailing() : line;
  }

  /** Blanks and tabs that stand before every line between two places that is not blank. */
  int indent(int from, int to) {
    int least = MOST_INDENTED;
    for (int at = from; at < to && least > 0; at = lineEnd(at)) {
      int first = quoted ? afterQuotes(at) : at;
      int filled = first;
      while (filled < to && (text[filled] == ' ' || text[filled] == '\t')) {
        filled++;
      }
      boolean blank = filled >= to || text[filled] == '\n' || text[filled] == '\r';
      least = blank ? least : Math.min(least, filled - first);
    }
    return least == MOST_INDENTED ? 0 : least;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < length && text[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  private int afterQuotes(int lineStart) {
    int i = lineStart;
    while (i < length && text[i] == '>') {
      i++;
      if (i < length && text[i] == ' ') {
        i++;
      }
    }
    return i;
  }

  private static String visible(String raw) {
    if (raw.chars().noneMatch(Character::isISOControl)) {
      return raw.stripTrailing();
    }
    try (Lines lines = Lines.of(raw)) {
      String line = lines.next();
      return line == null ? "" : line.stripTrailing();
    }
  }

  /** A fifth of the lines begin with a mark, and not just one or two do. */
  private static boolean isQuoted(byte[] text, int length) {
    int marked = 0;
    int filled = 0;
    boolean lineStart = true;
    for (int i = 0; i < length; i++) {
      if (lineStart && text[i] != '\n' && text[i] != '\r') {
        filled++;
        if (text[i] == '>' && (i + 1 == length || " >\r\n".indexOf(text[i + 1]) >= 0)) {
          marked++;
        }
      }
      lineStart = text[i] == '\n';
    }
    return marked >= FEWEST_QUOTED && marked * 5 >= filled;
  }
}
