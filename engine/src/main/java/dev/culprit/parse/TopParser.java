package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * top in batch mode, of procps old and new and of busybox; each refresh is a sample. The summary of
 * a language whose words are not known is read by its places.
 */
final class TopParser extends LineParser {

  private static final List<String> SUMMARIES =
      List.of("Tasks:", "Threads:", "%Cpu", "Cpu", "CPU:", "Mem:", "KiB ", "MiB ", "GiB ", "Swap:");

  private static final Set<String> COUNTED =
      Set.of(
          "total",
          "running",
          "sleeping",
          "stopped",
          "zombie",
          "us",
          "sy",
          "ni",
          "id",
          "wa",
          "hi",
          "si",
          "st");

  private static final List<String> TASKS =
      List.of("total", "running", "sleeping", "stopped", "zombie");
  private static final List<String> SHARES =
      List.of("us", "sy", "ni", "id", "wa", "hi", "si", "st");

  /** The first number of a part of the summary. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(?:\\.\\d{1,4})?");

  private static final Pattern AMOUNTS = Pattern.compile("[KMGTPE]i?B [^\\d]{1,20}:.*");

  private static final Map<String, String> BUSYBOX =
      Map.of(
          "usr", "us", "sys", "sy", "nic", "ni", "idle", "id", "io", "wa", "irq", "hi", "sirq",
          "si");

  TopParser() {
    super("top");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "top");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        95,
        line ->
            line.startsWith("top - ")
                || line.startsWith("%Cpu(s): ")
                || (line.startsWith("Mem: ") && line.contains("K used, "))
                || isHeader(line));
  }

  private static boolean isHeader(String line) {
    ProcessTable table = ProcessTable.of(english(line));
    return table != null && isTop(table);
  }

  /** A header in other words; rows are left as they are. */
  private static String english(String line) {
    return line.contains("PID ") ? Translated.line(line) : line;
  }

  private static boolean isTop(ProcessTable table) {
    return table.has("TIME+") || table.has("VIRT") || table.has("%VSZ");
  }

  @Override
  Rows begin(Sink out) {
    return new Screens(out);
  }

  private static final class Screens implements Rows {

    private final Sink out;
    private final TopCores cores;
    private ProcessTable table;
    private int screen = -1;
    private boolean procps;
    private boolean threads;
    private int place;
    private int memories;

    Screens(Sink out) {
      this.out = out;
      this.cores = new TopCores(out);
    }

    @Override
    public boolean row(String line, int number) {
      ProcessTable header = ProcessTable.of(english(line));
      header = header == null && screen >= 0 && isHeaderByPlace(line) ? ProcessTable.TOP : header;
      if (header != null) {
        cores.finish(sample());
        table = header;
        screen = Math.max(screen, 0);
        return true;
      }
      if (line.startsWith("top - ") || (line.startsWith("Mem: ") && line.contains("K used"))) {
        cores.finish(sample());
        screen++;
        table = null;
        procps = line.startsWith("top - ");
        place = 0;
        memories = 0;
      }
      return table == null ? summary(line, number) : process(line, number);
    }

    /** procps' own columns, of which one language has lost the name of the state. */
    private static boolean isHeaderByPlace(String line) {
      List<String> words = line.length() > 200 ? List.of() : Text.words(line, 14);
      int processor = words.indexOf("%CPU");
      boolean whole = words.size() == 12 && processor == 8;
      boolean lost = words.size() == 11 && processor == 7;
      return (whole || lost) && words.get(2).equals("PR") && words.get(3).equals("NI");
    }

    private boolean process(String line, int number) {
      Map<String, String> cells = table.cells(line);
      if (cells == null || Text.integer(cells.get("pid")) < 0) {
        return false;
      }
      out.looked("process-seen");
      if (threads) {
        cells.remove("rss"); // that of the whole process in the row of each of its threads
      }
      out.observe(new ProcessRow(cells, out.at(number, line)).seen(false, sample()));
      return true;
    }

    private int sample() {
      return out.sample() + Math.max(screen, 0);
    }

    private boolean summary(String line, int number) {
      if (line.startsWith("top - ") || line.startsWith("Load average:")) {
        return Uptime.measures(line, number, sample(), out);
      }
      // a decimal comma is followed by a digit, the comma between two counts never is
      String text = Translated.line(line.strip()).replaceAll("(\\d),(\\d)", "$1.$2");
      place++;
      if (TopBars.observe(text, sample(), number, line, out)) {
        return true;
      }
      if (procps && byPlace(text, number, line)) {
        return true;
      }
      if (SUMMARIES.stream().noneMatch(text::startsWith)) {
        return false;
      }
      if (text.startsWith("Tasks:") || text.startsWith("Threads:")) {
        threads = text.startsWith("Threads:");
        return counts(text, "tasks.", number, line);
      }
      if (text.contains("Mem") || text.contains("Swap")) {
        return memory(text, number, line);
      }
      if (TopCores.core(text) >= 0) {
        return cores.take(text, Screens::shares, sample(), out.at(number, line));
      }
      return text.startsWith("CPU:")
          ? counts(commaed(text), "cpu.", number, line)
          : counts(text, "cpu.", number, line);
    }

