package dev.culprit.cli.render;

import dev.culprit.cli.Sanitizer;
import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines that fit a serial console. */
public final class Wrapping {

  /** What a serial console shows. */
  public static final int WIDTH = 80;

  private Wrapping() {}

  /**
   * The lines of a text.
   *
   * @param first begins the first line
   * @param rest begins all others
   */
  public static List<String> wrap(String first, String rest, String text) {
    return wrap(WIDTH, first, rest, text);
  }

  /** The same for another width; a word that is longer than a line stands alone on one. */
  public static List<String> wrap(int width, String first, String rest, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : Sanitizer.line(text).strip().split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Cuts a line that must not wrap, with an ellipsis. */
  public static String cut(String line) {
    String clean = Sanitizer.line(line);
    return clean.length() <= WIDTH ? clean : clean.substring(0, WIDTH - 1) + "…";
  }
}
