package dev.culprit.combine;

import dev.culprit.fact.Growth;
import dev.culprit.fact.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers that were read twice, to their growth. */
final class Growths {

  private Growths() {}

  /**
   * First and last reading of a number in one source; two sources of one number are not compared.
   */
  private record Pair(Measure first, Measure last) {}

  static List<Growth> of(Observations read, double seconds) {
    Map<String, Pair> pairs = new TreeMap<>();
    for (Measure measure : read.of(Measure.class)) {
      pairs.merge(
          measure.name(), new Pair(measure, measure), (known, next) -> widen(known, measure));
    }
    List<Growth> growths = new ArrayList<>();
    pairs.forEach(
        (name, pair) -> {
          if (pair.first().sample() < pair.last().sample()) {
            growths.add(
                new Growth(
                    name,
                    pair.first().value(),
                    pair.last().value(),
                    seconds,
                    List.of(pair.last().origin(), pair.first().origin())));
          }
        });
    return growths;
  }

  private static Pair widen(Pair known, Measure next) {
    Measure first = next.sample() < known.first().sample() ? next : known.first();
    Measure last = next.sample() > known.last().sample() ? next : known.last();
    return new Pair(first, last);
  }
}
