package dev.culprit.parse;

import dev.culprit.fact.PackageChange;
import dev.culprit.fact.ToldClock;
import dev.culprit.source.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * yum.log, whose lines have neither year nor zone: {@code Jan 05 10:00:01 Updated:
 * httpd-2.4.6-97.el7.x86_64}. What a package was before is told by an earlier line at best.
 */
final class YumLogParser extends LineParser {

  /** Rows that are kept until the last year's turn is known. */
  private static final int MOST = 50_000;

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  YumLogParser() {
    super("yum-log");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().contains("/yum.log");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 90, line -> Row.of(line) != null);
  }

  @Override
  Rows begin(Sink out) {
    return new Log(out);
  }

  /** A line taken apart. */
  private record Row(int month, int day, String time, String word, PackageName name) {

    static Row of(String line) {
      List<String> words = Text.words(line, 6);
      if (words.size() < 5 || !words.get(3).endsWith(":") || words.get(2).length() != 8) {
        return null;
      }
      int month = MONTHS.indexOf(words.get(0)) + 1;
      int day = Text.integer(words.get(1));
      String word = words.get(3).substring(0, words.get(3).length() - 1);
      if (month < 1 || day < 1 || day > 31 || PackageTimes.action(word) == null) {
        return null;
      }
      PackageName joined = PackageName.ofRpm(words.get(4));
      PackageName name = joined == null ? new PackageName(words.get(4), "") : joined;
      return new Row(month, day, words.get(2), word, name);
    }

    Instant at(int year) {
      try {
        String[] time = time().split(":", 3);
        return LocalDateTime.of(
                year,
                month,
                day,
                Text.integer(time[0]),
                time.length > 1 ? Text.integer(time[1]) : -1,
                time.length > 2 ? Text.integer(time[2]) : -1)
            .toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }

  private static final class Log implements Rows {

    private final Sink out;
    private final RpmHistory versions = new RpmHistory();
    private final List<PackageChange> changes = new ArrayList<>();
    private final List<Integer> turns = new ArrayList<>();
    private int turn;
    private int month;

    Log(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      Row row = Row.of(line);
      Instant at = row == null ? null : row.at(ToldClock.NEWEST_YEAR);
      if (at == null) {
        return false;
      }
      turn += row.month() < month ? 1 : 0;
      month = row.month();
      if (changes.size() < MOST) {
        changes.add(change(row, at, number, line));
        turns.add(turn);
      }
      return true;
    }

    /** In this log, Updated is what came and Erased what went. */
    private PackageChange change(Row row, Instant at, int number, String line) {
      String word = row.word();
      PackageName name = row.name();
      String action = word.equals("Updated") ? "upgrade" : PackageTimes.action(word);
      boolean gone = action.equals("remove");
      String before = gone ? name.version() : versions.of(name);
      if (gone) {
        versions.forget(name);
      } else {
        versions.put(name);
      }
      String to = gone ? "" : name.version();
      if (action.equals("upgrade") || (action.equals("install") && !before.isEmpty())) {
        action = PackageTimes.upgradeOrDowngrade(before, to);
      }
      return new PackageChange(
          at, ToldClock.NO_YEAR, action, name.name(), before, to, out.at(number, line));
    }

    @Override
    public void end() {
      for (int i = 0; i < changes.size(); i++) {
        PackageChange one = changes.get(i);
        if (!one.action().isEmpty()) {
          out.observe(inYear(one, ToldClock.NEWEST_YEAR - (turn - turns.get(i))));
        }
      }
    }

    private static PackageChange inYear(PackageChange one, int year) {
      LocalDateTime at =
          LocalDateTime.ofInstant(one.at(), ZoneOffset.UTC).withYear(Math.max(1, year));
      return new PackageChange(
          at.toInstant(ZoneOffset.UTC),
          one.clock(),
          one.action(),
          one.name(),
          one.from(),
          one.to(),
          one.origin());
    }
  }
}
