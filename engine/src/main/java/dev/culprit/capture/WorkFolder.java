package dev.culprit.capture;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that is there whole or not at all: it is made under another name beside its place and
 * renamed at the end. What a program that was killed left of one is removed by the next that works
 * in the same place.
 */
public final class WorkFolder implements AutoCloseable {

  private static final String HALF = ".culprit-half-";

  private final Path place;
  private final Path work;
  private final Thread ended = new Thread(this::remove, "culprit-half-written");

  private WorkFolder(Path place, Path work) {
    this.place = place;
    this.work = work;
  }

  /**
   * Begins one.
   *
   * @param place where it will stand; nothing may stand there
   * @throws FileAlreadyExistsException when something does
   * @throws IOException when it cannot be made
   */
  public static WorkFolder beside(Path place) throws IOException {
    Path whole = place.toAbsolutePath().normalize();
    if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(place.toString());
    }
    Files.createDirectories(whole.getParent());
    removeLeft(whole);
    Path work =
        Files.createTempDirectory(
            whole.getParent(),
            HALF + ProcessHandle.current().pid() + "-" + whole.getFileName() + "-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    WorkFolder folder = new WorkFolder(whole, work);
    Runtime.getRuntime().addShutdownHook(folder.ended);
    return folder;
  }

  /** Removes halves of processes that are no more. */
  private static void removeLeft(Path whole) throws IOException {
    Pattern left =
        Pattern.compile(
            Pattern.quote(HALF)
                + "(\\d{1,9})-"
                + Pattern.quote(whole.getFileName() + "-")
                + "\\d+");
    try (Stream<Path> beside = Files.list(whole.getParent())) {
      for (Path one : (Iterable<Path>) beside::iterator) {
        Matcher name = left.matcher(one.getFileName().toString());
        if (name.matches()
            && ProcessHandle.of(Long.parseLong(name.group(1)))
                .filter(ProcessHandle::isAlive)
                .isEmpty()) {
          delete(one);
        }
      }
    }
  }

  /** Where to write. */
  public Path path() {
    return work;
  }

  /** Writes a text into it. */
  public Path write(String name, String text) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /**
   * Puts it in its place.
   *
   * @throws FileAlreadyExistsException when somebody else was quicker; his stays
   */
  public void finish() throws IOException {
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(place.toString());
    }
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      // rename(2) does not replace a folder in which something is
      throw Files.exists(place) ? new FileAlreadyExistsException(place.toString()) : e;
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(ended);
    } catch (IllegalStateException alreadyEnding) {
      // the hook does the same
    }
  }

  private void remove() {
    try {
      delete(work);
    } catch (IOException e) {
      // the next capture in this place removes it
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : deepestFirst) {
      Files.deleteIfExists(one);
    }
  }
}
