package dev.culprit.cli.kb;

import dev.culprit.capture.Judge;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What other knowledge makes of the same cases. */
public final class CaseDiff {

  /** By how much a probability must differ to be told. */
  private static final double WORTH_TELLING = 0.05;

  /** What one case came to. */
  private record Answer(Grade grade, List<String> accused) {

    static Answer of(Trial trial, Diagnosis diagnosis) {
      return new Answer(Grade.of(trial, diagnosis), Judge.accused(diagnosis));
    }

    String text() {
      String first = grade.first().isEmpty() ? "nobody" : grade.first();
      String others = accused.size() > 1 ? " and " + (accused.size() - 1) + " more" : "";
      return String.format(Locale.ROOT, "%s %.0f %%%s", first, 100 * grade.probability(), others);
    }
  }

  /** One case that comes out otherwise. */
  private record Change(Answer before, Answer after) {

    boolean isOne() {
      return !before.accused.equals(after.accused)
          || !before.grade.first().equals(after.grade.first())
          || Math.abs(before.grade.probability() - after.grade.probability()) >= WORTH_TELLING
          || before.grade.passed() != after.grade.passed();
    }

    boolean breaks() {
      return before.grade.passed() && !after.grade.passed();
    }

    boolean mends() {
      return !before.grade.passed() && after.grade.passed();
    }

    String text() {
      String sign = breaks() ? "WRONG NOW" : mends() ? "right now" : "other";
      String wanted = breaks() ? "  want " + after.grade.trial().truth().causes() : "";
      return String.format(
          Locale.ROOT,
          "%-9s %-44s %s -> %s%s",
          sign,
          after.grade.trial().name(),
          before.text(),
          after.text(),
          wanted);
    }
  }

  private final List<Change> changes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final int cases;

  /** Runs all of the cases with both. */
  CaseDiff(Diagnoser before, Diagnoser after, List<Trial> trials) throws IOException {
    Runs<Answer> old = new Runs<>(before, Answer::of);
    old.add(trials);
    Runs<Answer> fresh = new Runs<>(after, Answer::of);
    fresh.add(trials);
    faults.addAll(fresh.faults());
    this.cases = trials.size();
    if (old.faults().isEmpty() && fresh.faults().isEmpty()) {
      for (int i = 0; i < old.results().size(); i++) {
        Change change = new Change(old.results().get(i), fresh.results().get(i));
        if (change.isOne()) {
          changes.add(change);
        }
      }
    }
  }

  /** Whether no case became wrong, and all could be run. */
  public boolean clean() {
    return faults.isEmpty() && changes.stream().noneMatch(Change::breaks);
  }

  /** A line for each case that comes out otherwise, and the sum. */
  public void print(PrintStream out) {
    faults.forEach(out::println);
    changes.forEach(change -> out.println(change.text()));
    out.println(
        changes.size()
            + " of "
            + cases
            + " cases come out otherwise; wrong now: "
            + changes.stream().filter(Change::breaks).count()
            + ", right now: "
            + changes.stream().filter(Change::mends).count());
  }
}
