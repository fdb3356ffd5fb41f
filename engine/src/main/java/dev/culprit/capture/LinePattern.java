package dev.culprit.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From one line of a log to an expression for all of its form: what differs from line to line
 * (numbers, addresses, paths, quoted parts) is left open, the words stay.
 */
final class LinePattern {

  /** The parts of a line: what is left open, then words, blanks and single signs. */
  private static final Pattern PART =
      Pattern.compile(
          "(?<quoted>\"[^\"]{0,200}\"|'[^']{0,200}')"
              + "|(?<address>(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d+)?|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7})"
              + "|(?<path>/[\\w.][^\\s,;:'\")]*)"
              + "|(?<mixed>(?=[\\w.-]*\\d)[\\w.-]*\\w)"
              + "|(?<word>[A-Za-z_]+)"
              + "|(?<blank>\\s+)"
              + "|(?<sign>.)");

  /** What a program writes before its message: time, host, its name, a level. */
  private static final Pattern HEAD =
      Pattern.compile(
          "^(?:<\\d+>)?(?:\\[[^\\]]{3,40}\\] ?|\\d{4}[-/]\\d\\d[-/]\\d\\d[T ][\\d:.,+Z-]+ ?"
              + "|[A-Z][a-z]{2} [ \\d]\\d [\\d:.]{8,15} \\S+ )*"
              + "(?:[A-Za-z][\\w.@/-]{0,40}(?:\\[\\d+\\])?: )?");

  /** Longest message that is turned into an expression, in characters. */
  private static final int LONGEST = 120;

  /** Open parts of one expression; a matcher gets through so many in linear time. */
  private static final int MOST_OPEN = 8;

  private LinePattern() {}

  /** The line without what stands before its message. */
  static String message(String line) {
    Matcher head = HEAD.matcher(line);
    String rest = head.find() ? line.substring(head.end()) : line;
    return rest.isBlank() ? line.strip() : rest.strip();
  }

  /** An expression that finds the message and others of its form. */
  static String of(String message) {
    StringBuilder regex = new StringBuilder();
    int open = 0;
    Matcher part = PART.matcher(message);
    while (part.find() && part.start() < LONGEST && open < MOST_OPEN) {
      String words = part.group("word");
      if (words != null) {
        regex.append(words);
      } else if (part.group("blank") != null) {
        regex.append(' ');
      } else if (part.group("sign") != null) {
        regex.append(sign(part.group("sign").charAt(0)));
      } else {
        open++;
        regex.append(open(part));
      }
    }
    return withoutOpenEnd(regex.toString().strip());
  }

  private static String open(Matcher part) {
    if (part.group("quoted") != null) {
      char quote = part.group("quoted").charAt(0);
      return quote + "[^" + quote + "]*" + quote;
    }
    return part.group("path") != null ? "/\\S*" : "\\S+";
  }

  /** Signs stand for themselves; what is no ASCII takes more bytes than one. */
  private static String sign(char c) {
    if (c > '~' || c < ' ') {
      return ".";
    }
    return Character.isLetterOrDigit(c) || " _,:;=@%&~`'\"<>!/-".indexOf(c) >= 0
        ? String.valueOf(c)
        : "\\" + c;
  }

  /** An open part at the end finds no more than the expression without it. */
  private static String withoutOpenEnd(String regex) {
    String shorter = regex;
    for (String end : List.of("/\\S*", "\\S+")) {
      if (shorter.endsWith(end)) {
        shorter = shorter.substring(0, shorter.length() - end.length()).stripTrailing();
      }
    }
    return shorter;
  }

  /** Its words, which tell it from other lines. */
  static List<String> words(String message) {
    List<String> words = new ArrayList<>();
    Matcher part = PART.matcher(message);
    while (part.find() && part.start() < LONGEST) {
      if (part.group("word") != null && part.group("word").length() > 1) {
        words.add(part.group("word"));
      }
    }
    return words;
  }
}
