package dev.culprit.cli.report;

import dev.culprit.cli.Sanitizer;
import dev.culprit.diagnose.Diagnosis.Grown;
import java.util.Locale;

/** A report as Markdown; whatever was read is escaped, so that it stays text. */
public final class MarkdownReport {

  private final StringBuilder out = new StringBuilder();

  private MarkdownReport() {}

  /** The report as a text. */
  public static String of(Report report) {
    MarkdownReport writer = new MarkdownReport();
    writer.write(report);
    return writer.out.toString();
  }

  private void write(Report report) {
    line("# Incident on " + text(report.host()));
    line("");
    line("**" + text(report.verdict()) + ".**" + when(report));
    heading("Summary");
    line(text(String.join(" ", report.summary())));
    heading("Causes");
    report.causes().forEach(this::cause);
    orNone(report.causes().isEmpty());
    heading("Time line");
    report.timeline().forEach(e -> row(e.at(), e.kind(), e.what(), e.source()));
    orNone(report.timeline().isEmpty());
    heading("What grew");
    report.grown().forEach(g -> line("- " + text(grown(g))));
    orNone(report.grown().isEmpty());
    heading("Actions");
    report.actions().forEach(e -> row(e.at(), e.kind(), e.what(), e.source()));
    orNone(report.actions().isEmpty());
    heading("Remedies");
    report.remedies().forEach(this::step);
    orNone(report.remedies().isEmpty());
    heading("Commands and readings");
    report.looks().forEach(l -> row(l.at(), code(l.what()), text(l.note())));
    orNone(report.looks().isEmpty());
    heading("Open questions");
    report.questions().forEach(q -> line("- " + text(q)));
    orNone(report.questions().isEmpty());
    line("");
    line(text("Made by " + report.made() + "."));
  }

  private static String when(Report report) {
    String read = report.when().isEmpty() ? "" : " Read at " + text(report.when()) + ".";
    return read + (report.onset().isEmpty() ? "" : " It began at " + text(report.onset()) + ".");
  }

  private void cause(Report.Cause cause) {
    line(
        String.format(
            Locale.ROOT,
            "%d. **%d %%** %s: %s. %s.",
            cause.rank(),
            cause.percent(),
            code(cause.id()),
            text(cause.subject()),
            text(cause.title())));
    if (cause.chain().size() > 1) {
      line("   - chain: " + text(String.join(" ← ", cause.chain())));
    }
    line("   - owner: " + text(cause.owner()));
    for (Report.Proof proof : cause.proof()) {
      String place = proof.place().isEmpty() ? "" : " (" + code(proof.place()) + ")";
      line("   - " + proof.sign() + ": " + text(proof.because()) + place);
    }
  }

  private void step(Report.Step step) {
    String box = step.state().equals("done") ? "- [x] " : "- [ ] ";
    line(box + "**" + step.phase() + "** " + text(step.what()));
    if (!step.command().isEmpty()) {
      line("  " + code(step.command()));
    }
    if (!step.risk().isEmpty()) {
      line("  - risk: " + text(step.risk()));
    }
  }

  /** What grew, in a sentence. */
  static String grown(Grown g) {
    String left =
        g.minutesLeft() < 0
            ? ""
            : String.format(Locale.ROOT, "; its limit is %,.0f minutes away", g.minutesLeft());
    return String.format(
        Locale.ROOT,
        "%s: from %,.0f to %,.0f in %,.0f s%s",
        g.what(),
        g.before(),
        g.after(),
        g.seconds(),
        left);
  }

  private void heading(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void orNone(boolean none) {
    if (none) {
      line("None known.");
    }
  }

  private void row(String at, String... cells) {
    line("- " + (at.isEmpty() ? "" : text(at) + " ") + String.join(", ", cells));
  }

  private void row(String at, String kind, String what, String source) {
    row(
        at,
        "**" + text(kind) + "**",
        text(what) + (source.isEmpty() ? "" : " (" + text(source) + ")"));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** What Markdown and the HTML in it would take for a sign (CommonMark 0.31, section 2.4). */
  private static String text(String raw) {
    return Sanitizer.line(raw).replaceAll("([\\\\`*_{}\\[\\]<>#|~&!])", "\\\\$1");
  }

  private static String code(String raw) {
    String clean = Sanitizer.line(raw);
    String fence = clean.contains("`") ? "``` " : "`";
    return fence + clean + new StringBuilder(fence).reverse();
  }
}
