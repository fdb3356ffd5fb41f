package dev.culprit.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.fact.UnknownLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterBookTest {

  private static final int LINES = 5_000;

  @Test
  void whatIsGivenUpIsCounted() {
    List<UnknownLines> told = taken(lines()).observations();
    assertEquals(LINES, told.stream().mapToLong(UnknownLines::count).sum());
  }

  /** Complaints, each of words of its own. */
  private static List<byte[]> lines() {
    Random dice = new Random(1);
    return dice.ints(LINES)
        .mapToObj(i -> "cannot " + words(dice))
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String words(Random dice) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      words.append((char) (i % 8 == 7 ? ' ' : 'a' + dice.nextInt(26)));
    }
    return words.toString();
  }

  private static ClusterBook taken(List<byte[]> lines) {
    ClusterBook book = new ClusterBook();
    Line line = new Line("app.log", 0, true);
    long number = 0;
    for (byte[] bytes : lines) {
      line.set(bytes, 0, bytes.length, ++number);
      book.take(line, "app", bytes, 0, bytes.length);
    }
    return book;
  }
}
