package dev.culprit.parse;

import dev.culprit.fact.BlockDevice;
import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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

  private static final Pattern WITHOUT_NAMES =
      Pattern.compile("(?:.* )?(?:-[a-zA-Z]*n[a-zA-Z]*|--noheadings)(?: .*)?");

  /** Columns that hold a device's path with {@code -p}, or always. */
  private static final Set<String> DEVICES = Set.of("NAME", "KNAME", "PKNAME", "PATH");

  private static final Pattern RAW =
      Pattern.compile("(?:.* )?(?:-[a-zA-Z]*r[a-zA-Z]*|--raw)(?: .*)?");

  private static final Pattern OTHER_LISTS = Pattern.compile("(?:.* )?-[a-zA-Z]*[ftmDOSP].*");

  private static final Pattern OUTPUT =
      Pattern.compile("(?:^| )(?:-[a-zA-Z]*o ?|--output[= ])([a-zA-Z:%-][a-zA-Z:,%-]*)");

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

  /** The columns that {@code lsblk -n} shows without their names; none where nobody can tell. */
  private static List<String> unnamed(String asked) {
    String arguments = Asked.tool(asked).equals("lsblk") ? Asked.arguments(asked) : "";
    if (!WITHOUT_NAMES.matcher(arguments).matches() || OTHER_LISTS.matcher(arguments).matches()) {
      return List.of();
    }
    Matcher output = OUTPUT.matcher(arguments);
    String columns = output.find() ? output.group(1) : "NAME,MAJ:MIN,RM,SIZE,RO,TYPE,MOUNTPOINT";
    List<String> names = List.of(columns.toUpperCase(Locale.ROOT).split(",", 30));
    return names.contains("NAME") && names.contains("SIZE") ? names : List.of();
  }

  /** Whether cells are what their columns hold: an empty one moves all behind it to the left. */
  private static boolean fits(Map<String, String> cells) {
    String mount = cells.getOrDefault("MOUNTPOINT", cells.getOrDefault("MOUNTPOINTS", ""));
    long paths =
        cells.entrySet().stream()
            .filter(cell -> cell.getValue().startsWith("/") && !DEVICES.contains(cell.getKey()))
            .count();
    return Text.bytes(cells.getOrDefault("SIZE", ""), 1) >= 0
        && cells.getOrDefault("TYPE", "disk").matches("[a-z]+\\d*")
        && cells.getOrDefault("RO", "0").matches("[01]")
        && (mount.startsWith("/") ? paths == 1 : paths == 0)
        && (mount.isEmpty() || mount.startsWith("/") || mount.startsWith("["));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> names = unnamed(out.asked());
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
        boolean headless =
            !isPairs(line) && (names.isEmpty() || (header.isEmpty() && !fits(cells)));
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
        if (header.isEmpty() && RAW.matcher(Asked.arguments(out.asked())).matches()) {
          return inOrder(List.of(line.split(" ", names.size()))); // two blanks for an empty cell
        }
        String row = BRANCH.matcher(line).replaceFirst(match -> " ".repeat(match.end()));
        List<String> words = Text.words(row, names.size());
        if (words.size() < names.size() && !header.isEmpty()) {
          Map<String, String> placed = placed(row, words);
          if (placed.size() == words.size()) {
            return placed;
          }
        }
        return inOrder(words);
      }

      private Map<String, String> inOrder(List<String> words) {
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
