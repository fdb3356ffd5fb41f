package dev.culprit.source;

/**
 * What a path or a first line says about a text: which command printed it or which file it is a
 * copy of. Both are "" if nothing is said; both are given for {@code cat FILE}.
 *
 * @param command the command line, as far as it is known
 * @param file the absolute path on the host that the bundle tells about
 * @param sample 0 for the first reading of its source, 1 for the next
 */
public record ReadingName(String command, String file, int sample) {

  /** Says nothing. */
  static final ReadingName NONE = new ReadingName("", "", 0);

  static ReadingName command(String command) {
    return new ReadingName(command, "", 0);
  }

  static ReadingName file(String file) {
    return new ReadingName("", file, 0);
  }

  /** A command line with the file that it shows, if it is one that shows a file. */
  static ReadingName commandLine(String line, String folder) {
    String command = CommandLine.withoutShell(line);
    return new ReadingName(command, CommandLine.of(command).file(folder), 0);
  }

  boolean saysNothing() {
    return command.isEmpty() && file.isEmpty();
  }

  ReadingName withSample(int number) {
    return new ReadingName(command, file, number);
  }
}
