package dev.culprit.parse;

import java.util.ArrayList;
import java.util.List;

/** Paths below /proc that name a process, and other places where its pid stands. */
final class ProcPath {

  private static final String PROC = "/proc/";

  /** A command line names no more files by hand. */
  private static final int MOST_PIDS = 200;

  private ProcPath() {}

  /** The pid in the first {@code /proc/PID} of a text, or 0. */
  static int pid(String text) {
    for (int at = text.indexOf(PROC); at >= 0; at = text.indexOf(PROC, at + 1)) {
      int end = at + PROC.length();
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      int pid = Text.integer(text.substring(at + PROC.length(), end));
      if (pid > 0) {
        return pid;
      }
    }
    return 0;
  }

  /** The pids of all {@code /proc/PID} of a command, in order, each once. */
  static List<Integer> pids(String command) {
    List<Integer> pids = new ArrayList<>();
    for (int at = command.indexOf(PROC); at >= 0; at = command.indexOf(PROC, at + 1)) {
      int pid = pid(command.substring(at));
      if (pid > 0 && !pids.contains(pid) && pids.size() < MOST_PIDS) {
        pids.add(pid);
      }
    }
    return pids;
  }

  /** The pid that a shell's line is about: in the command rather than in the prompt; or 0. */
  static int lastPid(String line) {
    int at = line.lastIndexOf(PROC);
    int pid = at < 0 ? 0 : pid(line.substring(at));
    return pid > 0 ? pid : pid(line);
  }

  /** The file's name below {@code /proc/PID/}, without {@code .txt}; "" for another path. */
  static String kind(String path) {
    if (!path.startsWith(PROC)) {
      return "";
    }
    int slash = path.indexOf('/', PROC.length());
    String process = slash < 0 ? "" : path.substring(PROC.length(), slash);
    boolean one = Text.integer(process) > 0 || process.equals("*") || process.equals("self");
    String kind = one ? path.substring(slash + 1) : "";
    return kind.endsWith(".txt") ? kind.substring(0, kind.length() - 4) : kind;
  }

  /** The pid of a section's line {@code ==> /proc/812/fd <==}, or -1. */
  static int section(String line) {
    return line.startsWith("==> /proc/") && line.endsWith(" <==") ? pid(line) : -1;
  }

  /**
   * The program that a command line looks up by name, as in {@code pgrep -f '[w]sgate.py'}; "" if
   * it does none.
   */
  static String program(String command) {
    for (String tool : new String[] {"pgrep ", "pidof ", "ps -C ", "ps --no-headers -C "}) {
      int at = command.indexOf(tool);
      int close = at < 0 ? -1 : end(command, at);
      if (close > 0) {
        return name(command.substring(at + tool.length(), close));
      }
    }
    return "";
  }

  private static int end(String command, int at) {
    int end = at;
    while (end < command.length() && ")|;`".indexOf(command.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static String name(String arguments) {
    String quote = arguments.indexOf('\'') >= 0 ? "'" : "\"";
    int open = arguments.indexOf(quote);
    String pattern = "";
    if (open >= 0) {
      int close = arguments.indexOf(quote, open + 1);
      pattern = arguments.substring(open + 1, close < 0 ? arguments.length() : close);
    } else {
      for (String word : Text.words(arguments, 20)) {
        pattern = word.startsWith("-") ? pattern : word;
      }
    }
    return CommandLine.name(pattern.replace("[", "").replace("]", "").replaceFirst("^\\^", ""));
  }
}
