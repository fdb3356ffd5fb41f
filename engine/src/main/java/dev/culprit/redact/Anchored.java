package dev.culprit.redact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only on lines with one of its anchors: most lines have none.
 *
 * @param anchors literals in small letters, one of which every match has in its line
 */
record Anchored(List<String> anchors, Pattern pattern) {

  private static final String LINE_BEGIN = "^(?:\\(\\?[a-z]*m[a-z]*\\))\\^.*";

  /** A pattern with its anchors, which are parted by blanks; {@code ␣} stands for a blank. */
  static Anchored at(String anchors, String pattern) {
    List<String> literals = List.of(anchors.split(" "));
    return new Anchored(
        literals.stream().map(a -> a.replace('␣', ' ')).toList(), Pattern.compile(pattern));
  }

  /** Whether it only matches where a line begins. */
  boolean isAtBegin() {
    return pattern.pattern().matches(LINE_BEGIN);
  }
}
