package dev.culprit.cli;

import java.util.ArrayList;
import java.util.List;

/** A command in one option, cut into words; quotes hold together, and nothing is expanded. */
final class Words {

  private static final String SHELL = "|&;<>$`*?(){}~\n";

  private Words() {}

  /**
   * The words.
   *
   * @throws IllegalArgumentException where only a shell would understand it, or a quote is open
   */
  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote != 0) {
        word.append(c);
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (c == ' ' || c == '\t') {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else if (SHELL.indexOf(c) >= 0) {
        throw new IllegalArgumentException(
            "no shell reads it, so that " + c + " must stand in quotes");
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
