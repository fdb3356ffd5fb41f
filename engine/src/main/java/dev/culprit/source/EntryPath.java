package dev.culprit.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths inside a bundle, as text: no path that is named inside it leads out of it. */
final class EntryPath {

  /** Characters of a name that a message repeats. */
  private static final int LONGEST_SHOWN = 300;

  private EntryPath() {}

  /**
   * Why an archive must not name an entry so; empty if it may.
   *
   * @param name as the archive has it
   */
  static Optional<String> refusal(String name, Bounds bounds) {
    if (name.length() > Bounds.PATH_LENGTH) {
      return Optional.of("its name is longer than " + Bounds.PATH_LENGTH + " characters");
    }
    if (name.startsWith("/") || name.startsWith("\\")) {
      return Optional.of("it names an absolute path");
    }
    if (name.indexOf('\0') >= 0) {
      return Optional.of("its name holds a NUL");
    }
    int depth = 0;
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        return Optional.of("its path leads out of the archive");
      }
      depth++;
    }
    return depth > bounds.depth() + 1
        ? Optional.of("it lies more than " + bounds.depth() + " folders deep")
        : Optional.empty();
  }

  /** Without {@code ./}, doubled slashes, and a slash at the end. */
  static String normal(String name) {
    return resolve("", name).orElse("");
  }

  /**
   * Where a link leads, with the bundle's top as the root of absolute targets; empty if it leads
   * out.
   *
   * @param folder the link's folder
   */
  static Optional<String> resolve(String folder, String target) {
    Deque<String> parts = new ArrayDeque<>();
    String whole = target.startsWith("/") ? target : folder + "/" + target;
    for (String part : whole.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** The folder of a path, "" at the top. */
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** A name without control characters, cut, for messages. */
  static String shown(String name) {
    int end = Math.min(name.length(), LONGEST_SHOWN);
    String shown = printable(name.substring(0, end));
    return end < name.length() ? shown + "…" : shown;
  }

  /** A name in which control characters are question marks. */
  static String printable(String name) {
    StringBuilder printable = null;
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        printable = printable == null ? new StringBuilder(name) : printable;
        printable.setCharAt(i, '?');
      }
    }
    return printable == null ? name : printable.toString();
  }
}
