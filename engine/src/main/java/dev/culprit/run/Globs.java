package dev.culprit.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** File names for {@code *}, {@code ?} and {@code [..]}, as a shell would give them; bounded. */
final class Globs {

  /** More names than a command takes are not gathered. */
  private static final int MOST = 20_000;

  private static final Pattern MAGIC = Pattern.compile("[*?\\[]");

  private Globs() {}

  static boolean isPattern(String text) {
    return MAGIC.matcher(text).find();
  }

  /** The text such that it stands for itself in a pattern. */
  static String escaped(String text) {
    return text.replaceAll("([*?\\[\\]{}\\\\])", "\\\\$1");
  }

  /**
   * The files that an absolute pattern stands for, by name; the pattern itself where there are none
   * or where it is not absolute.
   */
  static List<String> expand(String pattern) {
    String plain = pattern.replaceAll("\\\\(.)", "$1");
    if (!pattern.startsWith("/")) {
      return List.of(plain);
    }
    List<Path> found = new ArrayList<>(List.of(Path.of("/")));
    for (String segment : pattern.substring(1).split("/+", -1)) {
      List<Path> next = new ArrayList<>();
      for (Path folder : found) {
        step(folder, segment, next);
      }
      found = next;
    }
    return found.isEmpty() ? List.of(plain) : found.stream().map(Path::toString).sorted().toList();
  }

  private static void step(Path folder, String segment, List<Path> next) {
    if (!isPattern(segment.replaceAll("\\\\.", ""))) {
      Path plain = resolved(folder, segment.replaceAll("\\\\(.)", "$1"));
      if (plain != null && Files.exists(plain)) {
        next.add(plain);
      }
      return;
    }
    // braces mean something in Java's patterns only
    String glob = segment.replaceAll("(?<!\\\\)([{}])", "\\\\$1");
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder, glob)) {
      for (Path name : names) {
        if (next.size() < MOST && shown(name, segment)) {
          next.add(name);
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      // as for a shell: what cannot be read has no names
    }
  }

  /** A star does not stand for hidden files. */
  private static boolean shown(Path name, String segment) {
    return segment.startsWith(".") || !String.valueOf(name.getFileName()).startsWith(".");
  }

  private static Path resolved(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
