package dev.culprit.cli.report;

import dev.culprit.advise.Advice;
import dev.culprit.cli.Sanitizer;
import dev.culprit.diagnose.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a diagnosis leaves open: tests, lines that nobody knows, what was not read. */
final class OpenQuestions {

  /** Of each sort. */
  private static final int OPEN = 3;

  private OpenQuestions() {}

  /** As sentences, the most telling first. */
  static List<String> of(Diagnosis diagnosis) {
    List<String> questions = new ArrayList<>();
    for (Advice advice : diagnosis.advice().stream().limit(OPEN).toList()) {
      String asked = advice.isQuestion() ? advice.test().question() : "Run " + advice.command();
      questions.add(asked + " (" + advice.why() + ")");
    }
    diagnosis.notUnderstood().stream()
        .limit(OPEN)
        .forEach(
            u ->
                questions.add(
                    String.format(
                        Locale.ROOT,
                        "What do these %,d log lines mean? %s (%s:%d)",
                        u.count(),
                        u.origin().text().strip(),
                        u.origin().source(),
                        u.origin().line())));
    diagnosis.skipped().stream()
        .limit(OPEN)
        .forEach(s -> questions.add("Not read: " + s.source() + ": " + s.reason()));
    if (!diagnosis.notJudged().isEmpty()) {
      questions.add(
          diagnosis.notJudged().size() + " causes were not judged, as what they take was not read");
    }
    return questions.stream().map(Sanitizer::line).toList();
  }
}
