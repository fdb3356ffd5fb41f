package dev.culprit.source;

import java.time.Instant;

/**
 * Raw text of one file or command, with where it came from; control characters in the names are
 * question marks.
 *
 * @param path how the operator finds it again: the path below the bundle's own top folder, or the
 *     command
 * @param command the command line that printed it, as far as it is known ({@code ss -tanp}); "" for
 *     a file
 * @param file the absolute path of the file that it is a copy of ({@code /proc/net/sockstat}); ""
 *     for a command
 * @param sample 0 for the first reading of a source, 1 for a second one taken later, and so on
 * @param lineOffset lines before it in {@code path}, where it is a part of a longer text
 * @param modified when the host last wrote the file, or null when that is not known
 * @param content its bytes
 */
public record Reading(
    String path,
    String command,
    String file,
    int sample,
    int lineOffset,
    Instant modified,
    Content content) {

  /** A reading of which nobody knows when it was written. */
  public Reading(
      String path, String command, String file, int sample, int lineOffset, Content content) {
    this(path, command, file, sample, lineOffset, null, content);
  }

  /** Names come from the bundle, and are shown. */
  public Reading {
    path = EntryPath.printable(path);
    command = EntryPath.printable(command);
    file = EntryPath.printable(file);
  }

  /** A reading that stands alone in its source. */
  public Reading(String path, String command, String file, int sample, Content content) {
    this(path, command, file, sample, 0, content);
  }

  /** The same with other bytes, of which each line has the number that it had. */
  public Reading with(Content other) {
    return new Reading(path, command, file, sample, lineOffset, modified, other);
  }

  /** The same reading for whoever comes back to it later; its bytes are not kept in memory. */
  public Reading lasting() {
    return with(content.lasting());
  }

  /** Whether a collector such as sos ran the command, and named the file by it. */
  public boolean collected() {
    return Layout.isCollected(path) && !command.isEmpty();
  }

  /** Whether a program saved it as it was: a collector, or whoever copied a host's logs. */
  public boolean untouched() {
    return collected() || path.startsWith("var/log/");
  }

  /** What a command line printed; where it shows a file, that file's copy. */
  public static Reading printed(String commandLine, int sample, Content content) {
    ReadingName name = ReadingName.commandLine(commandLine, "");
    return new Reading(commandLine, name.command(), name.file(), sample, content);
  }

  /** What was asked for: the command line, or the file where there is none; "" if unknown. */
  public String asked() {
    return command.isEmpty() ? file : command;
  }

  /**
   * The tool that printed it, without its folder and without what stands before it ({@code sudo},
   * {@code timeout 5}, {@code cd /x;}); "" for a file.
   */
  public String tool() {
    return CommandLine.of(command).tool();
  }

  /**
   * Whether a filter behind the tool changed its lines, as {@code | awk '{print $1}' | sort | uniq
   * -c} does; {@code head} and {@code grep} leave them as they are.
   */
  public boolean reshaped() {
    return CommandLine.of(command).reshaped();
  }
}
