package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.culprit.cli.perturb.Copies;
import dev.culprit.cli.perturb.Disguise;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, in whatever order its files are named. */
class DeterminismTest {

  @TempDir private Path folder;

  private static String answer(String format, List<String> paths) {
    List<String> command = new ArrayList<>(List.of("diagnose", "--format", format, "--verbose"));
    command.addAll(paths);
    return Invocation.of(command.toArray(String[]::new))
        .out()
        .replaceFirst("(?s)\"millis\" :.*", "")
        .replaceFirst("\"name\" : \"[^\"]* more\"", "\"name\" : \"several\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {Incidents.LEAK, Incidents.HELD, Incidents.QUIET})
  void twoRunsGiveTheSame(String incident) {
    List<String> paths = List.of(Incidents.path(incident));
    assertEquals(answer("json", paths), answer("json", paths));
    assertEquals(answer("text", paths), answer("text", paths));
  }

  @Test
  void theOrderOfFilesChangesNothing() throws IOException {
    Incidents.unpack(Incidents.HELD, folder);
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).sorted().forEach(f -> files.add(f.toString()));
    }
    String first = answer("json", files);
    for (int seed = 1; seed <= 3; seed++) {
      Collections.shuffle(files, new Random(seed));
      assertEquals(first, answer("json", files), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Incidents.LEAK, Incidents.HELD, Incidents.QUIET})
  void pseudonymsForHostsAndAddressesChangeNothing(String incident) throws Exception {
    Base base = Base.load(Packs.NONE, new PrintWriter(Writer.nullWriter()));
    List<Reading> readings;
    try (Bundle bundle = Bundles.open(List.of(Path.of(Incidents.path(incident))))) {
      readings = Copies.of(bundle);
    }
    List<Reading> others =
        new Disguise(readings, base.knowledge(), LocalDate.of(2026, 11, 23)).all();
    assertNotEquals(Rankings.text(readings), Rankings.text(others));
    assertEquals(Rankings.of(base, readings), Rankings.of(base, others));
  }
}
