package dev.culprit.infer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a folder of rules may be loaded. Rules are code: what they say runs with the rights of
 * whoever calls Culprit, often root. So each file and folder must belong to the caller or to root,
 * and nobody else may write it; and nobody else may swap it for another from above.
 */
final class RuleTrust {

  private static final int GROUP_OR_OTHERS_WRITE = 0022;
  private static final int STICKY = 01000;
  private static final String MODE = "unix:mode";
  private static final String OWNER = "unix:uid";

  private RuleTrust() {}

  /**
   * Why a folder's rules may not be loaded; empty when they may.
   *
   * @param files the rule files below the folder
   * @throws IOException when owner and mode of one of them cannot be read
   */
  static Optional<String> objection(Path folder, List<Path> files) throws IOException {
    int self = (int) Files.getAttribute(Path.of("/proc/self"), OWNER);
    Path real = folder.toRealPath();
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      if (!mayStandAbove(above, self)) {
        return Optional.of(above + ", in which it lies, may be written by others");
      }
    }
    try (Stream<Path> all = Files.walk(real)) {
      for (Path one : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
        if (!isOwn(one, self)) {
          return Optional.of(why(one));
        }
      }
    }
    for (Path file : files) {
      if (Files.isSymbolicLink(file)) {
        return Optional.of(file + " is a link");
      }
      if (!isOwn(file, self)) {
        return Optional.of(why(file));
      }
    }
    return Optional.empty();
  }

  private static String why(Path path) {
    return path
        + " must belong to you or root, and nobody else may write it (chown, chmod go-w); rules"
        + " are code that runs as you";
  }

  private static boolean isOwn(Path path, int self) throws IOException {
    return belongs(path, self) && (mode(path) & GROUP_OR_OTHERS_WRITE) == 0;
  }

  /** In a sticky folder such as /tmp nobody can rename what belongs to somebody else. */
  private static boolean mayStandAbove(Path path, int self) throws IOException {
    boolean closed = (mode(path) & GROUP_OR_OTHERS_WRITE) == 0;
    return belongs(path, self) && (closed || (mode(path) & STICKY) != 0);
  }

  private static boolean belongs(Path path, int self) throws IOException {
    int owner = (int) Files.getAttribute(path, OWNER, LinkOption.NOFOLLOW_LINKS);
    return owner == 0 || owner == self;
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, MODE, LinkOption.NOFOLLOW_LINKS);
  }
}
