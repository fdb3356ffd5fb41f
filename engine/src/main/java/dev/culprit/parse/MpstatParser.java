package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code mpstat -P ALL}: each interval is a sample from 1 on, and what is since boot is sample 0;
 * the average at the end is none.
 */
final class MpstatParser extends LineParser {

  MpstatParser() {
    super("mpstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "mpstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> isHeader(columns(line)));
  }

  private static List<String> columns(String line) {
    return SysstatText.withoutTime(Text.words(line, 30));
  }

  private static boolean isHeader(List<String> words) {
    boolean times = words.size() > 4 && words.contains("%idle");
    boolean interrupts = words.size() > 1 && words.get(1).endsWith("/s");
    boolean cores = words.size() > 1 && (words.get(0).equals("CPU") || words.get(0).equals("NODE"));
    return cores && (times || interrupts);
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> columns = List.of();
      private LocalTime begun;
      private final Set<String> seen = new HashSet<>();
      private int sample = out.sample();

      @Override
      public boolean row(String line, int number) {
        List<String> words = columns(line);
        LocalTime time = SysstatText.time(Text.words(line, 4));
        if (isHeader(words)) {
          columns = words;
          begun = time;
          return true;
        } else if (SysstatText.isBanner(line) || SysstatText.isAverage(Text.words(line, 3))) {
          return true;
        }
        words = placed(words);
        if (columns.isEmpty() || words.size() != columns.size()) {
          return false;
        } else if (columns.get(0).equals("NODE")) {
          return true; // the sums of its cores
        }
        if (seen.isEmpty() && sample == out.sample() && time != null && !time.equals(begun)) {
          sample++; // an interval that has a beginning; since boot it has none
        }
        if (!seen.add(words.get(0))) {
          seen.clear();
          seen.add(words.get(0));
          sample++;
        }
        return !columns.contains("%idle") || core(words, number, line);
      }

      /** With -T the row of all cores has no core, socket and node. */
      private List<String> placed(List<String> words) {
        if (!columns.contains("CORE") || words.isEmpty() || !words.get(0).equals("all")) {
          return words;
        }
        List<String> placed = new ArrayList<>(words);
        placed.addAll(1, List.of("", "", ""));
        return placed;
      }

      private boolean core(List<String> words, int number, String line) {
        double user = value(words, "%usr", "%user");
        double system = value(words, "%sys", "%system");
        double wait = value(words, "%iowait");
        double soft = value(words, "%soft");
        double steal = value(words, "%steal");
        double idle = value(words, "%idle");
        if (words.get(0).equals("all")) {
          String[] names = {"us", "ni", "sy", "wa", "si", "st", "id"};
          double[] values = {user, value(words, "%nice"), system, wait, soft, steal, idle};
          for (int i = 0; i < names.length; i++) {
            out.observe(new Measure("cpu." + names[i], values[i], sample, out.at(number, line)));
          }
          return true;
        }
        int core = Text.integer(words.get(0));
        if (core >= 0) {
          out.observe(SysstatText.core(columns, words, sample, out.at(number, line)));
        }
        return core >= 0;
      }

      private double value(List<String> words, String... names) {
        return SysstatText.value(columns, words, names);
      }
    };
  }
}
