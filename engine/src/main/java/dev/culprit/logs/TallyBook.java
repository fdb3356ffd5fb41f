package dev.culprit.logs;

import dev.culprit.fact.LogTally;
import dev.culprit.knowledge.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tallies by signature, program and field values. Of values that differ from line to line only the
 * most frequent are told apart; the rest stands together under the value {@value #OTHER}.
 */
final class TallyBook {

  /** The value of each field where different ones were put together. */
  static final String OTHER = "other";

  private static final int MOST_PROGRAMS = 40;
  private static final int MOST_COUNTED = 200;
  private static final int MOST_TOLD = 20;

  private final IdentityHashMap<Signature, Map<String, Group>> groups = new IdentityHashMap<>();

  /** Finds or opens the tally of a line's values. */
  Tally tally(Signature signature, String program, Map<String, String> keyFields) {
    return group(signature, program).tally(keyFields);
  }

  private Group group(Signature signature, String program) {
    Map<String, Group> programs = groups.computeIfAbsent(signature, s -> new LinkedHashMap<>());
    Group group = programs.get(program);
    if (group == null) {
      String name = programs.size() < MOST_PROGRAMS ? program : "";
      group = programs.computeIfAbsent(name, p -> new Group());
    }
    return group;
  }

  void merge(TallyBook other) {
    other.groups.forEach(
        (signature, programs) ->
            programs.forEach((program, group) -> group(signature, program).merge(group)));
  }

  /** All tallies, by signature, program and count. */
  List<LogTally> observations() {
    List<LogTally> all = new ArrayList<>();
    List<Signature> signatures = new ArrayList<>(groups.keySet());
    signatures.sort(Comparator.comparing(Signature::id));
    for (Signature signature : signatures) {
      groups.get(signature).entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              e -> {
                for (Tally tally : e.getValue().most()) {
                  all.add(tally.observation(signature.id(), e.getKey()));
                }
              });
    }
    return all;
  }

  /** The tallies of one signature and program. */
  private static final class Group {
    private static final Comparator<Tally> MOST_FREQUENT =
        Comparator.comparingLong(Tally::count).reversed().thenComparingLong(Tally::firstOrder);

    private final Map<Map<String, String>, Tally> byFields = new HashMap<>();
    private Tally other;

    Tally tally(Map<String, String> fields) {
      Tally found = byFields.get(fields);
      if (found == null) {
        if (byFields.size() >= MOST_COUNTED) {
          collapse(MOST_COUNTED / 2);
        }
        found = new Tally(fields);
        byFields.put(fields, found);
      }
      return found;
    }

    void merge(Group group) {
      group.byFields.values().stream()
          .sorted(MOST_FREQUENT)
          .forEach(t -> tally(t.fields()).merge(t));
      if (group.other != null) {
        other(group.other.fields()).merge(group.other);
      }
    }

    List<Tally> most() {
      if (byFields.size() > MOST_TOLD) {
        collapse(MOST_TOLD);
      }
      List<Tally> all = new ArrayList<>(byFields.values());
      all.sort(MOST_FREQUENT);
      if (other != null) {
        all.add(other);
      }
      return all;
    }

    private void collapse(int kept) {
      List<Tally> all = new ArrayList<>(byFields.values());
      all.sort(MOST_FREQUENT);
      for (Tally rare : all.subList(kept, all.size())) {
        byFields.remove(rare.fields());
        other(rare.fields()).merge(rare);
      }
    }

    private Tally other(Map<String, String> like) {
      if (other == null) {
        Map<String, String> values = new HashMap<>(like);
        values.replaceAll((name, value) -> OTHER);
        other = new Tally(values);
      }
      return other;
    }
  }
}
