package dev.culprit.parse;

import dev.culprit.fact.ContainerSeen;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docker ps}, {@code podman ps} and {@code crictl ps}, with {@code -a} or without. */
final class ContainerListParser extends LineParser {

  /**
   * {@code Up 6 weeks (unhealthy)}, {@code Exited (137) 3 hours ago}, {@code Restarting (1) 2 …}.
   */
  private static final Pattern STATUS =
      Pattern.compile(
          "(Up|Exited|Restarting|Created|Dead|Removal|Initialized|Paused)\\b(?: \\((\\d{1,3})\\))?(.*)");

  ContainerListParser() {
    super("container-list");
  }

  @Override
  public boolean claims(Reading reading) {
    List<String> words = Text.words(Asked.arguments(reading.command()), 4);
    return Asked.tool(reading, "docker", "podman", "crictl", "nerdctl")
        && (words.contains("ps") || words.contains("ls"));
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream().anyMatch(ContainerListParser::isHeader) ? 95 : 0;
  }

  private static boolean isHeader(String line) {
    return (line.startsWith("CONTAINER ID ") && line.contains(" STATUS"))
        || (line.startsWith("CONTAINER ") && line.contains(" STATE ") && line.contains(" ATTEMPT"));
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
        ContainerSeen seen = cells.isEmpty() ? null : container(header, cells, out, number, line);
        if (seen == null) {
          return false;
        }
        out.observe(seen);
        return true;
      }
    };
  }

  private static ContainerSeen container(
      HeaderColumns header, List<String> cells, Sink out, int number, String line) {
    if (header.has("STATUS")) {
      return docker(header, cells, out, number, line);
    }
    String state = header.cell(cells, "STATE");
    String name = header.cell(cells, "NAME");
    if (name.isEmpty() || !state.matches("Running|Exited|Created|Unknown")) {
      return null;
    }
    return new ContainerSeen(
        name,
        header.cell(cells, "IMAGE"),
        state.equals("Running") ? "running" : state.toLowerCase(java.util.Locale.ROOT),
        "",
        -1,
        Text.integer(header.cell(cells, "ATTEMPT")),
        -1,
        ContainerWords.spokenSeconds(header.cell(cells, "CREATED")),
        out.at(number, line));
  }

  private static ContainerSeen docker(
      HeaderColumns header, List<String> cells, Sink out, int number, String line) {
    Matcher status = STATUS.matcher(header.cell(cells, "STATUS"));
    String name = header.cell(cells, "NAMES");
    if (!status.matches()) {
      return null;
    }
    String rest = status.group(3);
    String reason = rest.contains("(unhealthy)") ? "unhealthy" : "";
    return new ContainerSeen(
        name.isEmpty() ? header.cell(cells, "CONTAINER ID") : name,
        header.cell(cells, "IMAGE"),
        state(status.group(1), rest),
        reason,
        status.group(2) == null ? -1 : Text.integer(status.group(2)),
        -1,
        ContainerWords.spokenSeconds(header.cell(cells, "CREATED")),
        ContainerWords.spokenSeconds(rest),
        out.at(number, line));
  }

  private static String state(String word, String rest) {
    return switch (word) {
      case "Up" -> rest.contains("(Paused)") ? "paused" : "running";
      case "Restarting" -> "restarting";
      case "Exited" -> "exited";
      case "Dead", "Removal" -> "dead";
      case "Paused" -> "paused";
      default -> "created";
    };
  }
}
