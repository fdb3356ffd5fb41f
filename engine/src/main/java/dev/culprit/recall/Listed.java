package dev.culprit.recall;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Words that stand in one field. */
final class Listed {

  private Listed() {}

  /** The words between separators, in their order; none of an empty text. */
  static Set<String> words(String text, String separator) {
    Set<String> words = new TreeSet<>(Arrays.asList(text.split(separator, -1)));
    words.remove("");
    return words;
  }
}
