package dev.culprit.triage;

import dev.culprit.advise.Advice;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.rank.Hypothesis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a triage stands.
 *
 * @param open tests and questions that are neither done nor left out, best first
 * @param chosen the cause of the problem that the operator goes on with, or "" for the likeliest
 */
public record Position(Diagnosis diagnosis, List<Advice> open, String chosen) {

  /** From here on the first cause is taken for granted. */
  public static final double SURE = 0.9;

  /** A test that tells less than this, in bits, is not worth the wait once somebody is sure. */
  private static final double WORTH_WAITING = 0.1;

  /** Copies the list, with what is about the chosen problem first. */
  public Position {
    open = ordered(open, chosen(diagnosis, chosen));
  }

  private static List<Advice> ordered(List<Advice> open, Optional<Hypothesis> about) {
    return about
        .map(h -> open.stream().sorted(Comparator.comparing(a -> !concerns(a, h))).toList())
        .orElseGet(() -> List.copyOf(open));
  }

  private static boolean concerns(Advice advice, Hypothesis h) {
    return advice.about().equals(h.subject())
        && (advice.discriminates().contains(h.cause().id())
            || h.chain().stream().anyMatch(c -> isFor(advice, c)));
  }

  private static boolean isFor(Advice advice, String cause) {
    return advice.test().pins().contains(cause) || advice.test().causes().contains(cause);
  }

  /** The chosen cause, or the finer one that it turned out to be. */
  private static Optional<Hypothesis> chosen(Diagnosis diagnosis, String cause) {
    return cause.isEmpty()
        ? Optional.empty()
        : diagnosis.hypotheses().stream()
            .filter(h -> h.cause().id().equals(cause) || h.chain().contains(cause))
            .findFirst();
  }

  /** What to run or ask next: about the chosen problem, where one is chosen. */
  public Optional<Advice> next() {
    Optional<Hypothesis> about = chosen(diagnosis, chosen);
    return open.stream().findFirst().filter(a -> about.map(h -> concerns(a, h)).orElse(true));
  }

  /** The hypothesis that is worked on: the chosen one, else the likeliest. */
  public Optional<Hypothesis> leader() {
    return chosen(diagnosis, chosen).or(() -> diagnosis.hypotheses().stream().findFirst());
  }

  /** Whether acting beats asking: the cause is sure, and no test would tell much more. */
  public boolean actNow() {
    boolean sure = leader().map(h -> h.probability() >= SURE).orElse(false);
    return sure && next().map(a -> a.gain() < WORTH_WAITING).orElse(true);
  }
}
