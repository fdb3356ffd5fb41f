package dev.culprit.redact;

import dev.culprit.logs.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;

/** Looks for the anchors of all patterns at once, line by line, and tries those that have one. */
final class Anchors {

  /** Takes a match. */
  @FunctionalInterface
  interface Found {
    /**
     * One match.
     *
     * @param pattern its place in the list of patterns
     */
    void at(int pattern, Matcher match);
  }

  private final List<Anchored> patterns;
  private final Automaton automaton;
  private final int[] patternOf;
  private final boolean[] atBegin;

  /** Patterns, of which in each line the earlier is tried first. */
  Anchors(List<Anchored> patterns) {
    this.patterns = List.copyOf(patterns);
    List<String> texts = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    atBegin = new boolean[patterns.size()];
    for (int i = 0; i < patterns.size(); i++) {
      texts.addAll(patterns.get(i).anchors());
      atBegin[i] = patterns.get(i).isAtBegin();
      while (owners.size() < texts.size()) {
        owners.add(i);
      }
    }
    automaton = new Automaton(texts);
    patternOf = owners.stream().mapToInt(i -> i).toArray();
  }

  /** Hands over each match; none reaches over the end of a line. */
  void each(String text, Found found) {
    byte[] bytes = ascii(text);
    Matcher[] matchers = new Matcher[patterns.size()];
    Automaton.Hits hits = new Automaton.Hits();
    BitSet tried = new BitSet();
    for (int start = 0; start < bytes.length; ) {
      int end = lineEnd(bytes, start);
      anchored(bytes, start, end, hits, tried);
      for (int i = tried.nextSetBit(0); i >= 0; i = tried.nextSetBit(i + 1)) {
        line(text, matchers, i, start, end, found);
      }
      tried.clear();
      start = end + 1;
    }
  }

  /** A byte for each character, so that places are the same; anchors are ASCII. */
  private static byte[] ascii(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      bytes[i] = (byte) (c < 128 ? c : 0);
    }
    return bytes;
  }

  private static int lineEnd(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  /** Marks the patterns of which an anchor stands in the line. */
  private void anchored(byte[] bytes, int start, int end, Automaton.Hits hits, BitSet marked) {
    hits.restart();
    for (int at = automaton.seek(bytes, start, end, hits);
        at >= 0;
        at = automaton.seek(bytes, at, end, hits)) {
      for (int text : hits.ends()) {
        marked.set(patternOf[text]);
      }
    }
  }

  private void line(String text, Matcher[] matchers, int i, int start, int end, Found found) {
    if (matchers[i] == null) {
      matchers[i] = patterns.get(i).pattern().matcher(text).useTransparentBounds(true);
    }
    Matcher matcher = matchers[i].region(start, end);
    if (atBegin[i]) {
      if (matcher.lookingAt()) {
        found.at(i, matcher);
      }
      return;
    }
    while (matcher.find()) {
      found.at(i, matcher);
    }
  }
}