    /** A line of the summary with words that are not known. */
    private boolean byPlace(String text, int number, String line) {
      boolean named = SUMMARIES.stream().anyMatch(text::startsWith);
      if (place == 1 && (!named || shares(text).size() < TASKS.size())) {
        return byPlace(text, TASKS, "tasks.", number, line);
      } else if (text.startsWith("%") && TopCores.core(text) < 0) {
        return shares(text).size() < SHARES.size() && byPlace(text, SHARES, "cpu.", number, line);
      } else if (!AMOUNTS.matcher(text).matches()) {
        return false;
      }
      boolean known = named && text.contains(" free") && text.contains(" used");
      boolean swap = ++memories == 2;
      // before procps 3.3.10 the order was another one, and no word had a slash
      return !known && (swap || text.contains("/")) && amounts(text, swap, number, line);
    }

    private boolean byPlace(
        String text, List<String> names, String prefix, int number, String line) {
      String[] parts = text.substring(text.indexOf(':') + 1).split(",", names.size() + 1);
      if (parts.length != names.size()) {
        return false;
      }
      for (int i = 0; i < parts.length; i++) {
        Matcher value = NUMBER.matcher(parts[i]);
        if (value.find()) {
          observe(prefix + names.get(i), Double.parseDouble(value.group()), number, line);
        }
      }
      return true;
    }

    /** Total, free, used; behind the swap space what is available. */
    private boolean amounts(String text, boolean swap, int number, String line) {
      List<String> names =
          swap
              ? List.of("SwapTotal", "SwapFree", "", "MemAvailable")
              : List.of("MemTotal", "MemFree");
      Matcher value = NUMBER.matcher(text.substring(text.indexOf(':')));
      for (String name : names) {
        if (!value.find()) {
          return false;
        }
        double kib = Text.bytes(value.group() + text.charAt(0), 1) / 1024.0;
        if (!name.isEmpty()) {
          observe("meminfo." + name, Math.rint(kib), number, line);
        }
      }
      return true;
    }

    @Override
    public void end() {
      cores.finish(sample());
    }

    /** Busybox' {@code 12% usr 5% sys} with the commas and names of procps. */
    private static String commaed(String text) {
      StringBuilder with = new StringBuilder();
      List<String> words = Text.words(text.substring(4));
      for (int i = 0; i + 1 < words.size(); i += 2) {
        String name = BUSYBOX.getOrDefault(words.get(i + 1), words.get(i + 1));
        with.append(words.get(i)).append(' ').append(name).append(',');
      }
      return with.toString();
    }

    private boolean counts(String text, String prefix, int number, String line) {
      Map<String, Double> counts = shares(text);
      counts.forEach((name, value) -> observe(prefix + name, value, number, line));
      return !counts.isEmpty();
    }

    /** {@code 16 total, 1 running} and {@code 0.3%us, 1.2%sy}: each number before its name. */
    private static Map<String, Double> shares(String text) {
      Map<String, Double> shares = new LinkedHashMap<>();
      for (String part : text.substring(text.indexOf(':') + 1).split(",", 40)) {
        List<String> words = Text.words(part.replace('%', ' '));
        double value = words.size() == 2 ? Text.decimal(words.get(0)) : Double.NaN;
        if (!Double.isNaN(value) && COUNTED.contains(words.get(1))) {
          shares.put(words.get(1), value);
        }
      }
      return shares;
    }

    private boolean memory(String text, int number, String line) {
      boolean swap = text.contains("Swap:") || text.contains("Swap :");
      String amounts = text.substring(text.indexOf(':') + 1).replace(". ", ", ");
      String unit = text.indexOf("iB ") == 1 ? text.substring(0, 1) : "";
      long sum = 0;
      for (String part : amounts.split(",", 20)) {
        List<String> words = Text.words(part);
        long bytes = words.size() < 2 ? -1 : Text.bytes(words.get(0) + unit, 1024);
        String name = words.size() < 2 ? "" : memoryName(words.get(1), swap);
        boolean summand =
            name.equals("MemFree") || (words.size() == 2 && words.get(1).equals("used"));
        sum += summand ? Math.max(0, bytes) : 0;
        if (bytes >= 0 && !name.isEmpty()) {
          observe("meminfo." + name, Math.rint(bytes / 1024.0), number, line);
        }
      }
      if (!swap && sum > 0 && !amounts.contains("total")) {
        observe("meminfo.MemTotal", Math.rint(sum / 1024.0), number, line); // busybox has no total
      }
      return true;
    }

    private static String memoryName(String word, boolean swap) {
      return switch (word) {
        case "total" -> swap ? "SwapTotal" : "MemTotal";
        case "free" -> swap ? "SwapFree" : "MemFree";
        case "avail" -> "MemAvailable";
        case "buffers" -> "Buffers";
        case "cached" -> "Cached";
        default -> "";
      };
    }

    private void observe(String name, double value, int number, String line) {
      out.observe(new Measure(name, value, sample(), out.at(number, line)));
    }
  }
}
