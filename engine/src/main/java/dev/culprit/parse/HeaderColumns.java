package dev.culprit.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * A heading whose names say where the cells below begin, as docker and kubectl print tables: names
 * are parted by two blanks or more, and cells may be empty or hold single blanks.
 */
final class HeaderColumns {

  private static final int MOST = 24;

  private final List<String> names = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();

  /** Takes a heading apart. */
  HeaderColumns(String header) {
    int at = 0;
    while (at < header.length() && names.size() < MOST) {
      while (at < header.length() && header.charAt(at) == ' ') {
        at++;
      }
      int end = header.indexOf("  ", at);
      end = end < 0 ? header.length() : end;
      if (at < end) {
        names.add(header.substring(at, end).strip());
        starts.add(at);
      }
      at = end;
    }
  }

  /** Whether a column of that name is there. */
  boolean has(String name) {
    return names.contains(name);
  }

  /**
   * The cells of a row in the order of the names, "" for empty ones; an empty list when the row
   * does not stand below the heading and has not as many cells as it.
   */
  List<String> cells(String row) {
    for (int i = 1; i < starts.size(); i++) {
      int start = starts.get(i);
      if (start < row.length() && row.charAt(start - 1) != ' ') {
        return split(row);
      }
    }
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int start = Math.min(starts.get(i), row.length());
      int end = i + 1 < starts.size() ? Math.min(starts.get(i + 1), row.length()) : row.length();
      cells.add(row.substring(start, end).strip());
    }
    return cells;
  }

  /** A wide cell pushes those behind it to the right; then two blanks part them. */
  private List<String> split(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.strip().split(" {2,}", MOST + 1)) {
      cells.add(cell.strip());
    }
    return cells.size() == names.size() ? cells : List.of();
  }

  /** The cell of the first of {@code wanted} that the heading has, or "". */
  String cell(List<String> cells, String... wanted) {
    for (String name : wanted) {
      int at = names.indexOf(name);
      if (at >= 0 && at < cells.size()) {
        return cells.get(at);
      }
    }
    return "";
  }
}
