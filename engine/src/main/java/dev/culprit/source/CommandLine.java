package dev.culprit.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A shell line, as far as it tells what the text below it is: the tool that printed it, the file
 * that was printed, and whether a filter changed the columns. It is read, never run.
 */
final class CommandLine {

  /** Longest line that is looked at; what follows cannot be the tool any more. */
  private static final int MAX_LENGTH = 8192;

  private static final Set<String> SILENT =
      Set.of(
          "cd", "kill", "killall", "pkill", "sleep", "echo", "printf", "true", "false", ":",
          "export", "set", "unset", "source", ".", "wait", "exit", "clear", "mkdir", "rm", "touch",
          "read", "shopt", "trap", "alias", "for", "case", "done", "fi", "esac", "test", "[", "[[",
          "local", "shift", "break", "su", "sync");

  private static final Set<String> PRINTERS =
      Set.of(
          "cat", "head", "tail", "less", "more", "zcat", "xzcat", "bzcat", "zstdcat", "zless",
          "tac", "grep", "egrep", "fgrep", "zgrep", "xzgrep", "rg");

  private static final Set<String> RESHAPERS =
      Set.of(
          "awk", "gawk", "mawk", "cut", "uniq", "wc", "tr", "column", "jq", "paste", "perl",
          "python", "python3", "xargs", "join", "nl", "sed");

  /**
   * One simple command.
   *
   * @param piped whether it reads from the one before
   * @param fed whether {@code xargs} gives it its arguments
   */
  private record Step(List<String> words, boolean piped, boolean fed) {}

  private final List<Step> steps;
  private final int main;

  private CommandLine(List<Step> steps) {
    this.steps = steps;
    this.main = mainStep(steps);
  }

  /** Takes a command line apart. */
  static CommandLine of(String line) {
    String bounded = line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
    List<Step> steps = new ArrayList<>();
    for (ShellWords.Part part : ShellWords.parts(bounded)) {
      addSteps(part, steps, 0);
    }
    return new CommandLine(steps);
  }

  /** The line without the shell that was started for it: {@code sh -c ss -s} is {@code ss -s}. */
  static String withoutShell(String line) {
    String rest = line.strip();
    for (String shell : List.of("sh -c ", "bash -c ", "/bin/sh -c ", "/bin/bash -c ")) {
      if (rest.startsWith(shell)) {
        rest = rest.substring(shell.length()).strip();
        return unquoted(rest);
      }
    }
    return rest;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.indexOf(text.charAt(0), 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Whether a command of this name prints nothing that tells of a host. */
  static boolean isSilent(String tool) {
    return SILENT.contains(tool);
  }

  /** The name of the tool whose output this is, without folder; "" if there is none. */
  String tool() {
    if (steps.isEmpty()) {
      return "";
    }
    String first = steps.get(main).words().get(0);
    return Wrappers.name(first);
  }

  /**
   * The file whose lines were printed, such as {@code /proc/swaps} for {@code cat /proc/swaps}; ""
   * if it is no such command.
   *
   * @param folder where the shell stood, or ""
   */
  String file(String folder) {
    if (!PRINTERS.contains(tool()) || reshaped()) {
      return "";
    }
    boolean seeks = tool().contains("grep") || tool().equals("rg");
    String only = "";
    boolean pattern = false;
    for (String word : arguments()) {
      if (seeks && !pattern && !word.startsWith("-")) {
        pattern = true;
      } else if (seeks && word.matches("-[A-Za-z]*[coLlr][A-Za-z]*|--count|--only.*")) {
        return "";
      } else if (looksLikeFile(word)) {
        if (!only.isEmpty()) {
          return "";
        }
        only = word;
      }
    }
    return absolute(only, folder);
  }

  /** Whether a filter behind the tool changed what its lines look like, as {@code awk} does. */
  boolean reshaped() {
    for (int i = main + 1; i < steps.size() && steps.get(i).piped(); i++) {
      List<String> words = steps.get(i).words();
      String tool = words.get(0);
      boolean counts = tool.endsWith("grep") && words.stream().anyMatch(w -> w.matches("-[a-z]*c"));
      boolean printsSome = tool.equals("sed") && words.contains("-n");
      if (counts || (RESHAPERS.contains(tool) && !printsSome)) {
        return true;
      }
    }
    return false;
  }

  private List<String> arguments() {
    List<String> words = steps.get(main).words();
    return words.subList(1, words.size());
  }

  private static boolean looksLikeFile(String word) {
    return !word.startsWith("-")
        && !word.matches("\\d+|[0-9]*[<>].*")
        && !word.contains("*")
        && !word.contains("$");
  }

  private static String absolute(String file, String folder) {
    if (file.isEmpty() || file.startsWith("/")) {
      return file;
    }
    return folder.startsWith("/") ? folder.replaceAll("/+$", "") + "/" + file : "";
  }

  private static int mainStep(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (!SILENT.contains(steps.get(i).words().get(0))) {
        return behindXargs(steps, i);
      }
    }
    return 0;
  }

  /** {@code pidof nginx | xargs lsof -p} is what {@code lsof} prints. */
  private static int behindXargs(List<Step> steps, int first) {
    for (int i = first + 1; i < steps.size() && steps.get(i).piped(); i++) {
      if (steps.get(i).fed() && KnownTools.isTool(Wrappers.name(steps.get(i).words().get(0)))) {
        return i;
      }
    }
    return first;
  }

  private static void addSteps(ShellWords.Part part, List<Step> steps, int depth) {
    List<String> words = Wrappers.unwrapped(part.words());
    if (words.isEmpty()) {
      return;
    }
    String script = depth < 3 ? Wrappers.script(words) : "";
    if (script.isEmpty()) {
      boolean fed = Wrappers.name(part.words().get(0)).equals("xargs");
      steps.add(new Step(words, part.piped() && !steps.isEmpty(), fed));
      return;
    }
    for (ShellWords.Part inner : ShellWords.parts(script)) {
      addSteps(inner, steps, depth + 1);
    }
  }
}
