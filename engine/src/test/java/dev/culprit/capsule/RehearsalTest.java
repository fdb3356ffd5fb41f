package dev.culprit.capsule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.source.Bundle;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the last file says of a name is known when the first one is written. */
class RehearsalTest {

  @TempDir private Path folder;

  private final UnaryOperator<String> hide =
      new UnaryOperator<>() {
        private boolean learnt;

        @Override
        public String apply(String text) {
          learnt |= text.contains("the host is kestrel");
          return learnt ? text.replace("kestrel", "host1") : text;
        }
      };

  private Capsule capsule() {
    List<Reading> readings =
        List.of(
            new Reading("a", "", "/var/log/a", 0, Content.of("kestrel is slow\n")),
            new Reading("b", "", "/var/log/b", 0, Content.of("the host is kestrel\n")));
    return new Capsule(folder, Bundle.of("x", readings), List.of(), null, Clock.systemUTC(), hide);
  }

  @Test
  void namesOfLaterFilesAreHiddenInEarlierOnes() throws IOException {
    capsule().rehearse();
    assertFalse(Files.exists(folder.resolve("out")), "nothing is written");

    Capsule.Saved saved = capsule().save(folder.resolve("out"));

    assertEquals("", saved.failure());
    int files = 0;
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        assertFalse(Files.readString(file).contains("kestrel"), file.toString());
        files++;
      }
    }
    assertTrue(files >= 3, files + " files");
  }
}
