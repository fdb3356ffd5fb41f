package dev.culprit.cli.triage;

import dev.culprit.cli.Hidden;
import dev.culprit.cli.Terminals;
import dev.culprit.cli.render.Style;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Options;
import dev.culprit.journal.Journal;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import dev.culprit.knowledge.FlowNode;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.LiveBundle;
import dev.culprit.source.NoInputException;
import dev.culprit.triage.Triage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Opens what a triage needs: the host or bundle, the journal, and a desk. */
public final class TriageRun {

  private final Diagnoser diagnoser;
  private final Options options;
  private final LiveBundle live;
  private final Path root;
  private final Look look;
  private final Alone alone;
  private final Clock clock = Clock.systemUTC();

  /**
   * How it looks.
   *
   * @param plain lines only
   * @param script where the answers come from, or null
   * @param hidden what is not shown
   */
  public record Look(boolean plain, Path script, Style style, Hidden hidden) {}

  /**
   * What happens without a key.
   *
   * @param allowed up to which risk tests run by themselves; null for none
   * @param budget time for these together
   * @param flow nodes of a request's way that are asked at the begin; may be empty
   */
  public record Alone(Risk allowed, Duration budget, List<FlowNode> flow) {

    /** Copies the list. */
    public Alone {
      flow = List.copyOf(flow);
    }
  }

  /**
   * A run.
   *
   * @param live the running host
   * @param root its root
   */
  public TriageRun(
      Diagnoser diagnoser, Options options, LiveBundle live, Path root, Look look, Alone alone) {
    this.diagnoser = diagnoser;
    this.options = options;
    this.live = live;
    this.root = root;
    this.look = look;
    this.alone = alone;
  }

  /**
   * Begins a triage and gives the exit code of what it came to.
   *
   * @param paths what was saved of a host; none for this one
   */
  public int begin(List<Path> paths) throws IOException, NoInputException {
    try (Desk desk = desk();
        Bundle bundle = paths.isEmpty() ? live : Bundles.open(paths)) {
      Triage triage = new Triage(diagnoser, bundle, options);
      Journal journal = Journal.create(Journals.here().fresh(clock.instant()));
      Recorder recorder = new Recorder(journal, clock);
      recorder.note("begin", beginning(bundle, paths), List.of());
      if (paths.isEmpty()) {
        recorder.note("base", unread(triage), triage.base());
      }
      return walk(triage, desk, recorder, paths.isEmpty());
    }
  }

  private Map<String, String> beginning(Bundle bundle, List<Path> paths) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("name", bundle.name());
    fields.put("live", String.valueOf(bundle.live()));
    fields.put("symptom", options.symptom());
    fields.put("root", root.toString());
    fields.put(
        "paths",
        paths.stream().map(p -> p.toAbsolutePath().toString()).collect(Collectors.joining("\n")));
    return fields;
  }

  private static Map<String, String> unread(Triage triage) {
    return Map.of(
        "skipped",
        triage.unread().stream()
            .map(s -> s.source() + ": " + s.reason())
            .collect(Collectors.joining("\n")));
  }

  /** Goes on with a triage: what is known is read from its journal, nothing is run again. */
  public int resume(String id) throws IOException, NoInputException {
    try (Desk desk = desk();
        Resumed resumed = Resumed.open(Resumed.folder(id), diagnoser, options)) {
      Story story = resumed.story();
      desk.line(
          "Resumed "
              + id
              + ": "
              + story.inputs().size()
              + " steps"
              + (story.torn() ? "; the one under way when it ended is lost" : ""));
      boolean here = resumed.isOf(new LiveBundle(Path.of("/"), 1, Duration.ZERO).name());
      return walk(resumed.triage(), desk, new Recorder(story.resume(), clock), here);
    }
  }

  private int walk(Triage triage, Desk desk, Recorder recorder, boolean thisHost)
      throws IOException {
    look.hidden().learn(triage.readings());
    boolean here = thisHost && root.toString().equals("/") && triage.live();
    Screen screen = new Screen(desk, look.style(), !look.plain());
    try {
      Sitting sitting = new Sitting(triage, desk, screen, recorder, here);
      return new Session(sitting, diagnoser, alone).walk().diagnosis().verdict().exitCode();
    } finally {
      recorder.close();
      look.hidden().keep();
    }
  }

  private Desk desk() throws IOException {
    return new HiddenDesk(open(), look.hidden());
  }

  private Desk open() throws IOException {
    if (look.script() != null) {
      return new PlainDesk(
          Files.newBufferedReader(look.script(), StandardCharsets.UTF_8), System.out, true, 80);
    }
    if (!look.plain() && Terminals.attended()) {
      try {
        return TerminalDesk.open();
      } catch (IOException | RuntimeException dumb) {
        // a terminal that can do nothing still takes lines
      }
    }
    boolean echo = !Terminals.attended();
    return new PlainDesk(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        System.out,
        echo,
        80);
  }
}
