package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reading's name says about what it holds: the tool with its arguments, or the file. */
final class Asked {

  /** Words before a command that are not the command. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "sudo", "timeout", "nice", "ionice", "env", "nohup", "stdbuf", "command", "busybox",
          "time", "watch");

  /** Before the name of a network namespace and the command that runs in it. */
  private static final List<String> IN_NAMESPACE = List.of("ip", "netns", "exec");

  private static final Pattern PID = Pattern.compile("\\s(?:-p\\s*|--pid[= ])(\\d{1,9})\\b");

  /** The command that was asked about last: every parser asks about the same one in turn. */
  private record Last(String command, String tool) {}

  private static final ThreadLocal<Last> LAST = new ThreadLocal<>();

  private Asked() {}

  /** Whether the command's tool is one of {@code tools}, behind sudo, env and the like too. */
  static boolean tool(Reading reading, String... tools) {
    String tool = toolOf(reading);
    for (String one : tools) {
      if (tool.equals(one)) {
        return true;
      }
    }
    return false;
  }

  private static String toolOf(Reading reading) {
    String command = reading.command();
    if (command.isEmpty()) {
      return "";
    }
    Last last = LAST.get();
    if (last == null || !last.command().equals(command)) {
      last = new Last(command, tool(command));
      LAST.set(last);
    }
    return last.tool();
  }

  /** The process that {@code -p} or {@code --pid} names, or 0. */
  static int pid(String command) {
    Matcher pid = PID.matcher(command);
    return pid.find() ? Integer.parseInt(pid.group(1)) : 0;
  }

  /** The tool's name of a command line, without folder, wrappers and assignments; "" for none. */
  static String tool(String command) {
    List<String> words = Text.words(command);
    int i = toolIndex(words);
    return i < words.size() ? Text.baseName(unquoted(words.get(i))) : "";
  }

  /** Without the quote before it: {@code watch 'netstat -s'}. */
  private static String unquoted(String word) {
    return word.startsWith("'") || word.startsWith("\"") ? word.substring(1) : word;
  }

  /** What follows the tool's name, separated by one blank. */
  static String arguments(String command) {
    List<String> words = Text.words(command);
    int i = toolIndex(words) + 1;
    return i < words.size() ? String.join(" ", words.subList(i, words.size())) : "";
  }

  private static int toolIndex(List<String> words) {
    int i = 0;
    boolean wrapped = false;
    while (i < words.size()) {
      if (i + 3 < words.size() && words.subList(i, i + 3).equals(IN_NAMESPACE)) {
        i += 4;
        continue;
      }
      String word = words.get(i);
      boolean wrapper = WRAPPERS.contains(Text.baseName(word));
      boolean argument = wrapped && (word.startsWith("-") || Text.bytes(word, 1) >= 0);
      if (!wrapper && !argument && word.indexOf('=') < 0) {
        return i;
      }
      wrapped |= wrapper;
      i++;
    }
    return i;
  }

  /** Whether the reading is a copy of a file whose absolute path ends like one of {@code ends}. */
  static boolean file(Reading reading, String... ends) {
    for (String end : ends) {
      if (reading.file().endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
