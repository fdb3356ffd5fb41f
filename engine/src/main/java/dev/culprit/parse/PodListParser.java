package dev.culprit.parse;

import dev.culprit.fact.ContainerSeen;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code kubectl get pods} and {@code oc get pods}, with {@code -A} and {@code -o wide} or without.
 */
final class PodListParser extends LineParser {

  private static final Pattern RESTARTS = Pattern.compile("(\\d{1,7})(?: \\((\\S{1,20}) ago\\))?");

  PodListParser() {
    super("pod-list");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "kubectl", "oc", "k3s", "microk8s.kubectl")
        && Asked.arguments(reading.command()).matches(".*\\bget\\s+(?:po|pod|pods)\\b.*");
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream().anyMatch(PodListParser::isHeader) ? 95 : 0;
  }

  private static boolean isHeader(String line) {
    List<String> words = Text.words(line, 20);
    return words.containsAll(List.of("NAME", "READY", "STATUS", "RESTARTS", "AGE"));
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
        Matcher restarts = RESTARTS.matcher(cells.isEmpty() ? "" : header.cell(cells, "RESTARTS"));
        if (!restarts.matches()) {
          return line.startsWith("No resources found");
        }
        String status = header.cell(cells, "STATUS");
        String since = restarts.group(2) == null ? "" : restarts.group(2);
        out.observe(
            new ContainerSeen(
                ContainerWords.ofPod(header.cell(cells, "NAME")),
                "",
                state(status),
                status.matches("Running|Completed") ? "" : status,
                -1,
                Text.integer(restarts.group(1)),
                ContainerWords.compactSeconds(header.cell(cells, "AGE")),
                ContainerWords.compactSeconds(since),
                out.at(number, line)));
        return true;
      }
    };
  }

  private static String state(String status) {
    return switch (status.replaceFirst("^Init:", "")) {
      case "Running" -> "running";
      case "CrashLoopBackOff" -> "restarting";
      case "Completed", "Succeeded", "Error", "OOMKilled", "Failed" -> "exited";
      case "Evicted" -> "evicted";
      case "Terminating" -> "dead";
      default -> "waiting";
    };
  }
}
