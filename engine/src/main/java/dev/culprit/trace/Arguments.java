package dev.culprit.trace;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a call, apart: at commas outside of strings, brackets and {@code 3</path>}. */
final class Arguments {

  /** No call of interest has more. */
  private static final int MAX = 12;

  private Arguments() {}

  /** Splits; what follows the last argument of interest stays in the last one. */
  static List<String> split(String args) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < args.length() && parts.size() < MAX; i++) {
      char c = args.charAt(i);
      if (c == '"') {
        i = endOfString(args, i);
      } else if (c == '<' && i > 0 && isDecorated(args.charAt(i - 1))) {
        i = endOfDecoration(args, i);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        parts.add(args.substring(start, i).strip());
        start = i + 1;
      }
    }
    String last = args.substring(start).strip();
    if (!last.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  /** The descriptor with which the arguments begin, or -1. */
  static int descriptor(String args) {
    int fd = Numbers.wholeAt(args, 0);
    int end = Numbers.digitsEnd(args, 0);
    boolean alone = end == args.length() || ",<)".indexOf(args.charAt(end)) >= 0;
    return alone ? fd : -1;
  }

  /** The path that strace -y shows with the descriptor at the beginning, or "". */
  static String decoration(String arg) {
    int open = Numbers.digitsEnd(arg, arg.startsWith("AT_FDCWD") ? 8 : 0);
    if (open >= arg.length() || arg.charAt(open) != '<') {
      return "";
    }
    int close = endOfDecoration(arg, open);
    return close > open ? arg.substring(open + 1, Math.min(close, arg.length())) : "";
  }

  /** A string's content without its quotes; "" when the argument is none. */
  static String string(String arg) {
    if (!arg.startsWith("\"")) {
      return "";
    }
    int end = endOfString(arg, 0);
    return arg.substring(1, Math.max(1, Math.min(end, arg.length())));
  }

  /** The value of {@code name=} in a printed structure up to the next comma, or "". */
  static String field(String args, String name) {
    int at = args.indexOf(name + "=");
    if (at < 0) {
      return "";
    }
    int start = at + name.length() + 1;
    int end = start;
    while (end < args.length() && ",})".indexOf(args.charAt(end)) < 0) {
      end++;
    }
    return args.substring(start, end);
  }

  private static boolean isDecorated(char before) {
    return (before >= '0' && before <= '9') || before == 'D';
  }

  private static int endOfString(String text, int quote) {
    int i = quote + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  /**
   * The closing angle of {@code 3</path>}, {@code 4<TCP:[a->b]>}, {@code 0</dev/null<char 1:3>>};
   * {@code open} itself when there is none, as in {@code 1<<4}.
   */
  private static int endOfDecoration(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        depth++;
      } else if (c == '>' && text.charAt(i - 1) != '-' && --depth == 0) {
        return i;
      }
    }
    return open;
  }
}
