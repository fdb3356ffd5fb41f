package dev.culprit.parse;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads values from a JSON text, one after the other. Bounded in depth and number; where the text
 * breaks off or is no JSON any more, what came before is kept. It does not recurse.
 */
final class JsonText {

  private static final int DEEPEST = 64;
  private static final int MOST = 400_000;

  private final String text;
  private int at;
  private int values;
  private boolean broken;

  JsonText(String text) {
    this.text = text;
  }

  /** How many characters were read. */
  int at() {
    return at;
  }

  /** Whether the last value broke off. */
  boolean isBroken() {
    return broken;
  }

  /** The next object or array, or null where none begins here. */
  Json next() {
    blanks();
    if (at >= text.length() || (text.charAt(at) != '{' && text.charAt(at) != '[')) {
      return null;
    }
    Deque<Json> open = new ArrayDeque<>();
    Deque<Boolean> arrays = new ArrayDeque<>();
    Json whole = open(open, arrays);
    while (!open.isEmpty() && !broken) {
      step(open, arrays);
    }
    return whole;
  }

  private Json open(Deque<Json> open, Deque<Boolean> arrays) {
    Json value = new Json(at, "");
    open.push(value);
    arrays.push(text.charAt(at) == '[');
    at++;
    values++;
    broken |= open.size() > DEEPEST || values > MOST;
    return value;
  }

  /** Reads one element of the innermost array or object, or its end. */
  private void step(Deque<Json> open, Deque<Boolean> arrays) {
    separators();
    if (at >= text.length()) {
      broken = true;
      return;
    }
    boolean array = arrays.getFirst();
    Json parent = open.getFirst();
    char c = text.charAt(at);
    if (c == (array ? ']' : '}')) {
      at++;
      open.pop();
      arrays.pop();
      return;
    }
    String key = array ? "" : key();
    if (broken || at >= text.length()) {
      broken = true;
      return;
    }
    c = text.charAt(at);
    Json value = c == '{' || c == '[' ? open(open, arrays) : scalar();
    if (array) {
      parent.add(value);
    } else {
      parent.put(key, value);
    }
  }

  private String key() {
    if (text.charAt(at) != '"') {
      broken = true;
      return "";
    }
    String key = string();
    blanks();
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
      blanks();
    } else {
      broken = true;
    }
    return key;
  }

  private Json scalar() {
    values++;
    broken |= values > MOST;
    int start = at;
    if (text.charAt(at) == '"') {
      return new Json(start, string());
    }
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    broken |= at == start;
    String word = text.substring(start, at);
    return new Json(start, word.equals("null") ? "" : word);
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+';
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\n') {
        broken = true; // a string that lost its end
        return string.toString();
      }
      string.append(c == '\\' && at < text.length() ? escaped() : c);
    }
    broken |= at >= text.length();
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    if (c == 'u') {
      int code = 0;
      int digits = 0;
      while (digits < 4 && at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
        code = code * 16 + Character.digit(text.charAt(at++), 16);
        digits++;
      }
      return code < ' ' ? ' ' : (char) code;
    }
    return "ntrbf".indexOf(c) >= 0 ? ' ' : c;
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private void separators() {
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
      at++;
    }
  }
}
