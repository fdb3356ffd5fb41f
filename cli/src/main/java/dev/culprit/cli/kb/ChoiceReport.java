package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.kb.Choice.Counted;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The figures of the choice benchmark. */
final class ChoiceReport {

  private final List<Counted> counted;

  /** Captures that do not tell even as a whole, and are left out. */
  private final int untold;

  /** Random orders of which the mean is taken. */
  private static final int SEEDS = 3;

  /** Replays every sick trial in every way. */
  static ChoiceReport of(Base base, List<Trial> trials) throws IOException {
    Choice replay = new Choice(base.diagnoser(), base.knowledge());
    List<Trial> sick = trials.stream().filter(t -> !t.truth().isHealthy()).toList();
    List<Optional<Counted>> all = Parallel.map(sick, t -> replay.replay(t, SEEDS));
    List<Counted> counted = all.stream().flatMap(Optional::stream).toList();
    return new ChoiceReport(counted, sick.size() - counted.size());
  }

  private ChoiceReport(List<Counted> counted, int untold) {
    this.counted = List.copyOf(counted);
    this.untold = untold;
  }

  /** A line for each capture, and the medians. */
  void print(PrintStream out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%-40s %5s %6s %9s %6s  %s",
            "capture",
            "files",
            "choice",
            "checklist",
            "random",
            "chosen"));
    for (Counted one : counted) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-40s %5d %6s %9s %6.1f  %s",
              one.trial().name(),
              one.files(),
              never(one.byChoice(), one.files()),
              never(one.byChecklist(), one.files()),
              one.byChance(),
              String.join(", ", one.chosen())));
    }
    out.println(
        String.format(
            Locale.ROOT,
            "median of %d captures: choice %.1f, checklist %.1f, random %.1f; mean %.1f, %.1f,"
                + " %.1f",
            counted.size(),
            median(Counted::byChoice),
            median(Counted::byChecklist),
            median(Counted::byChance),
            mean(Counted::byChoice),
            mean(Counted::byChecklist),
            mean(Counted::byChance)));
    long better = counted.stream().filter(c -> c.byChoice() < c.byChecklist()).count();
    long worse = counted.stream().filter(c -> c.byChoice() > c.byChecklist()).count();
    out.println(
        String.format(
            Locale.ROOT,
            "choice is better than the checklist in %d, worse in %d; left out, since the whole does"
                + " not tell: %d",
            better,
            worse,
            untold));
  }

  private static String never(int tests, int files) {
    return tests > files ? "never" : String.valueOf(tests);
  }

  private double median(ToDoubleFunction<Counted> figure) {
    double[] sorted = counted.stream().mapToDouble(figure).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private double mean(ToDoubleFunction<Counted> figure) {
    return counted.stream().mapToDouble(figure).average().orElse(0);
  }
}
