package dev.culprit.combine;

import dev.culprit.fact.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Observations by their type. */
final class Observations {

  private final Map<Class<?>, List<Observation>> byType = new LinkedHashMap<>();

  Observations(List<Observation> all) {
    for (Observation observation : all) {
      byType.computeIfAbsent(observation.getClass(), t -> new ArrayList<>()).add(observation);
    }
  }

  @SuppressWarnings("unchecked") // the map is keyed by the very class of its values
  <T extends Observation> List<T> of(Class<T> type) {
    return (List<T>) byType.getOrDefault(type, Collections.emptyList());
  }
}
