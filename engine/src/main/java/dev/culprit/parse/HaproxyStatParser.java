package dev.culprit.parse;

import dev.culprit.fact.BalancerServer;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** haproxy's {@code show stat}, as CSV or laid out in columns. */
final class HaproxyStatParser extends LineParser {

  /**
   * What the last check has told stands in quotes and may hold a comma; no column of it is read.
   */
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\"){0,500}\"");

  HaproxyStatParser() {
    super("haproxy-stat");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.command().contains("show stat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, HaproxyStatParser::isHeader);
  }

  private static boolean isHeader(String line) {
    return line.startsWith("# pxname") && line.contains("svname");
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private List<String> names = List.of();
    private List<Integer> starts = List.of();

    Table(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (isHeader(line)) {
        header(line);
        return true;
      }
      List<String> cells = cells(line);
      String server = cell(cells, "svname");
      if (names.isEmpty() || server.isEmpty() || cell(cells, "status").isEmpty()) {
        return false;
      }
      if (!server.equals("FRONTEND") && !server.equals("BACKEND")) {
        out.observe(server(cells, number, line));
      }
      return true;
    }

    private void header(String line) {
      String text = line.substring(1);
      if (line.indexOf(',') > 0) {
        starts = List.of();
        names = List.of(text.strip().split(",", -1));
        return;
      }
      names = new ArrayList<>(Text.words(text));
      starts = new ArrayList<>();
      int at = 0;
      for (String name : names) {
        at = line.indexOf(name, at);
        starts.add(at);
        at += name.length();
      }
      starts.set(0, 0);
    }

    private List<String> cells(String line) {
      if (starts.isEmpty()) {
        return List.of(QUOTED.matcher(line).replaceAll("").split(",", -1));
      }
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < starts.size(); i++) {
        int begin = Math.min(line.length(), starts.get(i));
        int end =
            i + 1 < starts.size() ? Math.min(line.length(), starts.get(i + 1)) : line.length();
        cells.add(line.substring(begin, end).strip());
      }
      return cells;
    }

    private String cell(List<String> cells, String name) {
      int i = names.indexOf(name);
      return i < 0 || i >= cells.size() ? "" : cells.get(i);
    }

    private long number(List<String> cells, String name) {
      return Text.number(cell(cells, name), -1);
    }

    private BalancerServer server(List<String> cells, int number, String line) {
      String status = cell(cells, "status");
      boolean up =
          status.startsWith("UP") || status.startsWith("no check") || status.startsWith("OPEN");
      long failures = -1;
      for (String name : new String[] {"hrsp_5xx", "econ", "eresp"}) {
        long count = number(cells, name);
        failures = count < 0 ? failures : Math.max(0, failures) + count;
      }
      return new BalancerServer(
          "haproxy",
          cell(cells, "pxname"),
          cell(cells, "svname"),
          cell(cells, "addr"),
          up,
          check(cells, status),
          number(cells, "stot"),
          failures,
          out.at(number, line));
    }

    private String check(List<String> cells, String status) {
      String check = cell(cells, "check_status").replace("*", "").strip();
      if (check.startsWith("L7")) {
        return "L7";
      } else if (check.startsWith("L4") || check.startsWith("L6")) {
        return "L4";
      }
      return status.startsWith("no check") ? "none" : "";
    }
  }
}
