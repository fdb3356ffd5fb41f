package dev.culprit.cli.render;

import dev.culprit.advise.Advice;
import dev.culprit.advise.ServiceManagers;
import dev.culprit.cli.Sanitizer;
import dev.culprit.cli.Version;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Diagnosis.Verdict;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.Origin;
import dev.culprit.fact.UnknownLines;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Remedy;
import dev.culprit.knowledge.TestPage;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Hypothesis.Absence;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A diagnosis for a person: the figure first, then what it means, then what to do; 80 columns, no
 * colour needed.
 */
public final class TextRenderer {

  /** Reasons shown of one hypothesis unless asked for the whole proof. */
  private static final int REASONS = 4;

  /** What was not judged or skipped: rows shown unless asked for the whole proof. */
  private static final int ROWS = 6;

  /** Kinds of log lines that are not understood, shown unless asked for the whole proof. */
  private static final int KINDS = 3;

  private final PrintStream out;
  private final Style style;
  private final int top;
  private final boolean verbose;

  /**
   * Prints to {@code out}.
   *
   * @param top hypotheses and commands to show at most
   * @param verbose whether to show the proof in full
   */
  public TextRenderer(PrintStream out, Style style, int top, boolean verbose) {
    this.out = out;
    this.style = style;
    this.top = top;
    this.verbose = verbose;
  }

  /** Prints the whole diagnosis. */
  public void render(Diagnosis diagnosis) {
    header(diagnosis);
    List<Hypothesis> shown = Shown.hypotheses(diagnosis, top);
    for (int i = 0; i < shown.size(); i++) {
      hypothesis(diagnosis, shown.get(i), i);
    }
    if (shown.size() > 1 && !verbose) {
      out.println();
    }
    silences(diagnosis);
    if (diagnosis.verdict() == Verdict.CAUSE_FOUND) {
      remedies(diagnosis, shown.get(0));
    }
    if (verbose || diagnosis.verdict() != Verdict.HEALTHY) {
      next(diagnosis);
    }
    notUnderstood(diagnosis);
    limits(diagnosis);
  }

  private void silences(Diagnosis diagnosis) {
    List<String> sentences = SilenceRenderer.sentences(diagnosis);
    if (!sentences.isEmpty()) {
      out.println(style.strong("SILENCED"));
      sentences.forEach(sentence -> print("   ", sentence));
      out.println();
    }
  }

  private void header(Diagnosis diagnosis) {
    Diagnosis.Target target = diagnosis.target();
    String host = target.identity().hostname();
    String name = target.live() ? "this host" : target.name();
    out.println(
        Wrapping.cut(
            "Culprit "
                + Version.text()
                + " · "
                + (host.isEmpty() ? name : host + (target.live() ? "" : " (" + name + ")"))
                + (target.capturedAt() == null ? "" : " · " + target.capturedAt())));
    out.println();
    switch (diagnosis.verdict()) {
      case CAUSE_FOUND -> out.println(style.bad("CAUSE FOUND"));
      case HEALTHY ->
          out.println(
              style.good("HEALTHY")
                  + (diagnosis.silenced().isEmpty()
                      ? ": nothing here explains an outage"
                      : ", apart from what is silenced"));
      case INCONCLUSIVE ->
          out.println(style.strong("INCONCLUSIVE") + ": too little was read to be sure");
    }
    out.println();
  }

  private void hypothesis(Diagnosis diagnosis, Hypothesis h, int index) {
    String lead =
        String.format(
            Locale.ROOT,
            "%d. %3.0f %%  %s: %s",
            index + 1,
            100 * h.probability(),
            h.cause().id(),
            h.subject());
    out.println(style.strong(Wrapping.cut(lead)));
    boolean full = verbose || index == 0;
    if (!full) {
      h.evidence().stream().findFirst().ifPresent(e -> reason(e, false));
      return;
    }
    print("   ", h.cause().title() + ".");
    List<Evidence> reasons = h.evidence();
    reasons.stream().limit(verbose ? reasons.size() : REASONS).forEach(e -> reason(e, true));
    if (verbose) {
      h.absent().forEach(a -> absent(diagnosis, a));
      h.notLooked().forEach(f -> print("   ?       ", "not looked: " + title(diagnosis, f)));
    }
    if (h.chain().size() > 1) {
      print("   chain   ", String.join(" <- ", h.chain()));
    }
    print("   owner   ", h.cause().owner());
    out.println();
  }

  private void reason(Evidence evidence, boolean proof) {
    String sign = evidence.decibans() > 0 ? "for" : "against";
    String first = String.format(Locale.ROOT, "   %-8s", sign);
    print(first, evidence.because());
    List<Origin> observed = evidence.finding().observed();
    if (proof && !observed.isEmpty()) {
      int lines = verbose ? observed.size() : 1;
      observed.stream().limit(lines).forEach(this::origin);
    }
  }

