package dev.culprit.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a shell line into simple commands and these into words, as far as it takes to name the tool:
 * quotes and {@code $(…)} hold together, redirections stay words of their own. One pass.
 */
final class ShellWords {

  /**
   * A simple command.
   *
   * @param piped whether it reads what the one before prints
   * @param start where its first word begins in the line
   * @param end where what ends it stands
   */
  record Part(List<String> words, boolean piped, int start, int end) {}

  private final String line;
  private final List<Part> parts = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean piped;
  private int start = -1;

  private ShellWords(String line) {
    this.line = line;
  }

  /** The simple commands of a line, in order; none of them is empty. */
  static List<Part> parts(String line) {
    ShellWords cutter = new ShellWords(line);
    cutter.cut();
    return cutter.parts;
  }

  private void cut() {
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (start < 0 && " \t\n;&|()".indexOf(c) < 0) {
        start = i;
      }
      if (c == '\'' || c == '"') {
        i = quoted(i, c);
      } else if (c == '\\' && i + 1 < line.length()) {
        take(line.charAt(i + 1));
        i += 2;
      } else if (c == '`' || (c == '$' && i + 1 < line.length() && line.charAt(i + 1) == '(')) {
        i = substitution(i, c);
      } else {
        i = plain(i, c);
      }
    }
    endPart(i, false);
  }

  private int plain(int i, char c) {
    if (Character.isWhitespace(c)) {
      endWord();
    } else if (c == ';' || c == '\n') {
      endPart(i, false);
    } else if (c == '|') {
      boolean or = next(i) == '|';
      endPart(i, !or);
      return or ? i + 2 : i + 1;
    } else if (c == '&' && next(i) != '>' && !afterRedirection(i)) {
      endPart(i, false);
    } else if ((c == '(' || c == ')') && !inWord) {
      endWord();
    } else {
      take(c);
    }
    return i + 1;
  }

  private char next(int i) {
    return i + 1 < line.length() ? line.charAt(i + 1) : 0;
  }

  private boolean afterRedirection(int i) {
    return i > 0 && (line.charAt(i - 1) == '>' || line.charAt(i - 1) == '<');
  }

  private int quoted(int start, char quote) {
    inWord = true;
    int i = start + 1;
    while (i < line.length() && line.charAt(i) != quote) {
      if (quote == '"' && line.charAt(i) == '\\' && "$`\"\\".indexOf(next(i)) >= 0) {
        i++;
      }
      word.append(line.charAt(i++));
    }
    return i + 1;
  }

  private int substitution(int start, char opener) {
    inWord = true;
    int depth = 0;
    int i = start;
    while (i < line.length()) {
      char c = line.charAt(i);
      word.append(c);
      if (opener == '`' ? c == '`' && i > start : c == ')' && --depth == 0) {
        return i + 1;
      }
      if (c == '(') {
        depth++;
      }
      i++;
    }
    return i;
  }

  private void take(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void endPart(int end, boolean pipeFollows) {
    endWord();
    if (!words.isEmpty()) {
      parts.add(new Part(List.copyOf(words), piped, start, Math.min(end, line.length())));
      words = new ArrayList<>();
    }
    start = -1;
    piped = pipeFollows;
  }
}
