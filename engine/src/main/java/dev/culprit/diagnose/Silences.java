package dev.culprit.diagnose;

import dev.culprit.knowledge.Silence;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Ranking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Causes of which a site does not want to hear: they are not accused, and shown as silenced.
 *
 * @param all in the order in which they are asked
 * @param today on which those hold that are not over
 */
public record Silences(List<Silence> all, LocalDate today) {

  /** Nothing is silenced. */
  public static final Silences NONE = new Silences(List.of(), LocalDate.EPOCH);

  /** Copies the list. */
  public Silences {
    all = List.copyOf(all);
  }

  /** A hypothesis that is not accused, and why. */
  public record Silenced(Hypothesis hypothesis, Silence silence) {}

  /**
   * What became of a ranking.
   *
   * @param rest what is left to be accused
   * @param over silences that are over and hide nothing any more
   * @param idle silences that hold, and of whose cause nothing shows
   */
  record Outcome(Ranking rest, List<Silenced> silenced, List<Silence> over, List<Silence> idle) {}

  /** Takes out what is silenced. */
  Outcome apply(Ranking ranking) {
    List<Hypothesis> rest = new ArrayList<>();
    List<Silenced> silenced = new ArrayList<>();
    Set<Silence> used = new LinkedHashSet<>();
    for (Hypothesis hypothesis : ranking.hypotheses()) {
      Silence silence = of(hypothesis);
      if (silence == null) {
        rest.add(hypothesis);
      } else {
        used.add(silence);
        silenced.add(new Silenced(hypothesis, silence));
      }
    }
    List<Silence> over = all.stream().filter(s -> s.isOver(today)).toList();
    List<Silence> idle = all.stream().filter(s -> !s.isOver(today) && !used.contains(s)).toList();
    return new Outcome(new Ranking(rest, ranking.folded()), silenced, over, idle);
  }

  private Silence of(Hypothesis hypothesis) {
    return all.stream()
        .filter(s -> !s.isOver(today) && s.cause().equals(hypothesis.cause().id()))
        .filter(s -> s.subject().isEmpty() || s.subject().equals(hypothesis.subject().name()))
        .findFirst()
        .orElse(null);
  }
}
