package dev.culprit.cli;

import dev.culprit.cli.report.HtmlReport;
import dev.culprit.cli.report.MarkdownReport;
import dev.culprit.cli.report.Report;
import dev.culprit.cli.report.ReportWriter;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.journal.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reports for the hand-over and the post-mortem. */
final class Reporting {

  private Reporting() {}

  /**
   * A report in the wished format.
   *
   * @param story the journal of the triage, or null
   * @param format Markdown, or else HTML
   */
  static byte[] rendered(Diagnosis diagnosis, Story story, int top, DiagnoseCommand.Format format)
      throws IOException {
    Report report = new ReportWriter(diagnosis, story, top).report();
    String text =
        format == DiagnoseCommand.Format.MARKDOWN
            ? MarkdownReport.of(report)
            : HtmlReport.of(report);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
