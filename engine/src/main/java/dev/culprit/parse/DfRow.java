package dev.culprit.parse;

import java.util.List;

/** One row of df, read from its end, since device names may hold blanks. */
record DfRow(String first, String total, String used, String available, String mount) {

  /**
   * The row of a line, or null when it is none.
   *
   * @param wrapped what stood on the line before, where a long device name has a line of its own
   */
  static DfRow of(String line, String wrapped) {
    List<String> words = Text.words(line);
    for (int i = 3; i + 1 < words.size(); i++) {
      if (isPercent(words.get(i)) && words.get(i + 1).startsWith("/") && isSizes(words, i)) {
        String first = String.join(" ", words.subList(0, i - 3));
        String device = (wrapped + " " + first).strip();
        return device.isEmpty()
            ? null
            : new DfRow(
                device,
                words.get(i - 3),
                words.get(i - 2),
                words.get(i - 1),
                String.join(" ", words.subList(i + 1, words.size())));
      }
    }
    return null;
  }

  private static boolean isPercent(String word) {
    return word.equals("-")
        || (word.endsWith("%") && Text.isNumber(word.substring(0, word.length() - 1)));
  }

  private static boolean isSizes(List<String> words, int end) {
    for (int i = end - 3; i < end; i++) {
      String word = words.get(i);
      String size = word.startsWith("-") ? word.substring(1) : word;
      if (!size.isEmpty() && Text.bytes(size, 1) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it has no numbers, as a filesystem that stores nothing. */
  boolean isPseudo() {
    return total.equals("-") || used.equals("-");
  }

  String device(boolean typed) {
    return typed && first.indexOf(' ') > 0
        ? first.substring(0, first.lastIndexOf(' ')).strip()
        : first;
  }

  String type(boolean typed) {
    return typed && first.indexOf(' ') > 0 ? first.substring(first.lastIndexOf(' ') + 1) : "";
  }
}
