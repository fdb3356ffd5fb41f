package dev.culprit.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * What a signature's regular expression promises: text that each match holds, its named groups, and
 * whether it is of the plain kind that a matcher gets through in linear time.
 *
 * <p>It reads the part of Java's syntax that signatures need. What it does not know (back
 * references, repeated groups, unions of classes) it refuses, so that no signature can be slow.
 */
public final class RegexShape {

  /** Most alternative literals of one signature; bounds the memory of the matcher. */
  public static final int MAX_LITERALS = 200;

  /** Most unbounded repetitions in one expression. */
  static final int MAX_UNBOUNDED = 12;

  private static final int MAX_DEPTH = 12;

  private final String regex;
  private final List<String> groups = new ArrayList<>();
  private final List<String> objections = new ArrayList<>();
  private int at;
  private int unbounded;

  private RegexShape(String regex) {
    this.regex = regex;
  }

  /**
   * The shape of an expression.
   *
   * @param literals of which each match holds at least one, longest possible; empty when none is
   *     certain
   * @param groups names of its groups, in order
   * @param objections why it is not accepted, as sentences; empty when it is
   */
  public record Shape(List<String> literals, List<String> groups, List<String> objections) {}

  /** Reads an expression; never fails, what is wrong is among the objections. */
  public static Shape of(String regex) {
    RegexShape reader = new RegexShape(regex);
    List<String> literals = reader.alternatives(0);
    if (reader.at < regex.length() && reader.objections.isEmpty()) {
      reader.object("a closing parenthesis too many");
    }
    return new Shape(literals, List.copyOf(reader.groups), List.copyOf(reader.objections));
  }

  private void object(String why) {
    objections.add(why + " at character " + (at + 1));
    at = regex.length();
  }

  /** The best set of literals over all branches up to the closing parenthesis or the end. */
  private List<String> alternatives(int depth) {
    if (depth > MAX_DEPTH) {
      object("groups nested too deep");
      return List.of();
    }
    List<String> all = new ArrayList<>(sequence(depth));
    boolean certain = !all.isEmpty();
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      List<String> branch = sequence(depth);
      certain &= !branch.isEmpty();
      all.addAll(branch);
    }
    return certain && all.size() <= MAX_LITERALS ? all : List.of();
  }

  private List<String> sequence(int depth) {
    StringBuilder run = new StringBuilder();
    List<String> best = List.of();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      if (regex.charAt(at) == '(') {
        best = better(best, List.of(run.toString()));
        run.setLength(0);
        best = better(best, group(depth));
      } else {
        int letter = atom();
        String repeat = repetition();
        if (letter >= 0 && repeat.isEmpty()) {
          run.append((char) letter);
        } else {
          boolean once = letter >= 0 && repeat.startsWith("+");
          best =
              better(best, List.of(once ? run.append((char) letter).toString() : run.toString()));
          run.setLength(0);
        }
      }
    }
    return better(best, List.of(run.toString()));
  }

  private List<String> group(int depth) {
    boolean assertion = groupHead();
    List<String> inside = alternatives(depth + 1);
    if (at >= regex.length()) {
      if (objections.isEmpty()) {
        object("a group that is not closed");
      }
      return List.of();
    }
    at++;
    String repeat = repetition();
    if (!repeat.isEmpty() && !repeat.startsWith("?")) {
      object("a repeated group, which may take exponential time,");
    }
    return assertion || !repeat.isEmpty() ? List.of() : inside;
  }

  /** Reads what follows an opening parenthesis; true for look-arounds, which match nothing. */
  private boolean groupHead() {
    at++;
    if (!regex.startsWith("?", at)) {
      object("a group without (?: or a name");
      return false;
    }
    for (String look : List.of("?=", "?!", "?<=", "?<!")) {
      if (regex.startsWith(look, at)) {
        at += look.length();
        return true;
      }
    }
    if (regex.startsWith("?:", at)) {
      at += 2;
    } else if (regex.startsWith("?<", at)) {
      int end = regex.indexOf('>', at);
      groups.add(end < 0 ? "" : regex.substring(at + 2, end));
      at = end < 0 ? regex.length() : end + 1;
    } else {
      object("an inline flag or unknown group (say ignore-case: true)");
    }
    return false;
  }

  /** Reads one atom; its letter where it is one that stands as it is in every line, else -1. */
  private int atom() {
    char c = regex.charAt(at++);
    if (c == '\\') {
      return escape();
    }
    if (c == '[') {
      classEnd();
      return -1;
    }
    if (c > '~' || c < ' ') {
      at--;
      object("a character that is not printable ASCII");
      return -1;
    }
    if ("*+?{".indexOf(c) >= 0) {
      at--;
      object("a repetition of nothing");
      return -1;
    }
    return ".^$\"".indexOf(c) >= 0 ? -1 : c;
  }

  private int escape() {
    if (at >= regex.length()) {
      object("a backslash at the end");
      return -1;
    }
    char c = regex.charAt(at++);
    if (Character.isLetterOrDigit(c)) {
      if ("dDwWsSbBt".indexOf(c) < 0) {
        object("the escape \\" + c + ", which signatures do not use,");
      }
      return -1;
    }
    return c == '"' || c == '\\' ? -1 : c;
  }

  private void classEnd() {
    int start = at;
    while (at < regex.length() && (regex.charAt(at) != ']' || at == start)) {
      char c = regex.charAt(at);
      if (c == '[' || regex.startsWith("&&", at) || c > '~') {
        object("a union or non-ASCII character in a class");
        return;
      }
      at += c == '\\' ? 2 : c == '^' && at == start ? advanceCaret() : 1;
    }
    at = Math.min(at + 1, regex.length());
  }

  private int advanceCaret() {
    return regex.startsWith("]", at + 1) ? 2 : 1;
  }

  /** Reads a repetition behind an atom or group: "" for none. */
  private String repetition() {
    if (at >= regex.length()) {
      return "";
    }
    int start = at;
    char c = regex.charAt(at);
    if (c == '*' || c == '+' || c == '?') {
      at++;
    } else if (c == '{') {
      int end = regex.indexOf('}', at);
      at = end < 0 ? regex.length() : end + 1;
    } else {
      return "";
    }
    String found = regex.substring(start, at);
    if (c == '*' || c == '+' || found.endsWith(",}")) {
      unbounded++;
      if (unbounded > MAX_UNBOUNDED) {
        object("more than " + MAX_UNBOUNDED + " unbounded repetitions");
      }
    }
    if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
      at++;
    }
    return found;
  }

  /** The set whose shortest member is longer; of equals the first. */
  static List<String> better(List<String> one, List<String> other) {
    return shortest(other) > shortest(one) ? other : one;
  }

  private static int shortest(List<String> literals) {
    return literals.stream().mapToInt(String::length).min().orElse(0);
  }
}
