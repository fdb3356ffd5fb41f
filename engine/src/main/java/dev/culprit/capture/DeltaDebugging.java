package dev.culprit.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Finds a small part of a list that still has a property: no single element of it can be left out
 * (ddmin; Zeller and Hildebrandt 2002, <i>Simplifying and Isolating Failure-Inducing Input</i>).
 * When time is up, what was found so far is given.
 *
 * @param <T> what the list holds
 */
final class DeltaDebugging<T> {

  private final Predicate<List<T>> holds;
  private final BooleanSupplier time;

  /**
   * A search.
   *
   * @param holds whether a part has the property; the whole list has it
   * @param time whether it may be asked again
   */
  DeltaDebugging(Predicate<List<T>> holds, BooleanSupplier time) {
    this.holds = holds;
    this.time = time;
  }

  /** A part of the list, in its order. */
  List<T> minimise(List<T> whole) {
    List<T> small = whole;
    int parts = Math.min(2, small.size());
    while (small.size() > 1 && time.getAsBoolean()) {
      List<T> smaller = smaller(small, parts);
      if (smaller != null) {
        parts = Math.max(2, Math.min(parts - 1, smaller.size()));
        small = smaller;
      } else if (parts < small.size()) {
        parts = Math.min(small.size(), 2 * parts);
      } else {
        break;
      }
    }
    return small;
  }

  /** A part that still has the property: one of the pieces, or all but one of them; else null. */
  private List<T> smaller(List<T> list, int parts) {
    for (int i = 0; parts == 2 && i < parts && time.getAsBoolean(); i++) {
      List<T> piece = list.subList(from(list, parts, i), from(list, parts, i + 1));
      if (holds.test(piece)) {
        return new ArrayList<>(piece);
      }
    }
    for (int i = 0; i < parts && time.getAsBoolean(); i++) {
      List<T> rest = new ArrayList<>(list.subList(0, from(list, parts, i)));
      rest.addAll(list.subList(from(list, parts, i + 1), list.size()));
      if (!rest.isEmpty() && holds.test(rest)) {
        return rest;
      }
    }
    return null;
  }

  private static int from(List<?> list, int parts, int number) {
    return (int) ((long) list.size() * number / parts);
  }
}
