package dev.culprit.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private static PastIncident aCase(String id, String leads, String... findings) {
    return SeenCases.of(id, List.of(leads), Set.of(findings));
  }

  private static final PastIncident OWN =
      new PastIncident(
          PastIncident.Kind.JOURNAL,
          "20260312-101500",
          Instant.parse("2026-03-12T10:15:00Z"),
          "web3",
          List.of("leak"),
          List.of("restarted php-fpm"),
          Set.of("rare", "usual"));

  private static List<String> ids(List<Similar> similar) {
    return similar.stream().map(s -> s.incident().id()).toList();
  }

  @Test
  void theRarerWhatIsSharedTheLikerTwoIncidentsAre() {
    Memory memory =
        new Memory(
            List.of(
                aCase("shares-the-rare", "a", "rare", "x"),
                aCase("shares-the-usual", "b", "usual", "x"),
                aCase("other-one", "c", "usual", "y"),
                aCase("other-two", "d", "usual", "z")));
    List<Similar> like = memory.like(Set.of("rare", "usual"), "", 3);
    assertEquals("shares-the-rare", like.get(0).incident().id());
    assertTrue(memory.rarity().of("rare") > memory.rarity().of("usual"));
    assertEquals(List.of("rare"), like.get(0).common());
    assertEquals(List.of("usual"), like.get(0).onlyNow());
    assertEquals(List.of("x"), like.get(0).onlyThen());
  }

  @Test
  void theSameFindingsAreWhollyAlikeAndTheSitesOwnGoFirst() {
    Memory memory = new Memory(List.of(aCase("case", "leak", "rare", "usual"), OWN));
    List<Similar> like = memory.like(Set.of("rare", "usual"), "", 3);
    assertEquals(List.of("20260312-101500", "case"), ids(like));
    assertEquals(1, like.get(0).likeness(), 1e-9);
  }

  @Test
  void healthyHostsUnknownCausesAndItselfAreNoHelp() {
    PastIncident unknown =
        new PastIncident(
            PastIncident.Kind.JOURNAL, "u", null, "", List.of(), List.of(), Set.of("rare"));
    Memory memory = new Memory(List.of(aCase("h", "healthy", "rare"), unknown, OWN));
    assertEquals(List.of(), ids(memory.like(Set.of("rare", "usual"), OWN.id(), 3)));
    assertEquals(List.of(), ids(memory.like(Set.of("something-else"), "", 3)));
    assertEquals(List.of(), ids(memory.like(Set.of(), "", 3)));
  }

  @Test
  void aRowOfTheCasesIsReadAsItWasWritten() {
    assertEquals(
        "c\ta,b\tx y", SeenCases.row(SeenCases.of("c", List.of("a", "b"), Set.of("y", "x"))));
  }
}
