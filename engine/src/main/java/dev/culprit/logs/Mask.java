package dev.culprit.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The form of a line: its text with everything masked that differs between lines of the same form.
 * Numbers become {@code N}, hexadecimal ones {@code H}, quoted parts {@code "…"}, paths {@code /…}.
 */
final class Mask {

  /** Longest form that is kept, in bytes. */
  static final int LONGEST = 160;

  /** Stands for the ellipsis while a form is bytes. */
  private static final char ELLIPSIS = 1;

  private byte[] out = new byte[LONGEST + 8];
  private int length;
  private int hash;

  /** Masks a part of a line. */
  void of(byte[] bytes, int from, int to) {
    length = 0;
    int at = from;
    while (at < to && length < LONGEST) {
      at = step(bytes, at, to, at == from || !isWord(bytes[at - 1]));
    }
    while (length > 0 && out[length - 1] == ' ') {
      length--;
    }
    hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + out[i];
    }
  }

  private int step(byte[] bytes, int at, int to, boolean wordBegins) {
    byte b = bytes[at];
    if (b == '"' || (b == '\'' && wordBegins) || b == '`') {
      int close = closing(bytes, at, to, b == '`' ? (byte) '\'' : b);
      if (close > 0) {
        put('"', ELLIPSIS, '"');
        return close + 1;
      }
    }
    if (b == '/' && (at + 1 < to) && isWord(bytes[at + 1])) {
      put('/', ELLIPSIS);
      return pathEnd(bytes, at, to);
    }
    if (wordBegins && isHex(b)) {
      int end = wordEnd(bytes, at, to);
      if (looksLikeNumber(bytes, at, end)) {
        put('N');
        return end;
      }
    }
    if (b >= '0' && b <= '9') {
      put('N');
      return digitsEnd(bytes, at, to);
    }
    boolean blank = b >= 0 && b <= ' ';
    if (!blank || (length > 0 && out[length - 1] != ' ')) {
      put(blank ? ' ' : (char) (b & 0xff));
    }
    return at + 1;
  }

  private void put(char... masked) {
    for (char c : masked) {
      out[length++] = (byte) c;
    }
  }

  private static int closing(byte[] bytes, int from, int to, byte quote) {
    int limit = Math.min(to, from + 2000);
    for (int i = from + 1; i < limit; i++) {
      if (bytes[i] == quote) {
        return i;
      }
    }
    return -1;
  }

  private static int pathEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (isWord(bytes[i]) || "/.-+@%~#".indexOf(bytes[i]) >= 0)) {
      i++;
    }
    return i;
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (isWord(bytes[i]) || bytes[i] == '-')) {
      i++;
    }
    return i;
  }

  private static int digitsEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }

  /** Whether a word is hexadecimal or a UUID and holds a digit. */
  private static boolean looksLikeNumber(byte[] bytes, int from, int to) {
    boolean digit = false;
    for (int i = from; i < to; i++) {
      boolean x = bytes[i] == 'x' && i == from + 1 && bytes[from] == '0';
      if (!isHex(bytes[i]) && !x && bytes[i] != '-') {
        return false;
      }
      digit |= bytes[i] >= '0' && bytes[i] <= '9';
    }
    return digit;
  }

  private static boolean isHex(byte b) {
    int lower = b | 32;
    return (b >= '0' && b <= '9') || (lower >= 'a' && lower <= 'f');
  }

  private static boolean isWord(byte b) {
    int lower = b | 32;
    return (b >= '0' && b <= '9') || (lower >= 'a' && lower <= 'z') || b == '_' || b < 0;
  }

  /** Whether it is the same form as the one kept in {@code form}. */
  boolean matches(byte[] form) {
    return Arrays.equals(out, 0, length, form, 0, form.length);
  }

  int hash() {
    return hash;
  }

  byte[] copy() {
    return Arrays.copyOf(out, length);
  }

  static String text(byte[] form) {
    return Plain.text(new String(form, StandardCharsets.UTF_8).replace(ELLIPSIS, '…'));
  }
}
