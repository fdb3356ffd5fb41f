package dev.culprit.cli.triage;

import dev.culprit.cli.Hidden;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Options;
import dev.culprit.journal.Entry;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import dev.culprit.triage.Triage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A triage that stands where its journal ends; nothing is run again. */
public final class Resumed implements AutoCloseable {

  private final Story story;
  private final Entry begin;
  private final Bundle bundle;
  private final Triage triage;
  private final String symptom;

  private Resumed(Story story, Entry begin, Bundle bundle, Triage triage, String symptom) {
    this.story = story;
    this.begin = begin;
    this.bundle = bundle;
    this.triage = triage;
    this.symptom = symptom;
  }

  /**
   * Where the journal of an earlier triage lies.
   *
   * @throws NoInputException where there is none of this id
   */
  public static Path folder(String id) throws NoInputException {
    return Journals.here()
        .byId(id)
        .orElseThrow(
            () ->
                nothing(Path.of(id), "there is no such journal; culprit journal list names them"));
  }

  /**
   * Replays a journal; the end of one that was cut off is where it is whole.
   *
   * @param folder where it lies
   * @param options of now; the symptom is the journal's, where it has one
   * @throws NoInputException where it ends before the host was read, or what was saved of the host
   *     is not there any more
   * @throws IOException where there is no journal, or it cannot be read
   */
  public static Resumed open(Path folder, Diagnoser diagnoser, Options options)
      throws IOException, NoInputException {
    return open(folder, diagnoser, options, Hidden.NOTHING);
  }

  /** As above; what is hidden is hidden from the triage as well. */
  public static Resumed open(Path folder, Diagnoser diagnoser, Options options, Hidden hidden)
      throws IOException, NoInputException {
    Story whole = Story.read(folder);
    Entry begin =
        whole
            .first("begin")
            .orElseThrow(() -> nothing(folder, "it ends before it begins: it was cut off"));
    List<Path> paths = begin.field("paths").lines().map(Path::of).toList();
    if (whole.base().isEmpty() && paths.isEmpty()) {
      throw nothing(folder, "it ends before the host was read: it was cut off; begin anew");
    }
    hidden.learn(whole);
    Story story = hidden.story(whole);
    Bundle bundle =
        story.base().isPresent() ? story.base().get() : hidden.bundle(Bundles.open(paths));
    String said = begin.field("symptom").isEmpty() ? options.symptom() : begin.field("symptom");
    Options told = new Options(hidden.text(said), options.now(), options.since());
    Triage triage = new Triage(diagnoser, bundle, told);
    story.inputs().forEach(triage::take);
    return new Resumed(story, begin, bundle, triage, told.symptom());
  }

  private static NoInputException nothing(Path folder, String why) {
    String id = String.valueOf(folder.getFileName());
    return new NoInputException(List.of(new Skipped(id, why)));
  }

  /** What the users said, or "". */
  public String symptom() {
    return symptom;
  }

  /** The journal. */
  public Story story() {
    return story;
  }

  /** Where it stands. */
  public Triage triage() {
    return triage;
  }

  /** Whether it is about a running host, read at its own root, of this name. */
  boolean isOf(String host) {
    return story.base().isPresent()
        && begin.field("root").equals("/")
        && begin.field("name").equals(host);
  }

  @Override
  public void close() throws IOException {
    bundle.close();
  }
}
