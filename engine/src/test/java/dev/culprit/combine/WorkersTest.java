package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private static final Origin AT = new Origin("ps.txt", 1, "");
  private static final List<Integer> SERVICE = List.of(70, 71, 72, 90, 91);

  private final List<Observation> read = new ArrayList<>();

  private Workers workers() {
    process(70, 1);
    process(71, 70);
    process(72, 70);
    process(90, 1);
    process(91, 90);
    return new Workers(new Observations(read));
  }

  private void process(int pid, int parent) {
    read.add(
        new ProcessSeen(pid, parent, "www-data", "php-fpm", "", 'S', 100, -1, 1, -1, "", 0, AT));
  }

  @Test
  void thoseOfOneMasterShareTheWorkAndTheMasterHasNone() {
    assertEquals(Set.of(71, 72), workers().of(71, SERVICE));
    assertEquals(Set.of(91), workers().of(91, SERVICE));
  }

  @Test
  void whoHasNoMasterSharesItWithThoseItStarted() {
    assertEquals(Set.of(70, 71, 72), workers().of(70, SERVICE));
  }

  @Test
  void withoutParentsNothingIsKnown() {
    process(70, -1);
    assertFalse(new Workers(new Observations(read)).knows(70));
  }
}
