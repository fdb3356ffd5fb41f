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

  /** What an atom is that matches a place and no letter. */
  private static final int PLACE = -2;

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
    List<String> literals = Held.withoutLonger(reader.alternatives(0).certain());
    if (reader.at < regex.length() && reader.objections.isEmpty()) {
      reader.object("a closing parenthesis too many");
    }
    return new Shape(literals, List.copyOf(reader.groups), List.copyOf(reader.objections));
  }

  private void object(String why) {
    objections.add(why + " at character " + (at + 1));
    at = regex.length();
  }

  /** What all branches up to the closing parenthesis or the end hold. */
  private Held alternatives(int depth) {
    if (depth > MAX_DEPTH) {
      object("groups nested too deep");
      return Held.NOTHING;
    }
    Held first = sequence(depth);
    List<String> all = new ArrayList<>(first.certain());
    boolean certain = !all.isEmpty();
    List<String> spelt = first.spelt();
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      Held branch = sequence(depth);
      certain &= !branch.certain().isEmpty();
      all.addAll(branch.certain());
      spelt = Held.joined(spelt, branch.spelt());
    }
    return new Held(certain && all.size() <= MAX_LITERALS ? all : List.of(), spelt);
  }

  private Held sequence(int depth) {
    List<String> best = List.of();
    List<String> run = List.of("");
    boolean whole = true;
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      boolean group = regex.charAt(at) == '(';
      Held next = group ? group(depth) : letter();
      List<String> longer = Held.product(run, next.spelt());
      if (longer != null) {
        run = longer;
      } else {
        // a letter that is repeated still stands once behind what was before it
        boolean follows = !group && !next.certain().isEmpty();
        best = Held.better(best, follows ? Held.product(run, next.certain()) : run);
        best = Held.better(best, next.certain());
        run = List.of("");
        whole = false;
      }
    }
    return new Held(Held.better(best, run), whole ? run : null);
  }

  private Held letter() {
    int letter = atom();
    String repeat = repetition();
    if (letter == PLACE) {
      return Held.EMPTY;
    }
    if (letter < 0) {
      return Held.NOTHING;
    }
    String text = String.valueOf((char) letter);
    return switch (repeat.isEmpty() ? ' ' : repeat.charAt(0)) {
      case ' ' -> new Held(List.of(text), List.of(text));
      case '?' -> new Held(List.of(), List.of("", text));
      case '+' -> new Held(List.of(text), null);
      default -> Held.NOTHING;
    };
  }

  private Held group(int depth) {
    boolean assertion = groupHead();
    Held inside = alternatives(depth + 1);
    if (at >= regex.length()) {
      if (objections.isEmpty()) {
        object("a group that is not closed");
      }
      return Held.NOTHING;
    }
    at++;
    String repeat = repetition();
    if (!repeat.isEmpty() && !repeat.startsWith("?")) {
      object("a repeated group, which may take exponential time,");
    }
    if (assertion) {
      return Held.EMPTY;
    }
    return repeat.isEmpty()
        ? inside
        : new Held(List.of(), Held.joined(List.of(""), inside.spelt()));
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

  /**
   * Reads one atom.
   *
   * @return its letter where it is one that stands as it is in every line, {@link #PLACE} where it
   *     matches none, else -1
   */
  private int atom() {
    char c = regex.charAt(at++);
    if (c == '\\') {
      return escape();
    }
    if (c == '[') {
      int start = at;
      classEnd();
      return eitherCase(regex.substring(start, at));
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
    if (c == '^' || c == '$') {
      return PLACE;
    }
    return c == '.' || c == '"' ? -1 : c;
  }

  /** The letter of a class such as {@code [Rr]}, since literals match in either case; else -1. */
  private static int eitherCase(String inside) {
    boolean pair =
        inside.length() == 3
            && inside.charAt(0) != inside.charAt(1)
            && Character.toLowerCase(inside.charAt(0)) == Character.toLowerCase(inside.charAt(1));
    return pair ? Character.toLowerCase(inside.charAt(0)) : -1;
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
      return c == 'b' || c == 'B' ? PLACE : -1;
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
}
