package dev.culprit.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Origin;
import dev.culprit.fact.Relation;
import dev.culprit.fact.RuledOut;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Likelihood;
import dev.culprit.knowledge.Pages;
import dev.culprit.knowledge.Prior;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankerTest {

  private static final double EXACT = 1e-9;
  private static final Subject WEB = Subject.service("web");
  private static final Subject DATABASE = Subject.service("database");

  private static Finding finding(String id, Subject subject, double freshness) {
    return new Finding(id, subject, id, List.of(new Origin("f", 1, "l")), freshness);
  }

  private static Evidence vote(String cause, Subject subject, String finding, double decibans) {
    return new Evidence(cause, subject, finding(finding, subject, 1), decibans, "since " + finding);
  }

  private static Ranking rank(Knowledge knowledge, Set<String> looked, Evidence... votes) {
    return new Ranker(knowledge, List.of()).rank(List.of(votes), List.of(), looked);
  }

  private static Hypothesis only(Ranking ranking) {
    assertEquals(1, ranking.hypotheses().size(), () -> causes(ranking).toString());
    return ranking.hypotheses().get(0);
  }

  private static List<String> causes(Ranking ranking) {
    return ranking.hypotheses().stream().map(h -> h.cause().id()).toList();
  }

  @Test
  void startsFromThePriorAndAddsTheEvidence() {
    Knowledge knowledge = new Pages().cause("leak", "prior: common").finding("grows").knowledge();
    Hypothesis leak = only(rank(knowledge, Set.of(), vote("leak", WEB, "grows", 20)));
    assertEquals(Prior.COMMON.decibans() + 20, leak.decibans(), EXACT);
    double odds = Math.pow(10, leak.decibans() / 10);
    assertEquals(Calibration.of(odds / (1 + odds)), leak.probability(), EXACT);
  }

  @Test
  void calibrationMakesTheAccusedSurerAndAccusesNobodyElse() {
    for (double same : new double[] {0, 0.2, 0.5, 1}) {
      assertEquals(same, Calibration.of(same), EXACT);
    }
    assertEquals(0.98, Calibration.of(0.88), 0.01);
    assertTrue(Calibration.of(0.7) < Calibration.of(0.71));
  }

  @Test
  void countsAbsenceOnlyWhereSomebodyLooked() {
    Knowledge knowledge =
        new Pages()
            .cause("leak", "expects: {grows: always, piles-up: usually}")
            .finding("grows")
            .finding("piles-up", "needs: [lsof + limits, fd]", "background: rarely")
            .knowledge();
    Evidence vote = vote("leak", WEB, "grows", 20);
    Hypothesis notLooked = only(rank(knowledge, Set.of("lsof"), vote));
    assertEquals(List.of("piles-up"), notLooked.notLooked());
    assertEquals(List.of(), notLooked.absent());
    Hypothesis absent = only(rank(knowledge, Set.of("lsof", "limits"), vote));
    assertEquals(List.of(), absent.notLooked());
    double weight = Likelihood.USUALLY.absent(Likelihood.RARELY);
    assertEquals(List.of(new Hypothesis.Absence("piles-up", weight)), absent.absent());
    assertEquals(notLooked.decibans() + weight, absent.decibans(), EXACT);
  }

  @Test
  void findingsOfOneGroupCountOnceTheStrongest() {
    Knowledge knowledge =
        new Pages()
            .cause("leak")
            .finding("grows", "group: growth")
            .finding("grows-fast", "group: growth")
            .knowledge();
    Hypothesis leak =
        only(
            rank(
                knowledge,
                Set.of(),
                vote("leak", WEB, "grows", 8),
                vote("leak", WEB, "grows-fast", 12)));
    assertEquals(Prior.RARE.decibans() + 12, leak.decibans(), EXACT);
    assertEquals("grows-fast", leak.evidence().get(0).finding().id());
  }

  @Test
  void thoseThatExplainTheSameFindingCompete() {
    Knowledge knowledge = new Pages().cause("leak").cause("load").finding("full").knowledge();
    Evidence leak = vote("leak", WEB, "full", 35);
    Ranking alone = rank(knowledge, Set.of(), leak);
    Ranking both = rank(knowledge, Set.of(), leak, vote("load", WEB, "full", 35));
    assertTrue(only(alone).probability() > 0.9);
    assertEquals(List.of("leak", "load"), causes(both));
    both.hypotheses().forEach(h -> assertTrue(h.probability() < 0.5));
  }

  @Test
  void independentProblemsTakeNothingFromEachOther() {
    Knowledge knowledge =
        new Pages().cause("leak").cause("slow").finding("grows").finding("waits").knowledge();
    Ranking ranking =
        rank(
            knowledge,
            Set.of(),
            vote("leak", WEB, "grows", 40),
            vote("slow", DATABASE, "waits", 40));
    assertEquals(2, ranking.hypotheses().size());
    ranking.hypotheses().forEach(h -> assertTrue(h.probability() > 0.9));
  }

  private static Knowledge chain() {
    return new Pages()
        .cause("leak", "leads-to: [limit]")
        .cause("limit", "leads-to: [down]")
        .cause("down")
        .finding("grows")
        .finding("full")
        .finding("refused")
        .knowledge();
  }

  @Test
  void aSymptomIsFoldedIntoTheChainOfItsRoot() {
    Ranking ranking =
        rank(
            chain(),
            Set.of(),
            vote("leak", WEB, "grows", 35),
            vote("limit", WEB, "full", 45),
            vote("down", WEB, "refused", 50));
    assertEquals(List.of("down", "limit", "leak"), only(ranking).chain());
    assertEquals(2, ranking.folded().size());
  }

  @Test
  void aWeakRootDoesNotSwallowASymptom() {
    Ranking ranking =
        rank(chain(), Set.of(), vote("leak", WEB, "grows", 15), vote("limit", WEB, "full", 45));
    assertEquals("limit", causes(ranking).get(0));
    assertEquals(List.of(), ranking.folded());
  }

  @Test
  void whatBefallsTheHostDoesNotExplainWhatBeganLongBefore() {
    Instant noon = Instant.parse("2026-11-25T12:00:00Z");
    Evidence killed = dated(vote("limit", Subject.HOST, "full", 45), noon);
    for (int minutes : new int[] {61, 59}) {
      Evidence down = dated(vote("down", WEB, "refused", 45), noon.minusSeconds(minutes * 60L));
      int problems = minutes > 60 ? 2 : 1;
      assertEquals(problems, rank(chain(), Set.of(), killed, down).hypotheses().size());
    }
    Evidence undated = vote("down", WEB, "refused", 45);
    assertEquals(1, rank(chain(), Set.of(), killed, undated).hypotheses().size());
  }

  private static Evidence dated(Evidence vote, Instant since) {
    Finding f = vote.finding();
    Finding dated =
        new Finding(f.id(), f.subject(), f.because(), f.observed(), f.freshness(), since);
    return new Evidence(vote.cause(), vote.subject(), dated, vote.decibans(), vote.because());
  }

  @Test
  void anotherServicesTroubleIsFoldedOnlyWhereTheOneNeedsTheOther() {
    List<Evidence> votes =
        List.of(vote("limit", DATABASE, "full", 45), vote("down", WEB, "refused", 45));
    Ranking apart = new Ranker(chain(), List.of()).rank(votes, List.of(), Set.of());
    assertEquals(2, apart.hypotheses().size());
    Relation needs = new Relation(WEB, DATABASE);
    Ranking related = new Ranker(chain(), List.of(needs)).rank(votes, List.of(), Set.of());
    assertEquals(List.of("down", "limit"), only(related).chain());
  }

  @Test
  void aChainOverAnotherKindLinksNoTwoServices() {
    Knowledge knowledge =
        new Pages()
            .cause("killed", "leads-to: [refusing]")
            .cause("refusing", "leads-to: [down]", "subject: upstream")
            .cause("down")
            .finding("kill")
            .finding("refused")
            .finding("failed")
            .knowledge();
    Subject address = Subject.of(Subject.Kind.UPSTREAM, "127.0.0.1:8081");
    Subject other = Subject.service("shop");
    List<Evidence> votes =
        List.of(
            vote("killed", DATABASE, "kill", 60),
            vote("refusing", address, "refused", 50),
            vote("down", WEB, "failed", 45));
    Ranking strangers = new Ranker(knowledge, List.of()).rank(votes, List.of(), Set.of());
    assertEquals(2, strangers.hypotheses().size());
    assertEquals(List.of("refusing", "killed"), strangers.hypotheses().get(0).chain());
    List<Relation> both = List.of(new Relation(WEB, other), new Relation(other, DATABASE));
    Ranking linked = new Ranker(knowledge, both).rank(votes, List.of(), Set.of());
    assertEquals(List.of("down", "refusing", "killed"), only(linked).chain());
  }

  @Test
  void twoThatLeadToEachOtherDoNotVanish() {
    Knowledge knowledge =
        new Pages()
            .cause("one", "leads-to: [two]")
            .cause("two", "leads-to: [one]")
            .finding("a")
            .finding("b")
            .knowledge();
    Ranking ranking =
        rank(knowledge, Set.of(), vote("one", WEB, "a", 40), vote("two", WEB, "b", 40));
    assertEquals(1, ranking.hypotheses().size());
    assertEquals(1, ranking.folded().size());
  }

  @Test
  void oldEvidenceFadesAndAMemoryAccusesNobody() {
    Knowledge knowledge = new Pages().cause("leak").finding("said").knowledge();
    Evidence half = new Evidence("leak", WEB, finding("said", WEB, 0.5), 20, "said");
    assertEquals(
        Prior.RARE.decibans() + 10, only(rank(knowledge, Set.of(), half)).decibans(), EXACT);
    Evidence memory = new Evidence("leak", WEB, finding("said", WEB, 0.01), 20, "said");
    assertEquals(List.of(), rank(knowledge, Set.of(), memory).hypotheses());
  }

  @Test
  void accusesNobodyWithoutARequiredFinding() {
    Knowledge knowledge =
        new Pages()
            .cause("leak", "expects: {slow: usually, grows: usually}", "requires: [grows]")
            .finding("slow")
            .finding("grows")
            .knowledge();
    Evidence slow = vote("leak", WEB, "slow", 40);
    assertEquals(List.of(), rank(knowledge, Set.of(), slow).hypotheses());
    Ranking both = rank(knowledge, Set.of(), slow, vote("leak", WEB, "grows", 5));
    assertEquals(2, only(both).evidence().size());
  }

  @Test
  void whatIsRuledOutIsNoHypothesis() {
    Knowledge knowledge = new Pages().cause("leak").finding("grows").knowledge();
    List<Evidence> votes =
        List.of(vote("leak", WEB, "grows", 40), vote("leak", DATABASE, "grows", 40));
    RuledOut web = new RuledOut("leak", WEB, "it closes them");
    Ranking ranking = new Ranker(knowledge, List.of()).rank(votes, List.of(web), Set.of());
    assertEquals(DATABASE, only(ranking).subject());
    RuledOut host = new RuledOut("leak", Subject.HOST, "nothing is open");
    Ranking none = new Ranker(knowledge, List.of()).rank(votes, List.of(host), Set.of());
    assertEquals(List.of(), none.hypotheses());
  }

  @Test
  void isAboutTheServiceRatherThanTheHost() {
    Knowledge knowledge = new Pages().cause("leak").finding("grows").finding("slow").knowledge();
    Hypothesis leak =
        only(
            rank(
                knowledge,
                Set.of(),
                vote("leak", WEB, "grows", 20),
                vote("leak", Subject.HOST, "slow", 10)));
    assertEquals(WEB, leak.subject());
    assertEquals(2, leak.evidence().size());
  }

  @Test
  void problemsThatAreBothSureAreOrderedByImpact() {
    Knowledge knowledge =
        new Pages()
            .cause("annoying", "impact: low")
            .cause("fatal", "impact: high")
            .finding("a")
            .finding("b")
            .knowledge();
    Ranking ranking =
        rank(knowledge, Set.of(), vote("annoying", WEB, "a", 60), vote("fatal", DATABASE, "b", 40));
    assertEquals(List.of("fatal", "annoying"), causes(ranking));
  }

  @Test
  void theOrderOfEvidenceChangesNothing() {
    List<Evidence> votes =
        new ArrayList<>(
            List.of(
                vote("leak", WEB, "grows", 35),
                vote("leak", DATABASE, "grows", 35),
                vote("limit", WEB, "full", 45),
                vote("limit", WEB, "grows", 10),
                vote("down", Subject.HOST, "refused", 50),
                vote("down", WEB, "full", -5)));
    Ranking first = new Ranker(chain(), List.of()).rank(votes, List.of(), Set.of());
    assertFalse(first.hypotheses().isEmpty());
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(votes, new Random(seed));
      Ranking again = new Ranker(chain(), List.of()).rank(votes, List.of(), Set.of());
      assertEquals(first.hypotheses(), again.hypotheses());
      assertEquals(Set.copyOf(first.folded()), Set.copyOf(again.folded()));
    }
  }
}
