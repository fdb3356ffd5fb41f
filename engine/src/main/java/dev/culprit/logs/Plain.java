package dev.culprit.logs;

import java.nio.charset.StandardCharsets;

/** Bytes of a log as text: UTF-8, in which control characters but tabs are blanks. */
final class Plain {

  private Plain() {}

  /** The bytes from {@code from} to {@code to}. */
  static String text(byte[] bytes, int from, int to) {
    return text(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  /** The text with blanks for control characters. */
  static String text(String text) {
    int i = 0;
    while (i < text.length() && !isControl(text.charAt(i))) {
      i++;
    }
    return i == text.length() ? text : blanked(text);
  }

  private static String blanked(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < clean.length(); i++) {
      if (isControl(clean.charAt(i))) {
        clean.setCharAt(i, ' ');
      }
    }
    return clean.toString();
  }

  private static boolean isControl(char c) {
    return c != '\t' && Character.isISOControl(c);
  }
}
