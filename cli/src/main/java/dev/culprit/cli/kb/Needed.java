package dev.culprit.cli.kb;

import dev.culprit.diagnose.Counterfactual;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.fact.Finding;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Signature;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which findings, signatures and tests some trial needs: without the finding or signature a verdict
 * or the rank of a cause that is listed is another, and the test is one of the first three that are
 * suggested.
 */
final class Needed {

  private static final int FIRST = 3;

  /** As many causes as an answer lists, and what it lists none below. */
  private static final int LISTED = 5;

  private static final double WORTH_LISTING = 0.05;

  /** What one trial, or all of them, cannot do without. */
  private record Needs(Set<String> findings, Set<String> signatures, Set<String> tests) {

    Needs() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    void addAll(Needs more) {
      findings.addAll(more.findings);
      signatures.addAll(more.signatures);
      tests.addAll(more.tests);
    }
  }

  private final Knowledge knowledge;
  private final Needs needs = new Needs();

  /** Runs each trial as often as it states findings and knows lines. */
  Needed(Diagnoser diagnoser, Knowledge knowledge, List<Trial> trials) throws IOException {
    this.knowledge = knowledge;
    Parallel.map(trials, trial -> needs(diagnoser, trial)).forEach(needs::addAll);
  }

  private static Needs needs(Diagnoser diagnoser, Trial trial) throws NoInputException {
    Needs needs = new Needs();
    try (Bundle bundle = Bundles.open(trial.paths(), InputStream.nullInputStream())) {
      Counterfactual host = new Counterfactual(diagnoser, bundle, Options.symptom(trial.symptom()));
      Diagnosis asRead = host.asRead();
      String before = outcome(asRead);
      asRead.next().stream().limit(FIRST).forEach(a -> needs.tests.add(a.test().id()));
      asRead.findings().stream()
          .map(Finding::id)
          .distinct()
          .filter(id -> !outcome(host.withoutFinding(id)).equals(before))
          .forEach(needs.findings::add);
      host.signatures().stream()
          .filter(id -> !outcome(host.withoutSignature(id)).equals(before))
          .forEach(needs.signatures::add);
    }
    return needs;
  }

  /** The verdict, the causes that are listed and whoever else is accused. */
  private static String outcome(Diagnosis diagnosis) {
    var hypotheses = diagnosis.hypotheses();
    return diagnosis.verdict()
        + hypotheses.stream()
            .filter(h -> h.probability() >= WORTH_LISTING)
            .limit(LISTED)
            .map(h -> h.cause().id())
            .toList()
            .toString()
        + diagnosis.accused().stream().map(h -> h.cause().id()).toList();
  }

  /** The figures, and the names of what no trial needs. */
  void tell(PrintStream out) {
    tell(out, "findings", knowledge.findings().keySet(), needs.findings);
    List<String> signatures =
        knowledge.signatures().stream().map(Signature::id).sorted().collect(Collectors.toList());
    tell(out, "signatures", signatures, needs.signatures);
    tell(out, "tests", knowledge.tests().keySet(), needs.tests);
  }

  private static void tell(
      PrintStream out, String what, Collection<String> all, Set<String> needed) {
    out.println(needed.size() + " of " + all.size() + " " + what + " are needed by some trial");
    all.stream().filter(id -> !needed.contains(id)).forEach(id -> out.println("  not: " + id));
  }
}
