package dev.culprit.parse;

import dev.culprit.fact.FilesystemUse;
import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The columns that somebody chose with {@code df --output}: in another order than df's own, or with
 * blocks and inodes in one row.
 */
final class DfColumns {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Filesystem", "source"),
          Map.entry("Type", "fstype"),
          Map.entry("Inodes", "itotal"),
          Map.entry("IUsed", "iused"),
          Map.entry("IFree", "iavail"),
          Map.entry("IUse%", "ipcent"),
          Map.entry("1K-blocks", "size"),
          Map.entry("Size", "size"),
          Map.entry("1024-blocks", "size"),
          Map.entry("Used", "used"),
          Map.entry("Avail", "avail"),
          Map.entry("Available", "avail"),
          Map.entry("Use%", "pcent"),
          Map.entry("Capacity", "pcent"),
          Map.entry("File", "file"),
          Map.entry("Mounted", "target"));

  private final List<String> columns;

  private DfColumns(List<String> columns) {
    this.columns = columns;
  }

  /** The columns of a header that is not one of df's own; null for any other line. */
  static DfColumns of(String line) {
    List<String> words = new ArrayList<>(Text.words(line, 20));
    int mounted = words.indexOf("Mounted");
    if (mounted < 0 || mounted + 1 >= words.size() || !words.get(mounted + 1).equals("on")) {
      return null;
    }
    words.remove(mounted + 1);
    if (words.size() < 2 || !NAMES.keySet().containsAll(words)) {
      return null;
    }
    List<String> columns = words.stream().map(NAMES::get).toList();
    boolean both = columns.contains("size") && columns.contains("itotal");
    boolean few = columns.size() < 5;
    boolean order = columns.indexOf("target") != columns.size() - 1 || columns.contains("file");
    return both || few || order ? new DfColumns(columns) : null;
  }

  /** Whether it has as many cells as there are columns. */
  boolean isRow(String line) {
    return Text.words(line, columns.size()).size() == columns.size();
  }

  /** What a row says of blocks and of inodes. */
  List<FilesystemUse> uses(String line, int sample, Origin origin) {
    List<String> cells = Text.words(line, columns.size());
    List<FilesystemUse> uses = new ArrayList<>();
    if (cells.size() == columns.size()) {
      add(cells, false, new String[] {"size", "used", "avail", "pcent"}, uses, sample, origin);
      add(cells, true, new String[] {"itotal", "iused", "iavail", "ipcent"}, uses, sample, origin);
    }
    return uses;
  }

  private void add(
      List<String> cells,
      boolean inodes,
      String[] names,
      List<FilesystemUse> uses,
      int sample,
      Origin origin) {
    long total = amount(cell(cells, names[0]), inodes);
    long used = amount(cell(cells, names[1]), inodes);
    long left = amount(cell(cells, names[2]), inodes);
    String percent = cell(cells, names[3]).replace("%", "");
    if (total < 0 && used < 0 && Text.isNumber(percent)) {
      total = 100; // only the share is told
      used = Long.parseLong(percent);
      left = 100 - used;
    }
    total = total < 0 && used >= 0 && left >= 0 ? used + left : total;
    left = left < 0 && total >= 0 && used >= 0 ? total - used : left;
    String mount = cell(cells, "target");
    if (total > 0 && used >= 0 && mount.startsWith("/")) {
      uses.add(
          new FilesystemUse(
              mount,
              cell(cells, "source"),
              cell(cells, "fstype"),
              inodes,
              total,
              used,
              left,
              sample,
              origin));
    }
  }

  private static long amount(String cell, boolean inodes) {
    if (cell.isEmpty() || cell.equals("-")) {
      return -1;
    }
    long bytes = Text.bytes(cell, inodes ? 1 : 1024);
    return inodes || bytes < 0 ? bytes : bytes / 1024;
  }

  private String cell(List<String> cells, String column) {
    int at = columns.indexOf(column);
    return at < 0 ? "" : cells.get(at);
  }
}
