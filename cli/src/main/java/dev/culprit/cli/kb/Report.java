package dev.culprit.cli.kb;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The figures over many trials: accuracy, false accusations, Brier score and reliability. */
final class Report {

  private static final int BINS = 10;

  private final List<Grade> grades;

  Report(List<Grade> grades) {
    this.grades = List.copyOf(grades);
  }

  /** A line for each trial that went wrong, or with {@code all} for each. */
  void trials(PrintStream out, boolean all) {
    for (Grade grade : grades) {
      if (all || !grade.passed()) {
        out.println(
            String.format(
                Locale.ROOT,
                "%-5s %-44s %3.0f %% %-28s want %s%s%s",
                grade.passed() ? "ok" : grade.right() ? "part" : "WRONG",
                grade.trial().name(),
                100 * grade.probability(),
                grade.first(),
                grade.trial().truth().causes(),
                grade.unmentioned().isEmpty() ? "" : " unmentioned " + grade.unmentioned(),
                Boolean.FALSE.equals(grade.goodNext()) ? " no good next command" : ""));
      }
    }
  }

  /** The figures. */
  void figures(PrintStream out) {
    long sick = count(g -> !g.trial().truth().isHealthy());
    long healthy = grades.size() - sick;
    share(out, "the truth leads", count(g -> sick(g) && g.right()), sick);
    share(out, "the truth is among the first three", count(g -> sick(g) && g.amongThree()), sick);
    share(
        out,
        "healthy hosts where somebody is accused",
        count(g -> !sick(g) && g.accusedInnocent()),
        healthy);
    share(
        out,
        "all that must be mentioned is",
        count(g -> !g.trial().truth().mentions().isEmpty() && g.unmentioned().isEmpty()),
        count(g -> !g.trial().truth().mentions().isEmpty()));
    share(
        out,
        "a good next command is among the first three",
        count(g -> sick(g) && Boolean.TRUE.equals(g.goodNext())),
        count(g -> sick(g) && g.goodNext() != null));
    double brier = grades.stream().mapToDouble(Report::squaredError).average().orElse(0);
    out.println(String.format(Locale.ROOT, "%-46s %.3f", "Brier score", brier));
    reliability(out);
  }

  private static boolean sick(Grade grade) {
    return !grade.trial().truth().isHealthy();
  }

  /** The contract's measure: on a healthy host nothing is right. */
  private static double squaredError(Grade grade) {
    double right = sick(grade) && grade.right() ? 1 : 0;
    return (grade.probability() - right) * (grade.probability() - right);
  }

  private void reliability(PrintStream out) {
    out.println("said        trials   said on average   right");
    for (int bin = 0; bin < BINS; bin++) {
      double low = bin / (double) BINS;
      double high = (bin + 1) / (double) BINS;
      List<Grade> in =
          grades.stream()
              .filter(g -> g.probability() >= low && (g.probability() < high || high == 1))
              .toList();
      if (!in.isEmpty()) {
        double said = in.stream().mapToDouble(Grade::probability).average().orElse(0);
        double right =
            in.stream().mapToDouble(g -> sick(g) && g.right() ? 1 : 0).average().orElse(0);
        out.println(
            String.format(
                Locale.ROOT, "%.1f to %.1f %8d %17.2f %7.2f", low, high, in.size(), said, right));
      }
    }
  }

  private static void share(PrintStream out, String what, long part, long whole) {
    if (whole > 0) {
      out.println(
          String.format(
              Locale.ROOT, "%-46s %d of %d (%.0f %%)", what, part, whole, 100.0 * part / whole));
    }
  }

  private long count(java.util.function.Predicate<Grade> which) {
    return grades.stream().filter(which).count();
  }

  /** Whether every trial passed. */
  boolean clean() {
    return grades.stream().allMatch(Grade::passed);
  }
}
