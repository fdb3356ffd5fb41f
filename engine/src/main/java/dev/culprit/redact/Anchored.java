package dev.culprit.redact;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only on lines with one of its anchors: to look for a literal costs a
 * hundredth of what a pattern costs, and most lines have none.
 *
 * @param anchors literals in small letters, one of which every match has in its line
 */
record Anchored(List<String> anchors, Pattern pattern) {

  /** A pattern with its anchors, which are parted by blanks; {@code ␣} stands for a blank. */
  static Anchored at(String anchors, String pattern) {
    List<String> literals = List.of(anchors.split(" "));
    return new Anchored(
        literals.stream().map(a -> a.replace('␣', ' ')).toList(), Pattern.compile(pattern));
  }

  /**
   * Hands over the matcher at each match, and goes on behind the place that it answers.
   *
   * @param small the text in small letters
   */
  void each(String text, String small, Consumer<Matcher> match) {
    Matcher matcher = pattern.matcher(text);
    for (String anchor : anchors) {
      int end = 0;
      for (int at = small.indexOf(anchor); at >= 0; at = small.indexOf(anchor, end)) {
        int start = text.lastIndexOf('\n', at) + 1;
        end = text.indexOf('\n', at + anchor.length() - 1);
        end = end < 0 ? text.length() : end;
        line(matcher.region(start, end).useTransparentBounds(true), match);
        if (end >= text.length()) {
          break;
        }
      }
    }
  }

  private static void line(Matcher matcher, Consumer<Matcher> match) {
    while (matcher.find()) {
      match.accept(matcher);
    }
  }
}
