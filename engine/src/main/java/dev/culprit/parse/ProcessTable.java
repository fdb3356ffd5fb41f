package dev.culprit.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a process table as its header names them, and the cells of its rows.
 *
 * <p>Cells are words, except those that tools print with blanks: start times and the command line.
 */
final class ProcessTable {

  /** What a column tells us, by the headings of procps, busybox and top. */
  private static final Map<String, String> MEANINGS = meanings();

  /** Headings that only show that it is a process table. */
  private static final Set<String> OTHERS =
      Set.of(
          "PGID",
          "SID",
          "SESS",
          "PGRP",
          "%MEM",
          "VSZ",
          "VSIZE",
          "VIRT",
          "SHR",
          "TTY",
          "TT",
          "TIME",
          "TIME+",
          "CPUTIME",
          "START",
          "STARTED",
          "STIME",
          "BSDSTART",
          "NI",
          "PRI",
          "PR",
          "RTPRIO",
          "CLS",
          "POL",
          "PSR",
          "P",
          "F",
          "ADDR",
          "SZ",
          "TPGID",
          "CGROUP",
          "GROUP",
          "EGROUP",
          "RGROUP",
          "GID",
          "EGID",
          "RGID",
          "SUPGID",
          "SUPGRP",
          "LABEL",
          "CONTEXT",
          "MAJFLT",
          "MINFLT",
          "MAJFL",
          "MINFL",
          "PENDING",
          "BLOCKED",
          "IGNORED",
          "CAUGHT",
          "EIP",
          "ESP",
          "SIGNAL",
          "TRS",
          "DRS",
          "%VSZ",
          "PSS",
          "USS",
          "IPCNS",
          "MNTNS",
          "NETNS",
          "PIDNS",
          "USERNS",
          "UTSNS",
          "MACHINE",
          "UNIT",
          "SLICE",
          "OOM",
          "SWAP",
          "DATA",
          "CODE",
          "nFLT",
          "nDRT",
          "CP",
          "LIM",
          "SCH",
          "TGID");

  /** Blanks in the name of a user or a program. */
  private static final int MOST_BLANKS = 3;

  private static final Set<String> DAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final Set<String> MONTHS =
      Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /** The table of {@code ps aux}, for rows that a grep left without their header. */
  static final ProcessTable AUX =
      new ProcessTable(
          List.of(
              "USER", "PID", "%CPU", "%MEM", "VSZ", "RSS", "TTY", "STAT", "START", "TIME",
              "COMMAND"));

