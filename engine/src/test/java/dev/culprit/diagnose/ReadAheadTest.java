package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.culprit.diagnose.Diagnosis.SourceRead;
import dev.culprit.fact.Observation;
import dev.culprit.knowledge.Pages;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.LiveBundle;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {

  private static final int FILES = 300;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    for (int i = 0; i < FILES; i++) {
      put(
          "proc/" + (1000 + i) + "/status",
          "Name:\tphp-fpm\nState:\tS (sleeping)\nPid:\t" + i + "\n");
      put("var/log/app-" + i + ".log", "Nov 25 01:02:03 web01 app[7]: fatal error " + i + "\n");
    }
    put("large", "x".repeat(100_000) + "\n");
    put("broken.gz", "\u001f\u008b not packed");
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private Bundle open() throws NoInputException {
    return Bundles.open(List.of(folder));
  }

  private static Collected read(Bundle bundle) {
    Reader reader = new Reader(new Pages().knowledge(), Options.NONE, new Stopwatch());
    reader.read(bundle);
    return reader.collected();
  }

  /** One piece after the other on this thread. */
  private Collected oneByOne() throws NoInputException {
    Outcome all = new Outcome();
    try (Bundle bundle = open()) {
      List<Piece> pieces = new ArrayList<>();
      var skips = new dev.culprit.source.SkipLog(all.collected().skipped()::add);
      bundle.pieces(pieces::add, skips);
      pieces.forEach(piece -> all.add(PieceReader.read(List.of(piece)), skips));
      skips.finish(bundle.name());
      Collected collected = new Collected();
      var scanner = Diagnoser.scannerOf(new Pages().knowledge());
      Logs logs = new Logs(new Pages().knowledge(), scanner, Options.NONE, collected);
      all.addTo(collected, logs);
      logs.finish();
      return collected;
    }
  }

  @Test
  void onAllCoresAndAheadTheSameIsReadInTheSameOrder() throws NoInputException {
    Collected expected = oneByOne();
    try (Bundle bundle = open();
        Bundle ahead = ReadAhead.of(open())) {
      assertSameAs(expected, read(bundle));
      assertSameAs(expected, read(ahead));
    }
    assertEquals(2 * FILES + 1, expected.coverage().size());
    assertEquals(1, expected.skipped().size());
  }

  private static void assertSameAs(Collected expected, Collected found) {
    assertEquals(texts(expected.observations()), texts(found.observations()));
    assertEquals(
        expected.coverage().stream().map(SourceRead::source).toList(),
        found.coverage().stream().map(SourceRead::source).toList());
    assertEquals(expected.skipped(), found.skipped());
    assertEquals(expected.looked(), found.looked());
    assertEquals(expected.toolOutputs(), found.toolOutputs());
  }

  private static List<String> texts(List<Observation> observations) {
    return observations.stream().map(Observation::toString).toList();
  }

  @Test
  void twoLooksAtARunningHostBeginWhenTheyAreAskedFor() {
    try (Bundle host = new LiveBundle(Path.of("/"), 2, Duration.ZERO)) {
      assertSame(host, ReadAhead.of(host));
    }
  }
}
