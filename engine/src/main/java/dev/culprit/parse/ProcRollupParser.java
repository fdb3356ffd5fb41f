package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import java.util.List;

/** /proc/PID/smaps_rollup: the memory of all mappings of a process together. */
final class ProcRollupParser extends ProcPidParser {

  ProcRollupParser() {
    super("proc-smaps-rollup", "smaps_rollup");
  }

  @Override
  boolean isFirst(String line) {
    return line.endsWith(" [rollup]");
  }

  @Override
  int recogniseLine(String line) {
    return line.endsWith(" [rollup]") ? 95 : line.matches("[A-Z]\\w{2,20}: +\\d+ kB") ? 1 : 0;
  }

  @Override
  Section section(int pid, Origin at, Sink out) {
    return (line, number) -> {
      List<String> words = Text.words(line, 4);
      if (words.size() == 3 && words.get(0).endsWith(":") && words.get(2).equals("kB")) {
        if (words.get(0).equals("Rss:") && pid > 0) {
          out.observe(seen(pid, Text.number(words.get(1), -1), out, out.at(number, line)));
        }
        return true;
      }
      return line.endsWith(" [rollup]");
    };
  }

  private static ProcessSeen seen(int pid, long residentKiB, Sink out, Origin origin) {
    return new ProcessSeen(
        pid, -1, "", "", "", '?', residentKiB, -1, -1, -1, "", out.sample(), origin);
  }
}
