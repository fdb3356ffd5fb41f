package dev.culprit.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Origin;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Pages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every ranking, whatever the evidence. */
class RankerPropertyTest {

  private static final List<String> CAUSES = List.of("leak", "limit", "flood", "upgrade");
  private static final List<String> FINDINGS = List.of("grows", "full", "busy", "refused");
  private static final Knowledge KNOWLEDGE =
      new Pages()
          .cause(
              "leak", "prior: rare", "expects: {grows: always, full: often}", "leads-to: [limit]")
          .cause("limit", "prior: common", "expects: {full: always, refused: usually}")
          .cause("flood", "expects: {busy: always, refused: sometimes}", "leads-to: [limit]")
          .cause("upgrade", "expects: {grows: rarely}", "refines: leak")
          .finding("grows", "group: level")
          .finding("full", "group: level", "background: rarely")
          .finding("busy", "background: often")
          .finding("refused")
          .knowledge();

  @Property(tries = 500, seed = "20261125")
  void probabilitiesLieBetweenNeverAndAlways(@ForAll("votes") List<Evidence> votes) {
    for (Hypothesis one : rank(votes).hypotheses()) {
      assertTrue(one.probability() >= 0 && one.probability() <= 1, () -> one.toString());
      assertTrue(Double.isFinite(one.decibans()), () -> one.toString());
    }
  }

  @Property(tries = 500, seed = "20261125")
  void theOrderOfTheEvidenceChangesNothing(
      @ForAll("votes") List<Evidence> votes, @ForAll long seed) {
    List<Evidence> shuffled = new ArrayList<>(votes);
    Collections.shuffle(shuffled, new Random(seed));
    assertEquals(rank(votes), rank(shuffled));
  }

  @Property(tries = 500, seed = "20261125")
  void theLikelierComesFirst(@ForAll("votes") List<Evidence> votes) {
    List<Double> probabilities =
        rank(votes).hypotheses().stream().map(Hypothesis::probability).toList();
    List<Double> falling = new ArrayList<>(probabilities);
    falling.sort(Collections.reverseOrder());
    assertEquals(falling, probabilities);
  }

  private static Ranking rank(List<Evidence> votes) {
    return new Ranker(KNOWLEDGE, List.of()).rank(votes, List.of(), Set.of());
  }

  @Provide
  Arbitrary<List<Evidence>> votes() {
    Arbitrary<Subject> subjects =
        Arbitraries.of(Subject.HOST, Subject.service("web"), Subject.service("database"));
    Arbitrary<Double> weights = Arbitraries.doubles().between(-60, 60);
    return Combinators.combine(Arbitraries.of(CAUSES), subjects, Arbitraries.of(FINDINGS), weights)
        .as(RankerPropertyTest::vote)
        .list()
        .ofMaxSize(12);
  }

  private static Evidence vote(String cause, Subject subject, String finding, double weight) {
    Finding found = new Finding(finding, subject, finding, List.of(new Origin("f", 1, "l")), 1);
    return new Evidence(cause, subject, found, weight, "since " + finding);
  }
}
