package dev.culprit.capture;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * The same incident without what decided it: then nobody may be accused, neither the cause nor
 * another.
 *
 * @param without the path of the reading that was taken away
 * @param readings the others; empty where there are none
 * @param accused who is accused nevertheless
 */
public record NearMiss(String without, List<Reading> readings, List<String> accused) {

  /** Copies both. */
  public NearMiss {
    readings = List.copyOf(readings);
    accused = List.copyOf(accused);
  }

  /** Whether it can stand as a case: something is left, and nobody is accused. */
  public boolean isCase() {
    return !readings.isEmpty() && accused.isEmpty();
  }

  /**
   * One for each reading of a case that is small already, since the cause leads in no smaller one.
   *
   * @param beside readings of the same host that prove nothing, so that it looks like one
   */
  public static List<NearMiss> of(List<Reading> readings, List<Reading> beside, Judge judge) {
    List<NearMiss> all = new ArrayList<>();
    for (Reading decisive : readings) {
      List<Reading> rest = new ArrayList<>(readings);
      rest.remove(decisive);
      beside.stream().filter(r -> !r.path().equals(decisive.path())).forEach(rest::add);
      Diagnosis diagnosis = judge.diagnose(rest);
      all.add(new NearMiss(decisive.path(), rest, Judge.accused(diagnosis)));
    }
    return all;
  }
}
