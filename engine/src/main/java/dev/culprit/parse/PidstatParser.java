package dev.culprit.parse;

import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessIoRate;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.source.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        } else if (SysstatText.isBanner(line) || SysstatText.isAverage(Text.words(line, 3))) {
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
        if (!seen.add(pid)) {
          seen.clear();
          seen.add(pid);
          sample++;
        }
        String command = String.join(" ", words.subList(columns.size() - 1, words.size()));
        if (columns.contains("fd-nr")) {
          tables(pid, command, words, out.at(number, line));
        }
        if (columns.contains("kB_rd/s")) {
          transfers(pid, command, words, out.at(number, line));
        }
        if (!columns.contains("%CPU") && !columns.contains("RSS")) {
          return true;
        }
        long uid = (long) value(words, "UID");
        out.observe(
            new ProcessSeen(
                pid,
                -1,
                uid == 0 ? "root" : uid < 0 ? "" : Long.toString(uid),
                CommandLine.name(command),
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

      /** {@code -v}: threads and descriptors. */
      private void tables(int pid, String command, List<String> words, Origin origin) {
        int descriptors = (int) value(words, "fd-nr");
        String name = CommandLine.name(command);
        out.observe(new DescriptorTally(pid, name, descriptors, Map.of(), false, sample, origin));
        out.looked("descriptor-tally");
      }

      /** {@code -d}; the delay is in clock ticks, of which there are a hundred a second. */
      private void transfers(int pid, String command, List<String> words, Origin origin) {
        double delay = value(words, "iodelay");
        out.observe(
            new ProcessIoRate(
                pid,
                CommandLine.name(command),
                value(words, "kB_rd/s"),
                value(words, "kB_wr/s"),
                Double.isNaN(delay) || delay < 0 ? -1 : Math.min(100, delay),
                sample,
                origin));
      }

      private double value(List<String> words, String... names) {
        return SysstatText.value(columns, words, names);
      }
    };
  }
}
