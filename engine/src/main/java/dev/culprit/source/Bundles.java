package dev.culprit.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens what the operator names. */
public final class Bundles {

  /** Bits of a file's mode that say what it is, and two of their values. */
  private static final int FILE_KIND = 0170000;

  private static final int REGULAR = 0100000;
  private static final int PIPE = 0010000;

  private Bundles() {}

  /**
   * Opens folders, archives, files and {@code -} for standard input as one bundle.
   *
   * @throws NoInputException if none of them can be read; where some can, the others are among the
   *     bundle's skipped ones
   */
  public static Bundle open(List<Path> paths) throws NoInputException {
    return open(paths, System.in);
  }

  /** As {@link #open(List)}, with another stream for {@code -}. */
  public static Bundle open(List<Path> paths, InputStream standardInput) throws NoInputException {
    return open(paths, standardInput, Bounds.USUAL);
  }

  static Bundle open(List<Path> paths, InputStream standardInput, Bounds bounds)
      throws NoInputException {
    List<Entries> sources = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<Skipped> unreadable = new ArrayList<>();
    for (Path path : paths) {
      try {
        add(path, standardInput, bounds, sources, files);
      } catch (IOException e) {
        unreadable.add(new Skipped(path.toString(), Reasons.of(e)));
      }
    }
    if (!files.isEmpty()) {
      sources.add(0, new FileEntries(files));
    }
    if (sources.isEmpty()) {
      throw new NoInputException(unreadable);
    }
    sources.add(new RefusedEntries(unreadable));
    return new EntryBundle(name(paths), sources, bounds);
  }

  private static void add(
      Path path, InputStream standardInput, Bounds bounds, List<Entries> sources, List<Path> files)
      throws IOException {
    if (path.toString().equals(StreamEntries.NAME)) {
      sources.add(new StreamEntries(standardInput, bounds));
    } else if (Files.isDirectory(path)) {
      if (!Files.isReadable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      sources.add(new DirectoryEntries(path, bounds));
    } else if (isPipe(path)) {
      sources.add(new StreamEntries(Files.newInputStream(path), bounds));
    } else if (isArchive(path, bounds)) {
      sources.add(new ArchiveEntries(path.toString(), new PlainFile(path), bounds));
    } else {
      files.add(path);
    }
  }

  /** A pipe, as a shell makes one for {@code <(ss -s)}, can be opened once only. */
  private static boolean isPipe(Path path) throws IOException {
    int kind = (int) Files.getAttribute(path, "unix:mode") & FILE_KIND;
    if (kind != REGULAR && kind != PIPE) {
      throw new RefusedException("it is a device or a socket");
    }
    return kind == PIPE;
  }

  private static boolean isArchive(Path path, Bounds bounds) throws IOException {
    Content content = new PlainFile(path);
    content.open().close();
    try (InputStream in =
        new BufferedInputStream(Packed.unpacked(content, bounds).open(), Magic.HEAD * 2)) {
      return Packed.peek(in).archive();
    } catch (IOException brokenFromTheStart) {
      return false;
    }
  }

  private static String name(List<Path> paths) {
    String first = paths.get(0).toString();
    return paths.size() == 1 ? first : first + " and " + (paths.size() - 1) + " more";
  }
}
