package dev.culprit.cli.kb;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Options;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Diagnoses trials on all cores and grades them; in their order, whichever was done first. */
final class Grading {

  private final Diagnoser diagnoser;
  private final List<Grade> grades = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  Grading(Diagnoser diagnoser) {
    this.diagnoser = diagnoser;
  }

  /** Grades these as well; one that cannot be run is a fault, and the others are graded. */
  void add(List<Trial> trials) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(cores);
    try {
      List<Future<Grade>> running = new ArrayList<>();
      trials.forEach(trial -> running.add(workers.submit(() -> grade(trial))));
      for (int i = 0; i < trials.size(); i++) {
        take(trials.get(i), running.get(i));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the trials ran", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private void take(Trial trial, Future<Grade> grade) throws InterruptedException {
    try {
      grades.add(grade.get());
    } catch (ExecutionException e) {
      Throwable why = e.getCause();
      String kind = why instanceof NoInputException ? "" : why.getClass().getSimpleName() + ": ";
      faults.add("trial '" + trial.name() + "': " + kind + why.getMessage());
    }
  }

  private Grade grade(Trial trial) throws NoInputException {
    try (Bundle bundle = Bundles.open(trial.paths(), InputStream.nullInputStream())) {
      return Grade.of(trial, diagnoser.diagnose(bundle, Options.symptom(trial.symptom())));
    }
  }

  /** How each trial went that could be run. */
  List<Grade> grades() {
    return List.copyOf(grades);
  }

  /** Why some could not be run. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}
