package dev.culprit.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Finds what {@code indexOf} finds, and does not go through the text once for each. */
class LiteralsTest {

  private static List<String> found(Literals literals, String text) {
    List<String> places = new ArrayList<>();
    literals.each(text, (start, end, other) -> places.add(start + "-" + end + " " + other));
    return places;
  }

  @Test
  void findsAllThatBeginAlikeAtEveryPlace() {
    Literals literals = new Literals(6);
    literals.add("hunter22", "s1");
    literals.add("hunter2277", "s2");
    literals.add("hunter22", "never");

    assertEquals(2, literals.size());
    assertEquals(
        List.of("0-8 s1", "10-18 s1", "10-20 s2"), found(literals, "hunter22, hunter2277"));
    assertEquals(List.of(), found(literals, "hunter"));
    assertEquals(List.of(), found(new Literals(6), "hunter22"));
  }

  @Test
  void charactersBeyondAByteAreTheirOwn() {
    Literals literals = new Literals(6);
    literals.add("geheim€1", "s1");
    assertEquals(List.of("1-9 s1"), found(literals, "xgeheim€1x"));
    assertEquals(List.of(), found(literals, "xgeheim¬1x"));
  }

  @Test
  void twentyThousandCostNoMoreThanAFew() {
    Random random = new Random(1);
    Literals literals = new Literals(6);
    for (int i = 0; i < 20_000; i++) {
      literals.add(Long.toUnsignedString(random.nextLong(), 36) + "secret", "s" + i);
    }
    String text = "a line of a log that says nothing of any of them\n".repeat(100_000);
    long begin = System.nanoTime();

    assertEquals(List.of(), found(literals, text));

    // 20,000 times through 5 MB would take minutes
    assertTrue(System.nanoTime() - begin < 30_000_000_000L);
  }
}
