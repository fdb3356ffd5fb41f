package dev.culprit.cli.kb;

import dev.culprit.cli.render.JsonRenderer;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Finding;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Ranking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How one trial went.
 *
 * @param first the cause that leads, or "" when none is listed
 * @param probability its probability, 0 when none is listed
 * @param right whether it is the truth; on a healthy host whether nobody is accused
 * @param amongThree whether the truth is among the first three
 * @param accusedInnocent whether somebody innocent is accused
 * @param unmentioned what must be mentioned and is not
 * @param goodNext whether a good command is among the first three, or null when not graded
 * @param shown the findings that were stated
 */
record Grade(
    Trial trial,
    String first,
    double probability,
    boolean right,
    boolean amongThree,
    boolean accusedInnocent,
    List<String> unmentioned,
    Boolean goodNext,
    Set<String> shown) {

  static Grade of(Trial trial, Diagnosis diagnosis) {
    List<Hypothesis> hypotheses = diagnosis.hypotheses();
    Truth truth = trial.truth();
    String first = hypotheses.isEmpty() ? "" : hypotheses.get(0).cause().id();
    double probability = hypotheses.isEmpty() ? 0 : hypotheses.get(0).probability();
    boolean accused = probability >= Ranking.ACCUSED;
    boolean right = truth.isHealthy() ? !accused : truth.causes().contains(first);
    boolean amongThree =
        truth.isHealthy()
            ? !accused
            : hypotheses.stream().limit(3).anyMatch(h -> truth.causes().contains(h.cause().id()));
    boolean innocent =
        diagnosis.accused().stream().anyMatch(h -> truth.innocent().contains(h.cause().id()));
    return new Grade(
        trial,
        first,
        probability,
        right,
        amongThree,
        innocent || (truth.isHealthy() && accused),
        unmentioned(truth, diagnosis),
        goodNext(truth, diagnosis),
        diagnosis.findings().stream().map(Finding::id).collect(Collectors.toSet()));
  }

  /** Whether everything that is demanded is there; a good next command is wished for only. */
  boolean passed() {
    return right && !accusedInnocent && unmentioned.isEmpty();
  }

  private static List<String> unmentioned(Truth truth, Diagnosis diagnosis) {
    if (truth.mentions().isEmpty()) {
      return List.of();
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      new JsonRenderer(5).render(diagnosis, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String answer = json.toString(StandardCharsets.UTF_8);
    return truth.mentions().stream()
        .filter(m -> !Pattern.compile(m).matcher(answer).find())
        .toList();
  }

  private static Boolean goodNext(Truth truth, Diagnosis diagnosis) {
    if (truth.goodNext().isEmpty()) {
      return null;
    }
    return diagnosis.next().stream()
        .limit(3)
        .anyMatch(
            a ->
                truth.goodNext().stream()
                    .anyMatch(g -> Pattern.compile(g).matcher(a.command()).find()));
  }
}
