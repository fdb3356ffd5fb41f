package dev.culprit.parse;

import dev.culprit.fact.NodeCondition;
import dev.culprit.source.Reading;
import java.util.List;

/** {@code kubectl get nodes}, also {@code -o wide}. */
final class NodeListParser extends LineParser {

  NodeListParser() {
    super("node-list");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "kubectl", "oc")
        && Asked.arguments(reading.command()).matches(".*\\bget (?:-\\S+ )*nodes?\\b.*");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, NodeListParser::isHeader);
  }

  private static boolean isHeader(String line) {
    List<String> words = Text.words(line, 20);
    return words.containsAll(List.of("NAME", "STATUS", "AGE", "VERSION"))
        && !words.contains("READY");
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
        String status = cells.isEmpty() ? "" : header.cell(cells, "STATUS");
        if (!status.matches("(?:Not)?Ready(?:,.*)?|Unknown.*|SchedulingDisabled")) {
          return false;
        }
        String ready =
            status.startsWith("Ready") ? "True" : status.startsWith("Not") ? "False" : "Unknown";
        String node = header.cell(cells, "NAME");
        out.observe(new NodeCondition(node, "Ready", ready, status, out.at(number, line)));
        return true;
      }
    };
  }
}
