package dev.culprit.journal;

import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** Those of a user. */
  public static Journals of(UserFolders user) {
    return new Journals(user.state().resolve("journal"));
  }

  /** Those of whoever runs this. */
  public static Journals here() {
    return of(UserFolders.here());
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

  /** The folder of one that is there, by its id. */
  public Optional<Path> byId(String id) {
    return isId(id) ? Optional.of(folder(id)).filter(Files::exists) : Optional.empty();
  }

  /** The folder of one that is there, as operators name it: by its id or by its path. */
  public Optional<Path> named(String name) {
    return byId(name).or(() -> Optional.of(Path.of(name)).filter(Journals::isJournal));
  }

  /** Whether a text can be an id at all; one with a slash is none. */
  public static boolean isId(String id) {
    return id.matches("\\d{8}-\\d{6}(-\\d{1,4})?");
  }

  /** All that can be read, newest first. */
  public List<Story> all() throws IOException {
    return each(Story::read);
  }

  /** What all of them tell, without their readings; newest first. */
  public List<Story> outlines() throws IOException {
    return each(Story::outline);
  }

  /** How one is read. */
  @FunctionalInterface
  private interface Reading {
    Story of(Path folder) throws IOException;
  }

  private List<Story> each(Reading reading) throws IOException {
    List<Story> stories = new ArrayList<>();
    for (Path one : newest()) {
      stories.add(reading.of(one));
    }
    return stories;
  }

  /** The folder of the newest one, where there is any. */
  public Optional<Path> latest() throws IOException {
    return newest().stream().findFirst();
  }

  /** Whether a folder is that of a journal. */
  public static boolean isJournal(Path folder) {
    return Files.isRegularFile(folder.resolve(Journal.FILE));
  }

  private List<Path> newest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(f -> isId(String.valueOf(f.getFileName())) && isJournal(f))
          .sorted(Comparator.comparing(Path::toString).reversed())
          .toList();
    }
  }
}
