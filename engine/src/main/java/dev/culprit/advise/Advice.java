package dev.culprit.advise;

import dev.culprit.fact.Subject;
import dev.culprit.knowledge.TestPage;
import java.util.List;

/**
 * One suggested next step.
 *
 * @param about whom it is about
 * @param command ready to paste, every value quoted; the question where it is one
 * @param why what it would tell, in a sentence
 * @param tells what each outcome would mean
 * @param discriminates causes whose odds it moves apart
 * @param gain expected information in bits
 */
public record Advice(
    TestPage test,
    Subject about,
    String command,
    String why,
    List<Outcome> tells,
    List<String> discriminates,
    double gain) {

  /** Copies the lists. */
  public Advice {
    tells = List.copyOf(tells);
    discriminates = List.copyOf(discriminates);
  }

  /** Whether a person has to answer it. */
  public boolean isQuestion() {
    return !test.question().isEmpty();
  }

  /** An outcome and the causes that it points to. */
  public record Outcome(String outcome, List<String> pointsTo) {}
}
