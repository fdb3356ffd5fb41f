package dev.culprit.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The root of the host that is looked at: {@code /}, or a folder where the root of another system
 * lies. Links below it lead to where they would lead on that system.
 */
final class LiveRoot {

  /** Links to links that are followed, as many as the kernel does. */
  private static final int HOPS = 40;

  /** Most entries of one folder that are looked at. */
  private static final int ENTRIES = 20_000;

  private final Path root;
  private final boolean own;

  LiveRoot(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.own = this.root.equals(this.root.getRoot());
  }

  /** The folder itself. */
  Path path() {
    return root;
  }

  /** Whether it is the root of the system that this program runs on. */
  boolean own() {
    return own;
  }

  /** A file of the process file system, as it is; its links are the kernel's. */
  Path proc(String below) {
    return root.resolve("proc").resolve(below);
  }

  /**
   * The process whose view of mounts and network is the host's: this program's own, or the first
   * one of another root.
   */
  String viewer() {
    return own || !Files.isDirectory(proc("1/net")) ? "self" : "1";
  }

  /** Where the file that the other system calls {@code absolute} lies. */
  Path at(String absolute) throws IOException {
    try {
      return own ? Path.of(absolute) : resolved(absolute);
    } catch (InvalidPathException noName) {
      throw new NoSuchFileException(absolute);
    }
  }

  private Path resolved(String absolute) throws IOException {
    Deque<String> ahead = new ArrayDeque<>();
    push(ahead, absolute);
    Path at = root;
    int hops = 0;
    while (!ahead.isEmpty()) {
      String part = ahead.pop();
      if (part.equals("..")) {
        at = at.equals(root) ? root : at.getParent();
      } else if (!part.isEmpty() && !part.equals(".")) {
        Path step = at.resolve(part);
        if (Files.isSymbolicLink(step)) {
          if (++hops > HOPS) {
            throw new FileSystemLoopException(absolute);
          }
          String target = Files.readSymbolicLink(step).toString();
          at = target.startsWith("/") ? root : at;
          push(ahead, target);
        } else {
          at = step;
        }
      }
    }
    return at;
  }

  private static void push(Deque<String> ahead, String path) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      ahead.push(parts[i]);
    }
  }

  /** Whether the path is a file that can be read without waiting for somebody to write. */
  boolean isFile(String absolute) {
    try {
      return Files.isRegularFile(at(absolute));
    } catch (IOException e) {
      return false;
    }
  }

  boolean isFolder(String absolute) {
    try {
      return Files.isDirectory(at(absolute));
    } catch (IOException e) {
      return false;
    }
  }

  /** The names in a folder, sorted; none if it is not there or denied. */
  List<String> names(String absolute) {
    try {
      return names(at(absolute));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The names in a folder, sorted. */
  static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (names.size() == ENTRIES) {
          break;
        }
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return names;
  }

  /** What a link says, or "". */
  static String link(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /** Whether something is there, be it a link that leads nowhere. */
  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