  private void origin(Origin origin) {
    String place = origin.source() + (origin.line() > 0 ? ":" + origin.line() : "");
    out.println(
        Wrapping.cut("             " + place + (verbose ? "  " + origin.text().strip() : "")));
  }

  private void absent(Diagnosis diagnosis, Absence absence) {
    print(
        "   absent  ",
        String.format(
            Locale.ROOT,
            "%s (looked for and not there, %.0f dB)",
            title(diagnosis, absence.finding()),
            absence.decibans()));
  }

  private static String title(Diagnosis diagnosis, String finding) {
    FindingPage page = diagnosis.knowledge().findings().get(finding);
    return page == null ? finding : page.title();
  }

  private void remedies(Diagnosis diagnosis, Hypothesis first) {
    Map<String, String> values = Shown.values(diagnosis, first.subject());
    remedies("CONTAIN", first.cause().contain(), values);
    remedies("FIX", first.cause().fix(), values);
    remedies("VERIFY", first.cause().verify(), values);
  }

  private void remedies(String kind, List<Remedy> remedies, Map<String, String> values) {
    for (Remedy template : remedies) {
      Remedy remedy = ServiceManagers.filled(template, values);
      out.println(style.strong(kind));
      print("   ", remedy.what() + ".");
      if (!remedy.command().isEmpty()) {
        out.println("   # " + Sanitizer.line(remedy.command()));
      }
      if (!remedy.risk().isEmpty()) {
        print("   risk    ", remedy.risk());
      }
      if (verbose && !remedy.undo().isEmpty()) {
        print("   undo    ", remedy.undo());
      }
      out.println();
    }
  }

  private void next(Diagnosis diagnosis) {
    List<Advice> next = diagnosis.next().stream().limit(verbose ? top : 1).toList();
    for (Advice advice : next) {
      TestPage test = advice.test();
      out.println(style.strong("NEXT"));
      print("   ", advice.why() + ".");
      out.println("   $ " + Sanitizer.line(advice.command()));
      print("   cost    ", "about " + test.seconds() + " s, " + test.risk().label() + effect(test));
      for (Advice.Outcome outcome : advice.tells()) {
        if (!outcome.pointsTo().isEmpty()) {
          print("   if      ", outcome.outcome() + ": " + String.join(", ", outcome.pointsTo()));
        }
      }
      out.println();
    }
  }

  private static String effect(TestPage test) {
    return test.effect().isEmpty() ? "" : ": " + test.effect();
  }

  /**
   * What looks like trouble in the logs and is not known, so that nobody takes silence for peace.
   */
  private void notUnderstood(Diagnosis diagnosis) {
    List<UnknownLines> unknown = diagnosis.notUnderstood();
    if (unknown.isEmpty()) {
      return;
    }
    out.println(style.strong("NOT UNDERSTOOD") + " (" + unknown.size() + " kinds of log lines)");
    for (UnknownLines lines : unknown.stream().limit(verbose ? unknown.size() : KINDS).toList()) {
      Origin origin = lines.origin();
      String text = String.format(Locale.ROOT, "%,d × %s", lines.count(), origin.text().strip());
      out.println(Wrapping.cut("   " + Sanitizer.line(text)));
      out.println(Wrapping.cut("             " + origin.source() + ":" + origin.line()));
    }
    out.println();
  }

  private void limits(Diagnosis diagnosis) {
    long limit = verbose ? Long.MAX_VALUE : ROWS;
    if (!diagnosis.skipped().isEmpty()) {
      out.println(style.strong("SKIPPED") + " (" + diagnosis.skipped().size() + ")");
      diagnosis.skipped().stream()
          .limit(limit)
          .forEach(s -> print("   ", s.source() + ": " + s.reason()));
    }
    String innocent =
        diagnosis.resources().stream()
            .filter(r -> r.verdict().equals("exonerated"))
            .map(Diagnosis.Resource::resource)
            .collect(Collectors.joining(", "));
    if (!innocent.isEmpty()) {
      print("EXONERATED ", innocent);
    }
    if (!diagnosis.notJudged().isEmpty()) {
      String causes =
          String.join(
              ", ", diagnosis.notJudged().stream().limit(limit).map(n -> n.cause()).toList());
      print("NOT JUDGED ", "(" + diagnosis.notJudged().size() + ") " + causes);
    }
  }

  private void print(String first, String text) {
    Wrapping.wrap(first, " ".repeat(first.length()), text).forEach(out::println);
  }
}
