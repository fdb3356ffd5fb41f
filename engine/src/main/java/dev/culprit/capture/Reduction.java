package dev.culprit.capture;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Evidence;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Cuts the readings of an incident to a small part in which its cause still leads and nobody is
 * accused who was not before: first whole readings, then lines of each, the largest first.
 */
public final class Reduction {

  /** Diagnoses that may be spent on one reading. */
  private static final int MOST_A_READING = 120;

  private final Judge judge;
  private final Predicate<Diagnosis> right;
  private int leftOfReading;

  /**
   * A reduction.
   *
   * @param judge bounds how long it takes
   * @param right what must stay so
   */
  public Reduction(Judge judge, Predicate<Diagnosis> right) {
    this.judge = judge;
    this.right = right;
  }

  /**
   * The small part; the readings themselves where what must stay so is not even so for them.
   *
   * @param diagnosis what all of them came to
   */
  public List<Reading> of(List<Reading> readings, Diagnosis diagnosis) {
    List<Reading> few = proof(readings, diagnosis);
    if (few.size() == readings.size() || !holds(few)) {
      few = readings;
    }
    few = new DeltaDebugging<>(this::holds, judge::hasTime).minimise(few);
    List<Reading> small = new ArrayList<>(few);
    List<Integer> largestFirst = new ArrayList<>();
    for (int i = 0; i < small.size(); i++) {
      largestFirst.add(i);
    }
    largestFirst.sort(Comparator.comparingInt(i -> -text(small.get(i)).length()));
    largestFirst.forEach(i -> small.set(i, lines(small, i)));
    return List.copyOf(small);
  }

  private boolean holds(List<Reading> readings) {
    return right.test(judge.diagnose(readings));
  }

  /** The readings on which the first cause rests, with what says whose and when they are. */
  private static List<Reading> proof(List<Reading> readings, Diagnosis diagnosis) {
    if (diagnosis.hypotheses().isEmpty()) {
      return readings;
    }
    Set<String> sources =
        diagnosis.hypotheses().get(0).evidence().stream()
            .filter(e -> e.decibans() > 0)
            .map(Evidence::finding)
            .flatMap(f -> f.observed().stream())
            .map(origin -> origin.source())
            .collect(Collectors.toSet());
    return readings.stream().filter(r -> sources.contains(r.path())).toList();
  }

  /** One of the readings with as few of its lines as will do. */
  private Reading lines(List<Reading> all, int index) {
    Reading whole = all.get(index);
    List<String> lines = new ArrayList<>(Arrays.asList(text(whole).split("(?<=\n)", -1)));
    lines.removeIf(String::isEmpty);
    leftOfReading = MOST_A_READING;
    List<String> few =
        new DeltaDebugging<String>(
                some -> {
                  leftOfReading--;
                  List<Reading> tried = new ArrayList<>(all);
                  tried.set(index, with(whole, some));
                  return holds(tried);
                },
                () -> leftOfReading > 0 && judge.hasTime())
            .minimise(lines);
    return with(whole, few);
  }

  private static Reading with(Reading reading, List<String> lines) {
    byte[] bytes = String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    return reading.with(Content.of(bytes));
  }

  /** A character for each byte, so that what is no text stays as it is. */
  static String text(Reading reading) {
    try (InputStream in = reading.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
