package dev.culprit.parse;

import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;

/** Tables of how many descriptors processes have, such as {@code PID FDS SOFT HARD COMM}. */
final class FdCountParser extends LineParser {

  private static final List<String> COUNTS =
      List.of("FDS", "FD", "COUNT", "NFD", "OPEN", "FILES", "NUM");

  FdCountParser() {
    super("fd-count");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.path().contains("fd-count");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, FdCountParser::isHeader);
  }

  private static boolean isHeader(String line) {
    List<String> words = upper(line);
    return words.size() >= 2
        && words.size() <= 8
        && words.contains("PID")
        && words.stream().anyMatch(COUNTS::contains)
        && !words.contains("TYPE");
  }

  private static List<String> upper(String line) {
    return Text.words(line.length() > 200 ? "" : line.toUpperCase(java.util.Locale.ROOT), 12);
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> columns = List.of();

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          columns = upper(line);
          return true;
        }
        List<String> words = Text.words(line, Math.max(1, columns.size()));
        int pid = cell(words, List.of("PID"));
        int count = cell(words, COUNTS);
        if (columns.isEmpty() || pid < 0 || count < 0) {
          return false;
        }
        Origin at = out.at(number, line);
        out.observe(
            new DescriptorTally(pid, name(words), count, Map.of(), false, out.sample(), at));
        int soft = cell(words, List.of("SOFT", "LIMIT", "MAX", "ULIMIT"));
        int hard = cell(words, List.of("HARD"));
        if (soft > 0) {
          out.observe(
              new ProcessLimit(pid, ProcessLimit.OPEN_FILES, soft, Math.max(soft, hard), at));
        }
        return true;
      }

      private int cell(List<String> words, List<String> names) {
        for (int i = 0; i < Math.min(words.size(), columns.size()); i++) {
          if (names.contains(columns.get(i))) {
            return Text.integer(words.get(i));
          }
        }
        return -1;
      }

      private String name(List<String> words) {
        for (int i = 0; i < Math.min(words.size(), columns.size()); i++) {
          if (columns.get(i).startsWith("COM")
              || columns.get(i).equals("CMD")
              || columns.get(i).equals("NAME")) {
            return CommandLine.name(words.get(i));
          }
        }
        return "";
      }
    };
  }
}
