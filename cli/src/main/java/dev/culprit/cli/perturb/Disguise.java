package dev.culprit.cli.perturb;

import dev.culprit.knowledge.Knowledge;
import dev.culprit.source.Reading;
import java.time.LocalDate;
import java.util.List;

/** The same incident on another host, on another day: nothing that a diagnosis may rest on. */
public final class Disguise {

  /** Whole weeks, so that the days of the week stay true. */
  private static final long DAYS = -28;

  private final Names names;
  private final Numbers numbers;
  private final Dates dates;
  private final List<Reading> readings;

  /**
   * Learns what there is to disguise.
   *
   * @param today the day on which the host was read, for days without a year
   */
  public Disguise(List<Reading> readings, Knowledge knowledge, LocalDate today) {
    this.readings = List.copyOf(readings);
    this.names = new Names(readings, knowledge);
    this.numbers = new Numbers(readings);
    this.dates = new Dates(today);
  }

  /** Names, addresses, ports, process numbers and days changed. */
  public List<Reading> all() {
    return readings.stream().map(r -> Copies.changed(r, this::change)).toList();
  }

  /** The user's words, with the same changes. */
  public String symptom(String words) {
    return change("", words);
  }

  private String change(String file, String text) {
    String hidden = names.change(Addresses.change(file, numbers.change(text)));
    return file.isEmpty() && !text.contains("\n") ? hidden : dates.shift(hidden, DAYS);
  }
}
