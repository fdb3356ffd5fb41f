package dev.culprit.diagnose;

import dev.culprit.fact.Finding;
import dev.culprit.fact.LogTally;
import dev.culprit.source.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One host, and what it would come to if less were known of it. It is read once. */
public final class Counterfactual {

  private final Diagnoser diagnoser;
  private final Bundle bundle;
  private final Collected read;
  private final List<Object> facts;

  /** Reads the host. */
  public Counterfactual(Diagnoser diagnoser, Bundle bundle, Options options) {
    this.diagnoser = diagnoser;
    this.bundle = bundle;
    Reader reader = diagnoser.reader(options, new Stopwatch());
    reader.read(bundle);
    this.read = reader.collected();
    this.facts = diagnoser.facts(read);
  }

  /** As it is. */
  public Diagnosis asRead() {
    return conclude(facts, finding -> false);
  }

  /** As it is, with other rules. */
  public Diagnosis asJudgedBy(Diagnoser other) {
    return other.conclude(
        bundle, read, other.infer(facts, finding -> false), facts, "", new Stopwatch());
  }

  /** Everything that the rules are given. */
  public List<Object> facts() {
    return List.copyOf(facts);
  }

  /** As if no rule and no signature stated this finding. */
  public Diagnosis withoutFinding(String id) {
    return conclude(facts, finding -> finding.id().equals(id));
  }

  /** As if this signature knew no log line. */
  public Diagnosis withoutSignature(String id) {
    List<Object> left = new ArrayList<>(facts);
    left.removeIf(fact -> fact instanceof LogTally log && log.signature().equals(id));
    return conclude(left, finding -> false);
  }

  /** The signatures that know some log line of it. */
  public Set<String> signatures() {
    return facts.stream()
        .filter(LogTally.class::isInstance)
        .map(fact -> ((LogTally) fact).signature())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Diagnosis conclude(List<Object> known, Predicate<Finding> unsaid) {
    return diagnoser.conclude(
        bundle, read, diagnoser.infer(known, unsaid), known, "", new Stopwatch());
  }
}
