package dev.culprit.cli.kb;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
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
import java.util.function.BiFunction;

/**
 * Diagnoses trials on all cores and keeps of each what is asked for; in their order, whichever was
 * done first.
 */
final class Runs<T> {

  private final Diagnoser diagnoser;
  private final BiFunction<Trial, Diagnosis, T> kept;
  private final List<T> results = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  Runs(Diagnoser diagnoser, BiFunction<Trial, Diagnosis, T> kept) {
    this.diagnoser = diagnoser;
    this.kept = kept;
  }

  /** Runs these as well; one that cannot be run is a fault, and the others are run. */
  void add(List<Trial> trials) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(cores);
    try {
      List<Future<T>> running = new ArrayList<>();
      trials.forEach(trial -> running.add(workers.submit(() -> run(trial))));
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

  private void take(Trial trial, Future<T> result) throws InterruptedException {
    try {
      results.add(result.get());
    } catch (ExecutionException e) {
      Throwable why = e.getCause();
      String kind = why instanceof NoInputException ? "" : why.getClass().getSimpleName() + ": ";
      faults.add("trial '" + trial.name() + "': " + kind + why.getMessage());
    }
  }

  private T run(Trial trial) throws NoInputException {
    try (Bundle bundle = Bundles.open(trial.paths(), InputStream.nullInputStream())) {
      return kept.apply(trial, diagnoser.diagnose(bundle, Options.symptom(trial.symptom())));
    }
  }

  /** What was kept of each trial that could be run. */
  List<T> results() {
    return List.copyOf(results);
  }

  /** Why some could not be run. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}
