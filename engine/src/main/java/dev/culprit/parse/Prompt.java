package dev.culprit.parse;

import java.util.Locale;

/** Lines around a tool's output that are not its own: prompts and marks of what was left out. */
final class Prompt {

  private Prompt() {}

  /** Whether the line is a shell prompt with or without a command after it. */
  static boolean isEcho(String line) {
    String text = line.strip();
    if (text.startsWith("$ ") || text.startsWith("# ") || text.equals("$") || text.equals("#")) {
      return true;
    }
    int end = promptEnd(text);
    return end > 0 && (end + 1 == text.length() || text.charAt(end + 1) == ' ');
  }

  /** Index of the {@code #}, {@code $} or {@code %} that ends {@code user@host:~}, or -1. */
  private static int promptEnd(String text) {
    int at = text.indexOf('@');
    if (at < 0 || at > 40) {
      return -1;
    }
    boolean bracket = text.startsWith("[");
    for (int i = at; i < text.length() && i < 120; i++) {
      char c = text.charAt(i);
      if (c == '#' || c == '$' || c == '%') {
        return i;
      }
      if (c == ' ' && !bracket) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether the line stands for rows that were left out. */
  static boolean isCut(String line) {
    String text = line.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > 40) {
      return false;
    }
    return text.startsWith("...")
        || text.startsWith("…")
        || text.startsWith("[...")
        || text.startsWith("<...")
        || text.startsWith("(...")
        || text.startsWith("[…")
        || text.contains("[snip")
        || text.contains("<snip")
        || text.equals("--")
        || text.equals("--more--")
        || text.equals("-- more --")
        || text.chars().allMatch(c -> c == '.' || c == '。' || c == '·');
  }
}
