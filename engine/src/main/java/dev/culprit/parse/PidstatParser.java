package dev.culprit.parse;

import dev.culprit.fact.ProcessSeen;
import dev.culprit.source.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** pidstat, with -h or without; each interval is a sample. */
final class PidstatParser extends LineParser {

  PidstatParser() {
    super("pidstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "pidstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> isHeader(columns(line)));
  }

  private static List<String> columns(String line) {
    return SysstatText.withoutTime(Text.words(line, 60));
  }

  private static boolean isHeader(List<String> words) {
    return words.size() > 3
        && (words.contains("PID") || words.contains("TGID"))
        && words.get(words.size() - 1).equals("Command");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> columns = List.of();
      private final Set<Integer> seen = new HashSet<>();
      private int sample = out.sample();

      @Override
      public boolean row(String line, int number) {
        List<String> words = columns(line);
        if (isHeader(words)) {
          columns = words;
          return true;
        } else if (line.startsWith("Average:") || SysstatText.isBanner(line)) {
          return true;
        }
        if (columns.contains("TID") && value(words, "TGID") < 0) {
          return true; // of a process with its threads only the process counts
        }
        int pid =
            columns.isEmpty() || words.size() < columns.size()
                ? -1
                : (int) value(words, "PID", "TGID");
        if (pid < 0) {
          return false;
        }
        if (!columns.contains("%CPU") && !columns.contains("RSS")) {
          return true;
        }
        if (!seen.add(pid)) {
          seen.clear();
          seen.add(pid);
          sample++;
        }
        String command = String.join(" ", words.subList(columns.size() - 1, words.size()));
        long uid = (long) value(words, "UID");
        out.observe(
            new ProcessSeen(
                pid,
                -1,
                uid == 0 ? "root" : uid < 0 ? "" : Long.toString(uid),
                command,
                command,
                '?',
                (long) value(words, "RSS"),
                value(words, "%CPU"),
                -1,
                -1,
                "",
                sample,
                out.at(number, line)));
        return true;
      }

      private double value(List<String> words, String... names) {
        return SysstatText.value(columns, words, names);
      }
    };
  }
}
