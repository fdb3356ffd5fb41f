package dev.culprit.cli.capture;

import dev.culprit.capture.Material;
import dev.culprit.cli.triage.Resumed;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Options;
import dev.culprit.journal.Journals;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a capture is made from: a journal, by its id or folder, or a bundle. */
public final class MaterialReader {

  private final Diagnoser diagnoser;
  private final Journals journals;

  /** Replays journals by a diagnoser. */
  public MaterialReader(Diagnoser diagnoser, Journals journals) {
    this.diagnoser = diagnoser;
    this.journals = journals;
  }

  /**
   * Reads it.
   *
   * @param names a journal, or the paths of a bundle; none for the newest journal
   * @param symptom what the users say, where the journal does not; or ""
   * @throws NoInputException when nothing can be read
   */
  public Material read(List<String> names, String symptom) throws IOException, NoInputException {
    if (names.isEmpty()) {
      return replayed(latest(), symptom);
    }
    String first = names.get(0);
    Optional<Path> journal = names.size() == 1 ? journals.named(first) : Optional.empty();
    if (journal.isPresent()) {
      return replayed(journal.get(), symptom);
    }
    try (Bundle bundle = Bundles.open(names.stream().map(Path::of).toList())) {
      List<Reading> readings = new ArrayList<>();
      bundle.readings(r -> readings.add(r.lasting()), skipped -> {});
      if (readings.isEmpty()) {
        throw nothing(first, "there is nothing to read in it");
      }
      return Material.of(bundleName(first), readings, symptom);
    }
  }

  private Path latest() throws IOException, NoInputException {
    return journals
        .latest()
        .orElseThrow(
            () ->
                nothing(
                    "journal", "there is none yet; name a bundle, or begin with culprit triage"));
  }

  private static String bundleName(String path) {
    return "bundle " + Path.of(path).toAbsolutePath().normalize().getFileName();
  }

  private static NoInputException nothing(String source, String why) {
    return new NoInputException(List.of(new Skipped(source, why)));
  }

  /** What the triage knew at its end. */
  private Material replayed(Path journal, String symptom) throws IOException, NoInputException {
    try (Resumed resumed = Resumed.open(journal, diagnoser, Options.symptom(symptom))) {
      String origin = "journal " + resumed.story().folder().getFileName();
      return Material.of(origin, resumed.triage().readings(), resumed.symptom());
    }
  }
}
