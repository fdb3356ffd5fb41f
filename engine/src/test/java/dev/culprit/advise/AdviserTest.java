package dev.culprit.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Pages;
import dev.culprit.rank.Ranker;
import dev.culprit.rank.Ranking;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdviserTest {

  private static final Subject WEB = Subject.service("web", 17);
  private static final Finding FULL = new Finding("full", WEB, "full", List.of(), 1);

  /** Two rivals that a full table suggests alike; only a look at what fills it tells them apart. */
  private static Pages rivals() {
    return new Pages()
        .cause("leak", "expects: {full: always, unbound: always, slow: often}")
        .cause("load", "expects: {full: always, slow: often}")
        .finding("full", "background: rarely", "needs: [table]")
        .finding("unbound", "background: never", "needs: [lsof]")
        .finding("slow", "background: often", "needs: [curl]");
  }

  private static List<Advice> advise(
      Knowledge knowledge, Set<String> looked, Map<String, String> values, Finding... findings) {
    List<Evidence> votes =
        List.of(
            new Evidence("leak", WEB, FULL, 30, "full"),
            new Evidence("load", WEB, FULL, 30, "full"));
    Ranking ranking = new Ranker(knowledge, List.of()).rank(votes, List.of(), looked);
    return new Adviser(knowledge, "")
        .advise(ranking, Map.of(), List.of(findings), looked, subject -> values);
  }

  private static List<String> tests(List<Advice> advice) {
    return advice.stream().map(a -> a.test().id()).toList();
  }

  @Test
  void asksForWhatTellsTheRivalsApart() {
    Knowledge knowledge =
        rivals()
            .test("list", "command: lsof", "reads: [unbound]")
            .test("time", "command: curl", "reads: [slow]")
            .knowledge();
    List<Advice> advice = advise(knowledge, Set.of("table"), Map.of(), FULL);
    assertEquals(List.of("list"), tests(advice));
    Advice list = advice.get(0);
    assertTrue(list.gain() > 0.5, list.gain() + " bits");
    assertEquals(List.of("leak"), list.discriminates());
    assertEquals("none of these", list.tells().get(1).outcome());
    assertEquals(List.of("load"), list.tells().get(1).pointsTo());
  }

  @Test
  void cheapAndHarmlessBeforeSlowAndIntrusive() {
    Knowledge knowledge =
        rivals()
            .test("a-trace", "command: strace", "reads: [unbound]", "risk: intrusive")
            .test("b-slow", "command: find", "reads: [unbound]", "seconds: 60")
            .test("c-list", "command: lsof", "reads: [unbound]")
            .knowledge();
    assertEquals(
        List.of("c-list", "a-trace", "b-slow"),
        tests(advise(knowledge, Set.of("table"), Map.of(), FULL)));
  }

  /** Only five findings are weighed together; which ones a page lists first must not matter. */
  @Test
  void ofATestThatReadsMuchTheTellingFindingsCount() {
    Pages pages = rivals();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      pages.finding(name, "background: often", "needs: [log]");
    }
    Knowledge knowledge =
        pages
            .test("list", "command: lsof", "reads: [unbound]")
            .test("log", "command: tail", "reads: [a, b, c, d, e, f, unbound]")
            .knowledge();

    List<Advice> advice = advise(knowledge, Set.of("table"), Map.of(), FULL);

    assertEquals(List.of("list", "log"), tests(advice));
    assertEquals(advice.get(0).gain(), advice.get(1).gain(), 1e-9);
    assertEquals(List.of("leak"), advice.get(1).discriminates());
  }

  @Test
  void neverAsksWhatWasAnswered() {
    Knowledge knowledge =
        rivals().test("list", "command: lsof", "reads: [unbound]", "gives: [fd-list]").knowledge();
    assertEquals(
        List.of(), advise(knowledge, Set.of("table", "fd-list"), Map.of(), FULL), "it was given");
    assertEquals(
        List.of(), advise(knowledge, Set.of("table", "lsof"), Map.of(), FULL), "it was looked for");
    Finding unbound = new Finding("unbound", WEB, "unbound", List.of(), 1);
    assertEquals(
        List.of(), advise(knowledge, Set.of("table"), Map.of(), FULL, unbound), "it was found");
  }

  @Test
  void whatMustComeFirstComesFirstInItsSituationOnly() {
    Knowledge knowledge =
        rivals()
            .test("list", "command: lsof", "reads: [unbound]")
            .test("save", "command: cp", "first-when: [full]", "causes: [leak]")
            .knowledge();
    assertEquals(
        List.of("save", "list"), tests(advise(knowledge, Set.of("table"), Map.of(), FULL)));
    assertEquals(List.of("list"), tests(advise(knowledge, Set.of("table"), Map.of())));
  }

  @Test
  void fillsInWhatIsKnownAndSuggestsNothingHalf() {
    Knowledge knowledge =
        rivals().test("list", "command: 'lsof -p {pid} {path}'", "reads: [unbound]").knowledge();
    assertEquals(List.of(), advise(knowledge, Set.of("table"), Map.of("pid", "17"), FULL));
    Map<String, String> hostile = Map.of("pid", "17", "path", "/a'; rm -rf $HOME #");
    Advice advice = advise(knowledge, Set.of("table"), hostile, FULL).get(0);
    assertEquals("lsof -p 17 '/a'\\''; rm -rf $HOME #'", advice.command());
  }

  /** Two accused causes that have nothing to do with each other are both asked about in full. */
  @Test
  void aSecondProblemTakesNothingFromTheFirst() {
    Knowledge knowledge =
        rivals()
            .cause("rust", "expects: {red: always, flakes: usually}")
            .finding("red", "background: rarely", "needs: [eyes]")
            .finding("flakes", "background: rarely", "needs: [hand]")
            .test("trace", "command: strace", "pins: [leak]", "reads: [unbound]")
            .test("touch", "command: touch", "reads: [flakes]")
            .knowledge();
    Finding red = new Finding("red", Subject.service("gate", 3), "red", List.of(), 1);
    List<Evidence> leak = List.of(new Evidence("leak", WEB, FULL, 40, "full"));
    List<Evidence> both = List.of(leak.get(0), new Evidence("rust", red.subject(), red, 40, "red"));
    Set<String> looked = Set.of("table", "eyes");
    assertEquals("trace", first(knowledge, leak, looked));
    assertEquals("trace", first(knowledge, both, looked));
  }

  private static String first(Knowledge knowledge, List<Evidence> votes, Set<String> looked) {
    Ranking ranking = new Ranker(knowledge, List.of()).rank(votes, List.of(), looked);
    List<Finding> findings = votes.stream().map(Evidence::finding).toList();
    return new Adviser(knowledge, "")
        .advise(ranking, Map.of(), findings, looked, subject -> Map.of())
        .get(0)
        .test()
        .id();
  }
}