  /** The table of {@code ps -ef}. */
  static final ProcessTable FULL =
      new ProcessTable(List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"));

  /** The table of procps top. */
  static final ProcessTable TOP =
      new ProcessTable(
          List.of(
              "PID", "USER", "PR", "NI", "VIRT", "RES", "SHR", "S", "%CPU", "%MEM", "TIME+",
              "COMMAND"));

  private final List<String> headings;
  private final List<String> columns = new ArrayList<>();
  private final int last;

  private ProcessTable(List<String> headings) {
    this.headings = headings;
    for (String heading : headings) {
      boolean processor = heading.equals("CPU") && headings.contains("%CPU");
      String meaning = processor ? "" : MEANINGS.getOrDefault(heading, "");
      boolean again = meaning.equals("command") && columns.contains("command");
      columns.add(again ? "arguments" : meaning);
    }
    last = Math.max(columns.lastIndexOf("command"), columns.lastIndexOf("arguments"));
  }

  /** The table that a header line describes, or null when the line is no such header. */
  static ProcessTable of(String header) {
    List<String> headings = Text.words(header);
    if (headings.size() < 2 || headings.size() > 60 || !headings.contains("PID")) {
      return null;
    }
    long known =
        headings.stream().filter(h -> MEANINGS.containsKey(h) || OTHERS.contains(h)).count();
    ProcessTable table = new ProcessTable(headings);
    return table.last >= 0 && known * 4 >= headings.size() * 3L ? table : null;
  }

  /** Whether a column of that heading is there. */
  boolean has(String heading) {
    return headings.contains(heading);
  }

  /** Whether its rows are threads. */
  boolean ofThreads() {
    return columns.contains("thread");
  }

  /** The cells of a row by meaning, or null when the row does not fit. */
  Map<String, String> cells(String row) {
    List<String> words = Text.words(row, last + 12);
    Map<String, String> cells = cells(row, words, -1, 0);
    for (int i = 0; i < last && cells == null && isChecked(); i++) {
      boolean name = columns.get(i).equals("user") || columns.get(i).equals("command");
      for (int more = 1; name && more <= MOST_BLANKS && cells == null; more++) {
        cells = cells(row, words, i, more);
      }
    }
    return cells;
  }

  /** Whether numbers besides the pid show that the cells are where they are thought to be. */
  private boolean isChecked() {
    return columns.contains("rss") || columns.contains("cpu") || columns.contains("parent");
  }

  /** The cells of a row, of which one column has so many words more than one. */
  private Map<String, String> cells(String row, List<String> words, int wide, int more) {
    Map<String, String> cells = new HashMap<>();
    int at = 0;
    for (int i = 0; i < last; i++) {
      int end = i == wide ? at + 1 + more : at + 1;
      if (end > words.size()) {
        return null;
      }
      put(cells, i, String.join(" ", words.subList(at, end)));
      at = i == wide ? end : at + width(i, words, at);
    }
    if (at >= words.size()) {
      return null;
    }
    String rest = row.substring(position(row, at));
    return fits(cells) ? withCommand(cells, rest) : null;
  }

  /** Where the word of that number begins. */
  private static int position(String row, int word) {
    int i = 0;
    for (int n = 0; ; n++) {
      while (i < row.length() && Character.isWhitespace(row.charAt(i))) {
        i++;
      }
      if (n == word || i == row.length()) {
        return i;
      }
      while (i < row.length() && !Character.isWhitespace(row.charAt(i))) {
        i++;
      }
    }
  }

  private void put(Map<String, String> cells, int column, String word) {
    if (!columns.get(column).isEmpty()) {
      cells.putIfAbsent(columns.get(column), word);
    }
  }

  /** How many words the cell takes: start times have up to five. */
  private int width(int column, List<String> words, int at) {
    String heading = headings.get(column);
    if (!heading.startsWith("START")) {
      return 1;
    }
    if (DAYS.contains(words.get(at)) && at + 4 < words.size()) {
      return 5;
    }
    boolean date = at + 1 < words.size() && Text.isNumber(words.get(at + 1));
    return MONTHS.contains(words.get(at)) && date ? 2 : 1;
  }

  private boolean fits(Map<String, String> cells) {
    String pid = cells.getOrDefault("pid", "");
    boolean thread = pid.equals("-");
    return (thread || Text.integer(pid) >= 0)
        && numeric(cells.get("parent"))
        && numeric(cells.get("rss"))
        && numeric(cells.get("cpu"));
  }

  private static boolean numeric(String cell) {
    return cell == null
        || cell.equals("-")
        || cell.endsWith("nan") // a share of no time at all
        || Text.bytes(cell.replace("%", ""), 1) >= 0;
  }

  /** Takes the command, and what stands right of it, from the end of the row. */
  private Map<String, String> withCommand(Map<String, String> cells, String rest) {
    int right = headings.size() - 1 - last;
    String command = rest.stripTrailing();
    for (int i = 0; i < right; i++) {
      int blank = command.lastIndexOf(' ');
      if (blank < 0) {
        break;
      }
      put(cells, headings.size() - 1 - i, command.substring(blank + 1));
      command = command.substring(0, blank).stripTrailing();
    }
    cells.put(columns.get(last), command);
    return cells;
  }

  private static Map<String, String> meanings() {
    Map<String, String> map = new HashMap<>();
    map.put("PID", "pid");
    for (String heading : List.of("PPID", "PARENT")) {
      map.put(heading, "parent");
    }
    for (String heading :
        List.of("USER", "UID", "EUSER", "RUSER", "EUID", "RUID", "UNAME", "LOGIN", "RUNAME")) {
      map.put(heading, "user");
    }
    for (String heading : List.of("STAT", "S", "STATE")) {
      map.put(heading, "state");
    }
    for (String heading : List.of("RSS", "RSZ", "RES", "RSSIZE")) {
      map.put(heading, "rss");
    }
    for (String heading : List.of("%CPU", "PCPU", "C", "CPU%", "CPU")) {
      map.put(heading, "cpu");
    }
    for (String heading : List.of("NLWP", "THCNT", "nTH", "THR")) {
      map.put(heading, "threads");
    }
    for (String heading : List.of("LWP", "TID", "SPID")) {
      map.put(heading, "thread");
    }
    for (String heading : List.of("COMMAND", "CMD", "ARGS", "COMM", "UCMD", "UCOMM")) {
      map.put(heading, "command");
    }
    map.put("ELAPSED", "elapsed");
    map.put("WCHAN", "wchan");
    return map;
  }
}
