package dev.culprit.cli;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Diagnosis.SourceRead;
import java.io.PrintStream;
import java.util.Locale;

/** What a run took, and what it read. */
final class Statistics {

  private Statistics() {}

  static String of(Diagnosis diagnosis) {
    Diagnosis.Stats stats = diagnosis.stats();
    return String.format(
        Locale.ROOT,
        "%,d observations, %,d findings, %,d rules fired, %,d ms %s",
        stats.observations(),
        stats.findings(),
        stats.rulesFired(),
        stats.millis(),
        stats.millisBy());
  }

  static void coverage(Diagnosis diagnosis, PrintStream out) {
    out.println();
    out.println("READ");
    for (SourceRead read : diagnosis.coverage()) {
      String parser = read.parser().isEmpty() ? "-" : read.parser();
      out.println(
          Sanitizer.line(
              String.format(
                  Locale.ROOT,
                  "   %-20s %,8d understood %,6d not  %s%s",
                  parser,
                  read.understood(),
                  read.notUnderstood(),
                  read.source(),
                  read.reason().isEmpty() ? "" : "  (" + read.reason() + ")")));
    }
  }
}
