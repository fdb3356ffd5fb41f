package dev.culprit.cli.kb;

import dev.culprit.advise.Advice;
import dev.culprit.cli.perturb.Copies;
import dev.culprit.diagnose.Answering;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.TestPage;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import dev.culprit.triage.Position;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many tests it takes until the truth leads for sure: by choice, by a fixed checklist, and in a
 * random order. The start is the user's words with ps and uptime; each test reveals the readings of
 * the capture that answer it. A test that reveals nothing new is no test here.
 */
final class Choice {

  /** What is there from the start, beside what tells the time. */
  static final Set<String> START =
      Set.of("ps", "uptime", "loadavg", "date", "hostname", "proc-uptime");

  /**
   * The first minute on a host as many operators walk it (Gregg, "Linux Performance Analysis in
   * 60,000 Milliseconds", 2015), and what they look at next.
   */
  static final List<Set<String>> CHECKLIST =
      List.of(
          Set.of("dmesg", "kernel-log"),
          Set.of("vmstat"),
          Set.of("mpstat"),
          Set.of("pidstat"),
          Set.of("iostat", "diskstats"),
          Set.of("free", "meminfo"),
          Set.of("ip-link", "/proc/net/dev"),
          Set.of("nstat", "snmp", "netstat-counters"),
          Set.of("top"),
          Set.of("ss", "netstat", "sockstat"),
          Set.of("lsof"),
          Set.of("df"),
          Set.of("log"));

  private final Diagnoser diagnoser;
  private final Knowledge knowledge;

  Choice(Diagnoser diagnoser, Knowledge knowledge) {
    this.diagnoser = diagnoser;
    this.knowledge = knowledge;
  }

  /**
   * Tests until the truth led with 0.9, by each way.
   *
   * @param files readings beside those of the start; one more stands for never
   * @param chosen the tests that were chosen, in order
   */
  record Counted(
      Trial trial,
      int files,
      int byChoice,
      int byChecklist,
      double byChance,
      List<String> chosen) {}

  /** A capture with what each of its readings is. */
  private record Capture(Trial trial, List<Reading> readings, List<Set<String>> keys) {}

  /** Replays one capture in every way; empty when even the whole of it does not tell. */
  Optional<Counted> replay(Trial trial, int seeds) throws NoInputException {
    Capture capture = capture(trial);
    if (!told(
        trial,
        diagnoser.diagnose(
            Bundle.of(trial.name(), capture.readings()), Options.symptom(trial.symptom())))) {
      return Optional.empty();
    }
    Set<Integer> start = answering(capture, START, new HashSet<>());
    int files = capture.readings().size() - start.size();
    List<String> chosen = new ArrayList<>();
    int byChoice = byChoice(capture, start, files, chosen);
    int byChecklist = inOrder(capture, start, files, CHECKLIST);
    double sum = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      List<Set<String>> order = new ArrayList<>();
      for (TestPage test : knowledge.tests().values()) {
        order.add(Answering.keys(test));
      }
      Collections.shuffle(order, new Random(seed));
      sum += inOrder(capture, start, files, order);
    }
    return Optional.of(new Counted(trial, files, byChoice, byChecklist, sum / seeds, chosen));
  }

  private Capture capture(Trial trial) throws NoInputException {
    try (Bundle bundle = Bundles.open(trial.paths(), InputStream.nullInputStream())) {
      List<Reading> readings = Copies.of(bundle);
      Diagnosis whole =
          diagnoser.diagnose(Bundle.of(trial.name(), readings), Options.symptom(trial.symptom()));
      List<Set<String>> keys = new ArrayList<>();
      for (Reading reading : readings) {
        Set<String> own = new TreeSet<>(Answering.keys(reading));
        for (Diagnosis.SourceRead read : whole.coverage()) {
          if (read.source().equals(reading.path()) && !read.parser().isEmpty()) {
            own.add(read.parser());
          }
        }
        keys.add(own);
      }
      return new Capture(trial, readings, keys);
    }
  }

  /** Readings that answer and are not there yet. */
  private static Set<Integer> answering(Capture capture, Set<String> test, Set<Integer> known) {
    Set<Integer> found = new TreeSet<>();
    for (int i = 0; i < capture.readings().size(); i++) {
      if (!known.contains(i) && Answering.answers(capture.keys().get(i), test)) {
        found.add(i);
      }
    }
    return found;
  }

  private int byChoice(Capture capture, Set<Integer> start, int files, List<String> chosen) {
    Set<Integer> known = new HashSet<>(start);
    Set<String> done = new HashSet<>();
    Diagnoser.Run run = begin(capture, start);
    Diagnosis diagnosis = run.diagnosis();
    int tests = 0;
    while (!told(capture.trial(), diagnosis)) {
      Optional<Advice> next = Optional.empty();
      Set<Integer> found = Set.of();
      for (Advice advice : diagnosis.next()) {
        if (done.add(advice.test().id())) {
          found = answering(capture, Answering.keys(advice.test()), known);
          if (!found.isEmpty()) {
            next = Optional.of(advice);
            break;
          }
        }
      }
      if (next.isEmpty()) {
        return files + 1;
      }
      tests++;
      chosen.add(next.get().test().id());
      known.addAll(found);
      found.forEach(i -> run.add(capture.readings().get(i)));
      diagnosis = run.diagnosis();
    }
    return tests;
  }

  private int inOrder(Capture capture, Set<Integer> start, int files, List<Set<String>> order) {
    Set<Integer> known = new HashSet<>(start);
    Diagnoser.Run run = begin(capture, start);
    Diagnosis diagnosis = run.diagnosis();
    int tests = 0;
    for (Set<String> test : order) {
      if (told(capture.trial(), diagnosis)) {
        return tests;
      }
      Set<Integer> found = answering(capture, test, known);
      if (!found.isEmpty()) {
        tests++;
        known.addAll(found);
        found.forEach(i -> run.add(capture.readings().get(i)));
        diagnosis = run.diagnosis();
      }
    }
    return told(capture.trial(), diagnosis) ? tests : files + 1;
  }

  private Diagnoser.Run begin(Capture capture, Set<Integer> start) {
    List<Reading> first = start.stream().map(capture.readings()::get).toList();
    return diagnoser.begin(
        Bundle.of(capture.trial().name(), first), Options.symptom(capture.trial().symptom()));
  }

  private static boolean told(Trial trial, Diagnosis diagnosis) {
    return diagnosis.hypotheses().stream()
        .findFirst()
        .filter(h -> trial.truth().causes().contains(h.cause().id()))
        .map(h -> h.probability() >= Position.SURE)
        .orElse(false);
  }
}
