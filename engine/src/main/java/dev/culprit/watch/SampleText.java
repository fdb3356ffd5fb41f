package dev.culprit.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A sample as text: a line for the time, one for each small file, and one for each process that is
 * new or has changed since the sample before; {@code -PID} for one that has gone. The first sample
 * of a recording, and every {@value #KEY}th, holds all of them.
 */
final class SampleText {

  /** How often everything is written. */
  static final int KEY = 60;

  /** Memory moves all the time; less than this is not worth a line, in KiB. */
  private static final long MEMORY_STEP = 128;

  private SampleText() {}

  /**
   * Writes a sample.
   *
   * @param before what the reader knows by then, or null where it shall know nothing
   */
  static String write(Sample sample, Sample before) {
    StringBuilder out = new StringBuilder();
    out.append(before == null ? "key " : "at ").append(sample.at()).append(' ');
    out.append(sample.opens()).append('\n');
    sample
        .texts()
        .forEach(
            (path, text) -> {
              out.append("file ").append(path).append('\n');
              text.lines().forEach(line -> out.append(' ').append(line).append('\n'));
            });
    for (Row row : sample.rows().values()) {
      if (before == null || hasMoved(row, before.rows().get(row.pid()))) {
        row(row, out);
      }
    }
    if (before != null) {
      for (int pid : before.rows().keySet()) {
        if (!sample.rows().containsKey(pid)) {
          out.append('-').append(pid).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static boolean hasMoved(Row row, Row before) {
    return !row.isSame(before)
        || row.descriptors() != before.descriptors()
        || row.unbound() != before.unbound()
        || row.threads() != before.threads()
        || row.limit() != before.limit()
        || Math.abs(row.memory() - before.memory()) >= MEMORY_STEP;
  }

  private static void row(Row row, StringBuilder out) {
    for (long number :
        new long[] {
          row.pid(),
          row.parent(),
          row.begun(),
          row.limit(),
          row.descriptors(),
          row.unbound(),
          row.memory(),
          row.threads()
        }) {
      out.append(number).append(' ');
    }
    out.append(row.name()).append('\n');
  }

  /**
   * Reads a sample.
   *
   * @param before the sample before, or null where that could not be read
   * @return null where it can only be understood after one that is missing
   * @throws IllegalArgumentException where it was not written by this program
   */
  static Sample read(String text, Sample before) {
    String[] lines = text.split("\n", -1);
    String[] head = lines[0].split(" ", -1);
    if (head.length != 3 || !(head[0].equals("key") || head[0].equals("at"))) {
      throw new IllegalArgumentException("it is no sample of culprit watch");
    }
    if (head[0].equals("at") && before == null) {
      return null;
    }
    NavigableMap<Integer, Row> rows =
        head[0].equals("key") ? new TreeMap<>() : new TreeMap<>(before.rows());
    Map<String, String> texts = new TreeMap<>();
    String file = "";
    try {
      for (int i = 1; i < lines.length; i++) {
        String line = lines[i];
        if (line.startsWith("file ")) {
          file = line.substring(5);
          texts.put(file, "");
        } else if (line.startsWith(" ")) {
          texts.merge(file, line.substring(1) + "\n", String::concat);
        } else if (line.startsWith("-")) {
          rows.remove(Integer.valueOf(line.substring(1)));
        } else if (!line.isEmpty()) {
          Row row = row(line);
          rows.put(row.pid(), row);
        }
      }
      return new Sample(Instant.parse(head[1]), Long.parseLong(head[2]), texts, rows);
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException("it is no sample of culprit watch", e);
    }
  }

  private static Row row(String line) {
    String[] words = line.split(" ", 9);
    if (words.length < 9) {
      throw new IllegalArgumentException("a process lacks its figures");
    }
    return new Row(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        words[8].replaceAll("\\p{Cntrl}", "?"),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]),
        Long.parseLong(words[6]),
        Long.parseLong(words[7]));
  }
}
