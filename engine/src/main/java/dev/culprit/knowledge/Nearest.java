package dev.culprit.knowledge;

import java.util.Collection;
import java.util.Comparator;

/** The known word that an unknown one was probably meant to be. */
public final class Nearest {

  private static final int LONGEST = 80;

  private Nearest() {}

  /** The known word with the fewest differing letters, or "" where none is known. */
  public static String to(String word, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(k -> distance(word, k))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  /** A sentence that an unknown word is none of the known ones. */
  public static String unknown(String what, String word, Collection<String> known) {
    return "unknown " + what + " '" + cut(word) + "'; nearest: " + to(word, known);
  }

  private static String cut(String word) {
    return word.length() > LONGEST ? word.substring(0, LONGEST) : word;
  }

  /** Letters to insert, delete or replace (Levenshtein 1966), over bounded lengths. */
  public static int distance(String first, String second) {
    String a = cut(first);
    String b = cut(second);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
