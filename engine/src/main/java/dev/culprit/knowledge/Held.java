package dev.culprit.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * What texts a part of a regular expression holds.
 *
 * @param certain of which each match holds at least one; empty when none is certain
 * @param spelt all texts that it matches, or null where they are too many to be spelt out
 */
record Held(List<String> certain, List<String> spelt) {

  /** Anything. */
  static final Held NOTHING = new Held(List.of(), null);

  /** A place, such as the end of a line. */
  static final Held EMPTY = new Held(List.of(), List.of(""));

  /** Most texts that a part without repetitions is spelt out to. */
  private static final int MAX_SPELT = 48;

  /** Each of the ones followed by each of the others; null where that is unknown or too many. */
  static List<String> product(List<String> ones, List<String> others) {
    if (others == null || ones.size() * others.size() > MAX_SPELT) {
      return null;
    }
    List<String> all = new ArrayList<>();
    for (String one : ones) {
      others.forEach(other -> all.add(one + other));
    }
    return all;
  }

  /** All of both; null where that is unknown or too many. */
  static List<String> joined(List<String> ones, List<String> others) {
    if (ones == null || others == null || ones.size() + others.size() > MAX_SPELT) {
      return null;
    }
    List<String> all = new ArrayList<>(ones);
    all.addAll(others);
    return all;
  }

  /** Whoever looks for a text finds longer ones that hold it, too. */
  static List<String> withoutLonger(List<String> literals) {
    return literals.stream()
        .distinct()
        .filter(one -> literals.stream().noneMatch(two -> !two.equals(one) && one.contains(two)))
        .toList();
  }

  /** The set whose shortest member is longer; of equals the first. */
  static List<String> better(List<String> one, List<String> other) {
    return shortest(other) > shortest(one) ? other : one;
  }

  private static int shortest(List<String> literals) {
    return literals.stream().mapToInt(String::length).min().orElse(0);
  }
}
