package dev.culprit.cli.triage;

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

  private Resumed(Story story, Entry begin, Bundle bundle, Triage triage) {
    this.story = story;
    this.begin = begin;
    this.bundle = bundle;
    this.triage = triage;
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
                new NoInputException(
                    List.of(
                        new Skipped(
                            id, "there is no such journal; culprit journal list names them"))));
  }

  /**
   * Replays a journal.
   *
   * @param folder where it lies
   * @param options of now; the symptom is the journal's
   * @throws NoInputException where it ends before the host was read, or what was saved of the host
   *     is not there any more
   * @throws IOException where there is no journal, or it cannot be read
   */
  public static Resumed open(Path folder, Diagnoser diagnoser, Options options)
      throws IOException, NoInputException {
    Story story = Story.read(folder);
    Entry begin =
        story
            .first("begin")
            .orElseThrow(() -> new IOException("the journal ends before it begins"));
    List<Path> paths = begin.field("paths").lines().map(Path::of).toList();
    if (story.base().isEmpty() && paths.isEmpty()) {
      throw new NoInputException(
          List.of(
              new Skipped(
                  String.valueOf(folder.getFileName()),
                  "it ends before the host was read; begin anew")));
    }
    Bundle bundle = story.base().isPresent() ? story.base().get() : Bundles.open(paths);
    Options told = new Options(begin.field("symptom"), options.now(), options.since());
    Triage triage = new Triage(diagnoser, bundle, told);
    story.inputs().forEach(triage::take);
    return new Resumed(story, begin, bundle, triage);
  }

  /** The journal. */
  Story story() {
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
