package dev.culprit.parse;

import java.util.List;
import java.util.Locale;

/** Lines with which a shell or a tool says that there is nothing to read. */
final class Absence {

  private static final String[][] WORDS = {
    {"command not found", "missing-tool"},
    {": not found", "missing-tool"},
    {"no such command", "missing-tool"},
    {"permission denied", "denied"},
    {"operation not permitted", "denied"},
    {"must be root", "denied"},
    {"you need to be root", "denied"},
    {"should be root", "denied"},
    {"are you root", "denied"},
    {"not been booted with systemd", "missing-tool"},
    {"failed to connect to bus", "denied"},
    {"can't initialize ipvs", "missing-tool"},
    {"resolve1.service not found", "missing-tool"},
    {"no such process", "vanished"},
    {"could not find any processes matching", "vanished"},
    {"process information unavailable", "vanished"},
    {"unable to open socket file", "vanished"},
    {"no such file or directory", "vanished"},
    {"timed out", "timed-out"},
    {"timeout expired", "timed-out"},
  };

  /** Longer lines are data, even if such words occur in them. */
  private static final int LONGEST = 400;

  private Absence() {}

  /** Why nothing was seen, in the words of {@code NotSeen}, or null when the line says no such. */
  static String why(String line) {
    if (line.length() > LONGEST) {
      return null;
    }
    String text = line.toLowerCase(Locale.ROOT);
    for (String[] word : WORDS) {
      if (text.contains(word[0])) {
        return word[1];
      }
    }
    return null;
  }

  /** Whether a text is empty, or says nothing but that there is nothing to see. */
  static boolean isWhole(List<String> head) {
    return head.stream()
        .filter(line -> !line.isBlank() && !Prompt.isEcho(line))
        .allMatch(line -> why(line) != null);
  }
}
