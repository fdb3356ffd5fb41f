package dev.culprit.cli.triage;

import dev.culprit.capsule.Capsule;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.source.LiveBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Saves what a restart would destroy: beside the journal, or where there still is room. */
final class Saving {

  /** Processes of the service that are looked at in depth; more of them say the same. */
  private static final int MOST_PROCESSES = 16;

  /** Where to, when the journal's disk is the one that is full; the last one is memory. */
  private static final List<Path> ELSEWHERE =
      List.of(Path.of("/var/tmp"), Path.of("/tmp"), Path.of("/dev/shm"));

  private static final Path ROOT = Path.of("/");

  private final Sitting sitting;

  Saving(Sitting sitting) {
    this.sitting = sitting;
  }

  /** Saves it now, and says where it lies. */
  Outcome save() {
    if (!sitting.here()) {
      return sitting.wrong("This is not the host in question: culprit capture-evidence does it.");
    }
    return saved() ? Outcome.SHOWN : Outcome.WRONG;
  }

  /** Whether all of it was saved. */
  boolean saved() {
    String reason = "";
    for (Path folder : folders()) {
      Path target = fresh(folder);
      Attempt attempt = sitting.desk().interruptibly(() -> attempt(target));
      if (attempt.done()) {
        tell(target, attempt);
        return true;
      }
      reason = attempt.failure();
    }
    sitting.screen().say("! ", "The evidence could not be saved: " + reason + ".");
    return false;
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    folders.add(Path.of(sitting.recorder().place()));
    ELSEWHERE.stream().filter(Files::isWritable).forEach(folders::add);
    return folders;
  }

  private Path fresh(Path folder) {
    String name = "evidence-" + sitting.recorder().id();
    Path path = folder.resolve(name + ".tar.gz");
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(name + "-" + i + ".tar.gz");
    }
    return path;
  }

  /** What came of trying one place; {@code saved} is null where nothing could be written. */
  private record Attempt(Capsule.Saved saved, double seconds, String failure) {
    boolean done() {
      return saved != null && failure.isEmpty();
    }
  }

  private Attempt attempt(Path target) {
    long begin = System.nanoTime();
    try (LiveBundle host = new LiveBundle(ROOT, 2, Duration.ofSeconds(1))) {
      Capsule capsule = new Capsule(ROOT, host, processes(), null, Clock.systemUTC());
      Capsule.Saved saved = capsule.save(target);
      if (!saved.failure().isEmpty()) {
        Files.deleteIfExists(target);
      }
      return new Attempt(saved, (System.nanoTime() - begin) / 1e9, saved.failure());
    } catch (IOException e) {
      return new Attempt(null, 0, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** The main process of the service that is worked on, and its children. */
  private List<Integer> processes() {
    Map<String, String> values = sitting.leader().map(sitting::values).orElse(Map.of());
    String main = values.getOrDefault("main-pid", values.getOrDefault("pid", ""));
    if (!main.matches("\\d{1,9}")) {
      return List.of();
    }
    return ProcessHandle.of(Long.parseLong(main)).stream()
        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
        .limit(MOST_PROCESSES)
        .map(p -> (int) p.pid())
        .toList();
  }

  private void tell(Path target, Attempt attempt) {
    Capsule.Saved saved = attempt.saved();
    String place = target.toString();
    sitting
        .screen()
        .say(
            "",
            String.format(
                Locale.ROOT,
                "Evidence saved: %,d files, %,d KiB of readings in %.1f s.",
                saved.files(),
                saved.bytes() / 1024,
                attempt.seconds()));
    sitting.screen().command("$", "culprit diagnose " + place);
    sitting
        .recorder()
        .note(
            "evidence", Map.of("place", place, "files", String.valueOf(saved.files())), List.of());
  }
}
