package dev.culprit.parse;

import dev.culprit.fact.ProcessLimit;
import dev.culprit.source.Reading;
import java.util.List;

/** prlimit of one process. */
final class PrlimitParser extends LineParser {

  PrlimitParser() {
    super("prlimit");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "prlimit");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, PrlimitParser::isHeader);
  }

  private static boolean isHeader(String line) {
    return line.startsWith("RESOURCE ") && line.contains("SOFT") && line.contains("HARD");
  }

  @Override
  Rows begin(Sink out) {
    int pid = pid(out.asked());
    return (line, number) -> {
      if (isHeader(line)) {
        return true;
      }
      List<String> words = Text.words(line, 20);
      String resource = LimitNames.ofWord(words.get(0));
      for (int i = 1; i + 1 < words.size(); i++) {
        long soft = LimitNames.value(words.get(i));
        long hard = LimitNames.value(words.get(i + 1));
        if (soft >= 0 && hard >= 0) {
          if (resource != null) {
            out.observe(new ProcessLimit(pid, resource, soft, hard, out.at(number, line)));
          }
          return true;
        }
      }
      return false;
    };
  }

  private static int pid(String command) {
    List<String> words = Text.words(Asked.arguments(command).replace('=', ' '), 20);
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("-p") || words.get(i).equals("--pid")) {
        return Math.max(0, Text.integer(words.get(i + 1)));
      }
    }
    return 0;
  }
}
