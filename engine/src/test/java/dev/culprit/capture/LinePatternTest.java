package dev.culprit.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.knowledge.RegexShape;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinePatternTest {

  @Test
  void leavesOpenWhatDiffersAndKeepsTheWords() {
    String message =
        LinePattern.message(
            "Nov 26 04:28:47 web01 rated[812]: cannot load '/srv/rates/eur.bin' for 10.0.0.7:5432:"
                + " checksum 0x7f3a differs");
    assertEquals(
        "cannot load '/srv/rates/eur.bin' for 10.0.0.7:5432: checksum 0x7f3a differs", message);
    String regex = LinePattern.of(message);
    assertEquals("cannot load '[^']*' for \\S+: checksum \\S+ differs", regex);
    assertTrue(
        Pattern.compile(regex)
            .matcher("cannot load '/x' for [::1]: checksum 17 differs from 18")
            .find());
  }

  @Test
  void isAlwaysOfThePlainKindThatSignaturesAre() {
    for (String line :
        List.of(
            "2026-11-26T04:28:47.123Z ERROR [worker-7] (x*y)+ failed: {a: [1]} $HOME ^^ | \\ ?",
            "Fehler: Datei \u00dcbersicht f\u00fcr 99% nicht gefunden",
            "a".repeat(500) + " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
            "1 2 3",
            "")) {
      String regex = LinePattern.of(LinePattern.message(line));
      assertEquals(List.of(), RegexShape.of(regex).objections(), regex);
      assertTrue(Pattern.compile(regex).matcher(LinePattern.message(line)).find(), regex);
    }
  }

  @Test
  void aDraftHoldsALineOfTheSameLogAsItsNearMiss() {
    Optional<LineDraft> draft =
        LineDraft.of(
            "rates-lost",
            1,
            "rated",
            "rated[812]: cannot load rates of 26 currencies",
            "journal.txt:7",
            List.of("rated[812]: begin", "rated[812]: loaded rates of 26 currencies"));
    assertEquals("loaded rates of 26 currencies", draft.orElseThrow().nearMiss());
    assertEquals("cannot load rates of \\S+ currencies", draft.orElseThrow().pattern());
  }

  @Test
  void aLineWithoutWordsMakesNoSignature() {
    assertTrue(LineDraft.of("c", 1, "", "17 18 19", "x:1", List.of()).isEmpty());
  }
}
