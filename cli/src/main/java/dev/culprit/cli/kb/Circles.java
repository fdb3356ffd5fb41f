package dev.culprit.cli.kb;

import dev.culprit.knowledge.CausePage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Circles of causes that lead to each other, in which no root could be found. */
final class Circles {

  private final Map<String, CausePage> causes;
  private final Set<String> done = new HashSet<>();
  private final Map<Set<String>, List<String>> found = new TreeMap<>(Circles::order);

  private Circles(Map<String, CausePage> causes) {
    this.causes = causes;
  }

  private static int order(Set<String> one, Set<String> other) {
    return one.toString().compareTo(other.toString());
  }

  /** Each circle once, in the order of the way, beginning with its first id by the alphabet. */
  static List<List<String>> in(Map<String, CausePage> causes) {
    Circles circles = new Circles(causes);
    causes.keySet().forEach(id -> circles.walk(id, new LinkedHashSet<>()));
    return List.copyOf(circles.found.values());
  }

  /** Depth first; a cause that is met again on the way closes a circle. */
  private void walk(String id, Set<String> way) {
    if (!causes.containsKey(id) || done.contains(id)) {
      return;
    }
    if (!way.add(id)) {
      return;
    }
    for (String next : causes.get(id).leadsTo()) {
      if (way.contains(next)) {
        close(new ArrayList<>(way), next);
      } else {
        walk(next, way);
      }
    }
    way.remove(id);
    done.add(id);
  }

  private void close(List<String> way, String next) {
    List<String> circle = new ArrayList<>(way.subList(way.indexOf(next), way.size()));
    Collections.rotate(circle, -circle.indexOf(Collections.min(circle)));
    found.putIfAbsent(new java.util.TreeSet<>(circle), circle);
  }
}
