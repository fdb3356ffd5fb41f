package dev.culprit.cli.render;

import dev.culprit.cli.Sanitizer;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Diagnosis.LostRow;
import dev.culprit.diagnose.Diagnosis.SourceRead;
import java.io.PrintStream;
import java.util.Locale;

/** Lists what was read: each source with its rows, and the first of those not understood. */
public final class CoverageRenderer {

  /** Rows that are shown of one source. */
  private static final int ROWS = 5;

  private CoverageRenderer() {}

  /** A table, below a heading. */
  public static void render(Diagnosis diagnosis, PrintStream out) {
    out.println();
    out.println("READ");
    for (SourceRead read : diagnosis.coverage()) {
      out.println(Sanitizer.line(source(read)));
      read.lost().stream().limit(ROWS).forEach(row -> out.println(lost(row)));
    }
  }

  private static String source(SourceRead read) {
    String reason = read.reason().isEmpty() ? "" : "  (" + read.reason() + ")";
    if (read.parser().isEmpty()) {
      return String.format(Locale.ROOT, "   %-20s %34s%s%s", "-", "", read.source(), reason);
    }
    return String.format(
        Locale.ROOT,
        "   %-20s %,8d understood %,6d not  %s%s",
        read.parser(),
        read.understood(),
        read.notUnderstood(),
        read.source(),
        reason);
  }

  private static String lost(LostRow row) {
    String count = row.count() > 1 ? row.count() + " like " : "";
    String text = "      " + count + "line " + row.line() + ": " + row.text().strip();
    return Wrapping.cut(Sanitizer.line(text));
  }
}
