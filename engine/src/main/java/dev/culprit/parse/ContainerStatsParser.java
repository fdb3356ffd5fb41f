package dev.culprit.parse;

import dev.culprit.fact.CgroupValue;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * {@code docker stats}, {@code podman stats} and {@code crictl stats}: what a container uses and
 * what it may use, in the names of its control group's files.
 */
final class ContainerStatsParser extends LineParser {

  ContainerStatsParser() {
    super("container-stats");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "docker", "podman", "crictl", "nerdctl")
        && Text.words(Asked.arguments(reading.command()), 4).contains("stats");
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream().anyMatch(ContainerStatsParser::isHeader) ? 95 : 0;
  }

  private static boolean isHeader(String line) {
    boolean docker = line.contains("CPU %") && line.contains("MEM USAGE / LIMIT");
    boolean crictl =
        line.startsWith("CONTAINER ") && line.contains(" CPU % ") && line.contains(" INODES");
    return docker || crictl;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private HeaderColumns header;

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          header = new HeaderColumns(line);
          return true;
        }
        List<String> cells = header == null ? List.of() : header.cells(line);
        if (cells.isEmpty()) {
          return false;
        }
        String name = header.cell(cells, "NAME", "CONTAINER", "CONTAINER ID", "ID");
        String[] memory = header.cell(cells, "MEM USAGE / LIMIT", "MEM").split(" ?/ ?", 2);
        long used = size(memory[0]);
        if (name.isEmpty() || used < 0) {
          return line.contains("--");
        }
        value("/" + name, "memory.current", used, number, line);
        if (memory.length > 1) {
          value("/" + name, "memory.max", size(memory[1]), number, line);
        }
        value("/" + name, "pids.current", Text.integer(header.cell(cells, "PIDS")), number, line);
        return true;
      }

      private void value(String group, String name, long value, int number, String line) {
        if (value >= 0) {
          out.observe(new CgroupValue(group, name, value, out.sample(), out.at(number, line)));
        }
      }
    };
  }

  /** Docker counts in 1,024 (MiB), podman and crictl in 1,000 (MB). */
  private static long size(String text) {
    String bare = text.strip();
    long binary = Text.bytes(bare, 1);
    if (binary < 0 || bare.contains("i") || !bare.matches(".*[kMGT]B")) {
      return binary;
    }
    int power = "kMGT".indexOf(bare.charAt(bare.length() - 2)) + 1;
    return Math.round(binary / Math.pow(1.024, power));
  }
}
