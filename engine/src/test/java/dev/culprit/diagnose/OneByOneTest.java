package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.source.Content;
import dev.culprit.source.Piece;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not fit into the memory is left out and told; the rest is read. */
class OneByOneTest {

  @Test
  void leavesOutOnlyWhatDoesNotFit() {
    List<String> read = new ArrayList<>();
    List<Piece> pieces = List.of(piece("df.txt"), piece("lsof.txt"), piece("free.txt"));

    Outcome outcome =
        OneByOne.read(
            pieces,
            alone -> {
              String path = alone.get(0).path();
              if (path.equals("lsof.txt")) {
                throw new OutOfMemoryError("Java heap space");
              }
              read.add(path);
              return new Outcome();
            });

    assertEquals(List.of("df.txt", "free.txt"), read);
    List<Skipped> skipped = outcome.collected().skipped();
    assertEquals(1, skipped.size());
    assertEquals("lsof.txt", skipped.get(0).source());
    assertTrue(skipped.get(0).reason().startsWith("it does not fit into a heap of "));
  }

  private static Piece piece(String path) {
    byte[] text = "text\n".getBytes(StandardCharsets.UTF_8);
    return Piece.of(new Reading(path, "", path, 0, 0, null, Content.of(text)));
  }
}
