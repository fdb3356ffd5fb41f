package dev.culprit.parse;

import dev.culprit.fact.BlockDevice;
import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** lsblk with any columns: cells stand below their headings. */
final class LsblkParser extends LineParser {

  /** A heading of each of its lists: {@code -f}, {@code -t}, {@code -D}, and the usual one. */
  private static final List<String> COLUMNS =
      List.of("MOUNTPOINT", "MOUNTPOINTS", "FSTYPE", "MIN-IO", "DISC-GRAN");

  /** What is drawn before a name. */
  private static final Pattern BRANCH = Pattern.compile("^[^A-Za-z0-9/]{1,40}");

  /** A branch, and the folder of the device's file. */
  private static final Pattern PATH =
      Pattern.compile("^(?:[^A-Za-z0-9/]{0,40}/dev/(?:mapper/)?|[^A-Za-z0-9]{1,40})");

  LsblkParser() {
    super("lsblk");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lsblk");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> isHeader(line) || isPairs(line));
  }

  /** {@code NAME="sda" MAJ:MIN="8:0" …} of lsblk -P. */
  private static boolean isPairs(String line) {
    return line.startsWith("NAME=\"") && line.contains(" TYPE=\"");
  }

  private static boolean isHeader(String line) {
    List<String> words = Text.words(line, 30);
    return words.size() > 2
        && words.get(0).equals("NAME")
        && COLUMNS.stream().anyMatch(words::contains);
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> names = List.of();
      private String header = "";

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          names = Text.words(line, 30);
          header = line;
          return true;
        }
        Map<String, String> cells = isPairs(line) ? Pairs.of(line) : cells(line);
        String name = name(cells.getOrDefault("NAME", ""));
        if (!names.isEmpty() && !names.contains("SIZE")) {
          // topology and labels; no size, and cells in between may be empty
          return !name.isEmpty() || isMore(line);
        }
        boolean headless = names.isEmpty() && !isPairs(line);
        if (name.isEmpty() || headless || cells.size() < 3) {
          return isMore(line);
        }
        String mounts = cells.getOrDefault("MOUNTPOINT", cells.getOrDefault("MOUNTPOINTS", ""));
        String mount = first(mounts);
        out.observe(
            new BlockDevice(
                name,
                cells.getOrDefault("TYPE", ""),
                Text.bytes(cells.getOrDefault("SIZE", ""), 1),
                cells.getOrDefault("RO", "0").equals("1"),
                mount,
                out.at(number, line)));
        return true;
      }

      /** Without its branch and, of {@code lsblk -p}, without the folder. */
      private static String name(String cell) {
        return PATH.matcher(cell).replaceFirst("");
      }

      /** Of several mount points the first that is one counts; -r and -P escape what parts them. */
      private static String first(String mounts) {
        for (String mount : mounts.split("\\\\x0a", 64)) {
          if (!mount.isBlank()) {
            return mount.strip().replace("\\x20", " ");
          }
        }
        return "";
      }

      /** Further mount points of a device stand below the first. */
      private static boolean isMore(String line) {
        return line.strip().startsWith("/") || line.strip().startsWith("[");
      }

      /**
       * Words in the order of the columns, of which the last is all the rest. Where one is missing,
       * each belongs to the heading above it, as far as that can be told.
       */
      private Map<String, String> cells(String line) {
        String row = BRANCH.matcher(line).replaceFirst(match -> " ".repeat(match.end()));
        List<String> words = Text.words(row, names.size());
        if (words.size() < names.size()) {
          Map<String, String> placed = placed(row, words);
          if (placed.size() == words.size()) {
            return placed;
          }
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < names.size() && i < words.size(); i++) {
          cells.put(names.get(i), words.get(i));
        }
        return cells;
      }

      private Map<String, String> placed(String row, List<String> words) {
        Map<String, String> cells = new HashMap<>();
        if (words.isEmpty()) {
          return cells;
        }
        // the tree moves names to the right, out of their column's heading
        cells.put(names.get(0), words.get(0));
        int start = row.indexOf(words.get(0)) + words.get(0).length();
        for (String word : words.subList(1, words.size())) {
          start = row.indexOf(word, start);
          int end = start + word.length();
          for (String name : names) {
            int at = (" " + header + " ").indexOf(" " + name + " ");
            if (at < end && at + name.length() > start) {
              cells.putIfAbsent(name, word);
              break;
            }
          }
          start = end;
        }
        return cells;
      }
    };
  }
}
