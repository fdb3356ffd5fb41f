package dev.culprit.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds any of some hundred texts in bytes, in one look-up a byte (Aho and Corasick 1975, made
 * deterministic over the bytes that occur in the texts). Letters match in either case.
 *
 * <p>States are numbered in rows of the table, those that end a text last, so that one comparison
 * tells a hit.
 */
public final class Automaton {

  private final byte[] classOf = new byte[256];
  private final int[] next;
  private final int width;
  private final int firstHit;
  private final int[][] ends;

  /**
   * Builds it.
   *
   * @param texts ASCII, not empty; a text's number is its place in the list
   */
  public Automaton(List<String> texts) {
    int classes = classes(texts);
    Trie trie = new Trie(classes);
    for (int i = 0; i < texts.size(); i++) {
      trie.add(texts.get(i), i);
    }
    trie.close();
    int[] row = trie.rowsWithHitsLast();
    width = classes;
    firstHit = trie.quiet * width;
    next = new int[trie.size() * width];
    ends = new int[trie.size() - trie.quiet][];
    for (int state = 0; state < trie.size(); state++) {
      int[] go = trie.go.get(state);
      int at = row[state] * width;
      for (int c = 0; c < go.length; c++) {
        next[at + c] = row[go[c]] * go.length;
      }
      if (row[state] >= trie.quiet) {
        ends[row[state] - trie.quiet] = trie.ends.get(state).clone();
      }
    }
  }

  private int classes(List<String> texts) {
    int classes = 1;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        int c = lower(text.charAt(i));
        if (classOf[c] == 0) {
          classOf[c] = (byte) classes;
          classOf[upper(c)] = (byte) classes;
          classes++;
        }
      }
    }
    return classes;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  private static int upper(int c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }

  /**
   * Goes on with a search.
   *
   * @param hits where it stands; knows after a hit which texts end there
   * @return the position behind the first text that ends in {@code [from, to)}, or -1
   */
  public int seek(byte[] bytes, int from, int to, Hits hits) {
    int[] table = next;
    byte[] classes = classOf;
    int limit = firstHit;
    int state = hits.state;
    for (int i = from; i < to; i++) {
      state = table[state + classes[bytes[i] & 0xff]];
      if (state >= limit) {
        hits.state = state;
        hits.ends = ends[(state - limit) / width];
        return i + 1;
      }
    }
    hits.state = state;
    return -1;
  }

  /** Where a search stands: its state, and after a hit the numbers of the texts that end there. */
  public static final class Hits {
    private int state;
    private int[] ends;

    /** Begins anew, at the start of a line. */
    public void restart() {
      state = 0;
    }

    /** The numbers of the texts that end at the last hit; not to be changed. */
    public int[] ends() {
      return ends;
    }
  }

  /**
   * The texts as a tree, then with the fall-backs filled in. Most states have one successor or none
   * of their own; each knows its first, and the next of the state that it follows.
   */
  private final class Trie {
    private final int classes;
    private final List<int[]> go = new ArrayList<>();
    private final List<int[]> ends = new ArrayList<>();
    private int[] firstOwn = new int[64];
    private int[] nextOwn = new int[64];
    private byte[] by = new byte[64];
    private int quiet;

    Trie(int classes) {
      this.classes = classes;
      grow();
    }

    int size() {
      return ends.size();
    }

    private int grow() {
      int state = ends.size();
      if (state == firstOwn.length) {
        firstOwn = Arrays.copyOf(firstOwn, 2 * state);
        nextOwn = Arrays.copyOf(nextOwn, 2 * state);
        by = Arrays.copyOf(by, 2 * state);
      }
      ends.add(new int[0]);
      return state;
    }

    void add(String text, int number) {
      int state = 0;
      for (int i = 0; i < text.length(); i++) {
        state = successor(state, classOf[lower(text.charAt(i))]);
      }
      ends.set(state, joined(ends.get(state), new int[] {number}));
    }

    /** State 0 follows none, so that it stands for no state. */
    private int successor(int state, byte c) {
      int own = firstOwn[state];
      while (own != 0 && by[own] != c) {
        own = nextOwn[own];
      }
      if (own == 0) {
        own = grow();
        by[own] = c;
        nextOwn[own] = firstOwn[state];
        firstOwn[state] = own;
      }
      return own;
    }

    void close() {
      go.addAll(Collections.nCopies(size(), null));
      int[] fall = new int[size()];
      ArrayDeque<Integer> open = new ArrayDeque<>(List.of(0));
      while (!open.isEmpty()) {
        int state = open.remove();
        int[] row = state == 0 ? new int[classes] : go.get(fall[state]).clone();
        for (int own = firstOwn[state]; own != 0; own = nextOwn[own]) {
          int fallen = row[by[own]];
          row[by[own]] = own;
          fall[own] = fallen;
          ends.set(own, joined(ends.get(own), ends.get(fallen)));
          open.add(own);
        }
        go.set(state, row);
      }
    }

    private int[] joined(int[] one, int[] other) {
      int[] all = Arrays.copyOf(one, one.length + other.length);
      System.arraycopy(other, 0, all, one.length, other.length);
      return all;
    }

    int[] rowsWithHitsLast() {
      int[] row = new int[size()];
      int at = 0;
      for (int state = 0; state < size(); state++) {
        row[state] = ends.get(state).length == 0 ? at++ : 0;
      }
      quiet = at;
      for (int state = 0; state < size(); state++) {
        row[state] = ends.get(state).length == 0 ? row[state] : at++;
      }
      return row;
    }
  }
}
