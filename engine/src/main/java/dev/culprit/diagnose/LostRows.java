package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.LostRow;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** The rows of one reading that its parser did not understand. */
final class LostRows {

  /** Rows that are told, with the reason. */
  private static final int MOST_TOLD = 100;

  /** Rows that are kept for the log scanner, and the last line that is kept. */
  private static final int MOST_KEPT = 2_000;

  private static final int LAST_KEPT = 1_000_000;

  private static final Pattern LOG_LINE =
      Pattern.compile(
          "(?:<\\d{1,3}>)?(?:\\[?\\s?\\d{4}[-/]\\d\\d[-/]\\d\\d[ T]\\d\\d:|[A-Z][a-z]{2} [ \\d]?\\d"
              + " \\d\\d:\\d\\d:|\\[ {0,9}\\+?\\d+\\.\\d{6}\\]|\\[\\d\\d[-/][A-Z][a-z]{2}).*");

  /** A line of commands of which each prints something. */
  private static final Pattern SEVERAL = Pattern.compile("; |&& |\\|\\| ");

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}'’-]*[.,:;!?)]*");

  private static final String PROSE = "it is prose";

  /** Words that a sentence has at least. */
  private static final int SENTENCE = 4;

  private final boolean named;
  private final List<LostRow> told = new ArrayList<>();
  private final StringBuilder kept = new StringBuilder();
  private long all;
  private long counted;
  private int keptRows;
  private int keptLines;
  private int lastLine;
  private final boolean whole;
  private final Reading reading;
  private final List<LostRow> group = new ArrayList<>();
  private BitSet filled;
  private boolean any;

  /**
   * For one reading.
   *
   * @param named whether its name says what it is, so that no prose and no log belongs in it
   */
  LostRows(boolean named, Reading reading) {
    this.named = named;
    this.whole = named && reading.lineOffset() == 0;
    this.reading = reading;
  }

  /** Says that a row was understood. */
  void understood() {
    any = true;
  }

  /** Takes a row, by its number in the whole reading. */
  void take(int line, String text) {
    all++;
    lastLine = line;
    keep(line, text);
    boolean prose = isProse(text.strip());
    if (!named && (prose || LOG_LINE.matcher(text).matches())) {
      return; // no row of the tool's; the log scanner reads it
    }
    if (whole || group.size() >= MOST_KEPT) {
      end();
      count(new LostRow(line, text, 1, why(text, prose)));
      return;
    }
    if (!group.isEmpty() && group.get(group.size() - 1).line() + 1 != line) {
      end();
    }
    group.add(new LostRow(line, text, 1, why(text, prose)));
  }

  private void count(LostRow row) {
    counted++;
    if (told.size() < MOST_TOLD) {
      told.add(row);
    }
  }

  /**
   * Ends a run of rows. Below an output that was pasted somebody may have gone on with words, or
   * with the output of something that nobody knows: a paragraph of which nothing was understood is
   * no part of the output above it, and only the log scanner reads it.
   */
  void end() {
    if (!group.isEmpty() && !(any && isBeside())) {
      group.forEach(this::count);
    }
    group.clear();
  }

  private boolean isBeside() {
    int first = group.get(0).line();
    int last = group.get(group.size() - 1).line();
    boolean prose = group.stream().anyMatch(row -> row.why().equals(PROSE));
    boolean begins = isBlank(first - 1);
    boolean ends = isBlank(last + 1);
    return (begins && ends) || (prose && (begins || ends));
  }

  /** Whether a line, by its number in the whole text, is blank or lies outside the reading. */
  private boolean isBlank(int line) {
    if (filled == null) {
      filled = new BitSet();
      try (Lines lines = Lines.of(reading)) {
        for (String next = lines.next();
            next != null && lines.number() < LAST_KEPT;
            next = lines.next()) {
          filled.set(lines.number(), !next.isBlank());
        }
      }
    }
    return !filled.get(Math.max(0, line));
  }

  private void keep(int line, String text) {
    if (keptRows < MOST_KEPT && line <= LAST_KEPT && line > keptLines) {
      kept.append("\n".repeat(line - keptLines - 1)).append(text).append('\n');
      keptLines = line;
      keptRows++;
    }
  }

  /** How many there were. */
  long all() {
    return all;
  }

  /** How many of them should have been rows of the tool's output. */
  long counted() {
    return counted;
  }

  /** Number of the last one, or 0. */
  int lastLine() {
    return lastLine;
  }

  /** The first ones of those that were counted. */
  List<LostRow> told() {
    return List.copyOf(told);
  }

  /** Nothing but these rows, each in its line. */
  Reading only(Reading whole) {
    String text = kept.toString();
    return new Reading(whole.path(), whole.command(), "", whole.sample(), 0, Content.of(text));
  }

  private String why(String text, boolean prose) {
    if (prose) {
      return PROSE;
    } else if (LOG_LINE.matcher(text).matches()) {
      return "it is a line of a log";
    }
    return SEVERAL.matcher(reading.command()).find()
        ? "another command of its line may have printed it"
        : "it has no form that this tool's output is known to have";
  }

  /** Mostly plain words, parted by single blanks. */
  private static boolean isProse(String text) {
    if (text.contains("  ") || text.indexOf('\t') >= 0) {
      return false;
    }
    String[] words = text.split(" ", -1);
    int plain = 0;
    for (String word : words) {
      plain += WORD.matcher(word).matches() ? 1 : 0;
    }
    return words.length >= SENTENCE && plain * 4 >= words.length * 3;
  }
}
