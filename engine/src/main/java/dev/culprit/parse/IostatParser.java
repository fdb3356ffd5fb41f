package dev.culprit.parse;

import dev.culprit.fact.DeviceLoad;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * iostat, with -x or without, of sysstat 9 to 12. The first table is since boot; it is sample 0,
 * the intervals follow.
 */
final class IostatParser extends LineParser {

  /** What {@code -t} prints before each table. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{2,4}[-/.]\\d{2}[-/.]\\d{2,4}[ T]\\d{2}:\\d{2}:\\d{2}|\\d{4}[\u5e74\ub144] ?\\d{1,2}");

  /** A column of each of its tables; with -h and --pretty they stand one below another. */
  private static final List<String> FIRST = List.of("%util", "tps", "r/s", "w/s", "d/s", "f/s");

  /** With -y the table of the time since boot is left out. */
  private static final Pattern WITHOUT_BOOT = Pattern.compile("(?:.* )?-[a-zA-Z]*y.*");

  /** Devices of which the tables are held until all of them are read. */
  private static final int MOST_STACKED = 4096;

  IostatParser() {
    super("iostat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "iostat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> isDevices(line) || line.startsWith("avg-cpu:"));
  }

  private static boolean isDevices(String line) {
    boolean named = line.startsWith("Device") || line.strip().endsWith(" Device");
    return named && FIRST.stream().anyMatch(line::contains);
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> columns = List.of();
      private List<String> processor = List.of();
      private final Set<String> seen = new HashSet<>();
      private String wrapped = "";
      private final Map<String, Stacked> stacked = new LinkedHashMap<>();
      private boolean counted;
      private int sample = out.sample() + (isWithoutBoot(out.asked()) ? 1 : 0);

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 40);
        if (line.startsWith("avg-cpu:")) {
          processor = words.subList(1, words.size());
          end();
          sample += seen.isEmpty() && !counted ? 0 : 1;
          seen.clear();
          counted = true;
          return true;
        } else if (isDevices(line)) {
          columns = words;
          if (stacked.values().stream().anyMatch(one -> one.columns().contains(words.get(0)))) {
            end(); // the same table again: the next interval
          }
          return true;
        } else if (!processor.isEmpty() && words.size() == processor.size()) {
          processor(words, number, line);
          return true;
        }
        if (words.size() == columns.size() - 1 && !wrapped.isEmpty()) {
          words.add(0, wrapped);
        }
        wrapped = "";
        if (columns.isEmpty()) {
          columns = IostatColumns.of(words, out.asked());
        }
        boolean row = !columns.isEmpty() && words.size() == columns.size();
        if (!row && !columns.isEmpty() && words.size() == 1 && !line.startsWith(" ")) {
          wrapped = words.get(0); // before version 10 a long name had a line of its own
          return true;
        }
        if (row) {
          device(words, number, line);
        }
        return row || SysstatText.isBanner(line) || TIME.matcher(line).lookingAt();
      }

      private void processor(List<String> words, int number, String line) {
        String[][] names = {
          {"%user", "us"},
          {"%nice", "ni"},
          {"%system", "sy"},
          {"%iowait", "wa"},
          {"%steal", "st"},
          {"%idle", "id"}
        };
        for (String[] name : names) {
          double value =
              SysstatText.value(
                  processor, words.stream().map(SysstatText::plain).toList(), name[0]);
          if (value >= 0) {
            out.observe(new Measure("cpu." + name[1], value, sample, out.at(number, line)));
          }
        }
        processor = List.of();
      }

      private void device(List<String> words, int number, String line) {
        boolean first = columns.get(0).startsWith("Device");
        int at = first ? 0 : columns.size() - 1;
        String device = words.get(at).replace(":", "");
        words.replaceAll(SysstatText::plain);
        if (first) {
          load(device, columns, words, out.at(number, line));
          return;
        }
        Origin origin = out.at(number, line);
        if (stacked.size() >= MOST_STACKED) {
          end();
        }
        Stacked row =
            stacked.computeIfAbsent(
                device, name -> new Stacked(new ArrayList<>(), new ArrayList<>(), origin));
        row.columns().addAll(columns.subList(0, at));
        row.words().addAll(words.subList(0, at));
      }

      @Override
      public void end() {
        stacked.forEach((device, row) -> load(device, row.columns(), row.words(), row.origin()));
        stacked.clear();
      }

      private void load(String device, List<String> names, List<String> words, Origin origin) {
        if (!seen.add(device)) {
          seen.clear();
          seen.add(device);
          sample++;
        }
        double read = SysstatText.value(names, words, "r_await", "await");
        double write = SysstatText.value(names, words, "w_await", "await");
        out.observe(
            new DeviceLoad(
                device,
                SysstatText.value(names, words, "r/s", "tps"),
                SysstatText.value(names, words, "w/s"),
                Math.max(read, write),
                SysstatText.value(names, words, "aqu-sz", "avgqu-sz"),
                SysstatText.value(names, words, "%util"),
                sample,
                origin));
      }
    };
  }

  private static boolean isWithoutBoot(String asked) {
    return WITHOUT_BOOT.matcher(Asked.arguments(asked)).matches();
  }

  /** The rows of one device in tables that stand one below another. */
  private record Stacked(List<String> columns, List<String> words, Origin origin) {}
}
