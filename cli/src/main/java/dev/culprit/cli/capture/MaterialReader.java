package dev.culprit.cli.capture;

import dev.culprit.capture.Material;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Options;
import dev.culprit.journal.Entry;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import dev.culprit.triage.Triage;
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

  /**
   * What the triage knew at its end; the end of a journal that was cut off is where it is whole.
   */
  private Material replayed(Path journal, String symptom) throws IOException, NoInputException {
    Story story = Story.read(journal);
    String id = String.valueOf(story.folder().getFileName());
    Entry begin =
        story
            .first("begin")
            .orElseThrow(() -> nothing(id, "the journal ends before it begins: it was cut off"));
    boolean saved = story.base().isPresent();
    List<Path> paths = begin.field("paths").lines().map(Path::of).toList();
    if (!saved && paths.isEmpty()) {
      throw nothing(id, "the journal ends before the host was read: it was cut off");
    }
    String said = begin.field("symptom").isEmpty() ? symptom : begin.field("symptom");
    try (Bundle bundle = saved ? story.base().get() : Bundles.open(paths)) {
      Triage triage = new Triage(diagnoser, bundle, Options.symptom(said));
      story.inputs().forEach(triage::take);
      return Material.of("journal " + id, triage.readings(), said);
    }
  }
}
