package dev.culprit.source;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How one kind of file of all processes is put into one reading, so that a host with a thousand
 * processes gives ten readings and not ten thousand.
 *
 * <p>The reading's path and file are {@code /proc/*}{@code /KIND}. It is a text of sections, by
 * ascending pid, each opened by a line as {@code tail} writes it:
 *
 * <pre>
 * ==&gt; /proc/812/fd &lt;==
 * 0 -&gt; /dev/null
 * 5 -&gt; socket:[48211]
 * ==&gt; /proc/813/fd &lt;==
 * </pre>
 *
 * What stands in a section, by kind:
 *
 * <ul>
 *   <li>{@code status}, {@code stat}, {@code limits}, {@code io}, {@code cgroup}: the file itself
 *   <li>{@code cmdline}: one line, arguments parted by blanks; no line for a kernel thread
 *   <li>{@code wchan}: one line, the kernel function or {@code 0}
 *   <li>{@code fd}: {@code FD -> TARGET}, a line per descriptor, by ascending number; a last line
 *       {@code ... N more} where a process has more than are listed
 *   <li>{@code fdinfo}: {@code FD inotify-watches N}, only for inotify descriptors
 *   <li>{@code maps}: the lines whose file is a shared library ({@code .so}), each library once
 *   <li>{@code ns}: {@code net:[INODE]}
 * </ul>
 *
 * A process that vanished, or whose file is denied, has no section; a section without lines is a
 * file that was read and holds nothing of the kind.
 */
public final class ProcSections {

  /** Every kind that there is. */
  public static final Set<String> KINDS =
      Set.of(
          "fd", "status", "stat", "limits", "cmdline", "maps", "fdinfo", "ns", "wchan", "io",
          "cgroup");

  private static final String PREFIX = "==> /proc/";
  private static final String SUFFIX = " <==";

  private final Lines lines;
  private int pid;
  private String pending;

  /** Walks the sections of {@code lines}. */
  public ProcSections(Lines lines) {
    this.lines = lines;
  }

  /** The path and file of the reading that holds {@code kind} of all processes. */
  public static String path(String kind) {
    return "/proc/*/" + kind;
  }

  /** The kind that a reading holds for all processes, if it is such a reading. */
  public static Optional<String> kind(Reading reading) {
    String file = reading.file();
    return file.startsWith("/proc/*/")
        ? Optional.of(file.substring("/proc/*/".length()))
        : Optional.empty();
  }

  /** The line that opens a section. */
  public static String header(int pid, String kind) {
    return PREFIX + pid + "/" + kind + SUFFIX;
  }

  /**
   * Makes a line of a hostile process harmless: it can neither end its section nor open another
   * one.
   */
  static String harmless(String line) {
    String flat = line;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
        flat = line.replaceAll("[\\x00-\\x08\\x0a-\\x1f]", " ");
        break;
      }
    }
    return flat.startsWith("==> ") ? " " + flat : flat;
  }

  /** Goes to the next section, over what is left of this one; false after the last. */
  public boolean next() {
    String line = pending;
    pending = null;
    while (line == null || pidOf(line).isEmpty()) {
      line = lines.next();
      if (line == null) {
        return false;
      }
    }
    pid = pidOf(line).getAsInt();
    return true;
  }

  /** The process of this section. */
  public int pid() {
    return pid;
  }

  /** The next line of this section, or null at its end. */
  public String line() {
    if (pending != null) {
      return null;
    }
    String line = lines.next();
    if (line != null && pidOf(line).isPresent()) {
      pending = line;
      return null;
    }
    return line;
  }

  /** Number of the line that was given last, in the whole reading. */
  public int number() {
    return pending == null ? lines.number() : lines.number() - 1;
  }

  private static OptionalInt pidOf(String line) {
    if (!line.startsWith(PREFIX) || !line.endsWith(SUFFIX)) {
      return OptionalInt.empty();
    }
    int slash = line.indexOf('/', PREFIX.length());
    if (slash < 0 || slash - PREFIX.length() > 9) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(line.substring(PREFIX.length(), slash)));
    } catch (NumberFormatException notThisLine) {
      return OptionalInt.empty();
    }
  }
}
