package dev.culprit.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The journals of this user on this host. */
public final class Journals {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path folder;

  /** Journals below a folder, which need not exist. */
  public Journals(Path folder) {
    this.folder = folder;
  }

  /** Those of the XDG base directory specification's state folder. */
  public static Journals of(Map<String, String> environment, String home) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    // the specification: a path that is not absolute is ignored
    Path base = state.startsWith("/") ? Path.of(state) : Path.of(home, ".local", "state");
    return new Journals(base.resolve("culprit").resolve("journal"));
  }

  /** A folder for a new one, named after the time in UTC. */
  public Path fresh(Instant now) {
    String id = ID.format(now);
    Path path = folder.resolve(id);
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(id + "-" + i);
    }
    return path;
  }

  /** The folder of one, by its id. */
  public Path folder(String id) {
    return folder.resolve(id);
  }

  /** Whether a text can be an id at all; one with a slash is none. */
  public static boolean isId(String id) {
    return id.matches("\\d{8}-\\d{6}(-\\d{1,4})?");
  }

  /** All that can be read, newest first. */
  public List<Story> all() throws IOException {
    List<Story> stories = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return stories;
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> newest =
          found
              .filter(f -> isId(String.valueOf(f.getFileName())))
              .sorted(Comparator.comparing(Path::toString).reversed())
              .toList();
      for (Path one : newest) {
        if (Files.isRegularFile(one.resolve(Journal.FILE))) {
          stories.add(Story.read(one));
        }
      }
    }
    return stories;
  }
}
