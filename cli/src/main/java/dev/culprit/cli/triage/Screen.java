package dev.culprit.cli.triage;

import dev.culprit.advise.Advice;
import dev.culprit.cli.Sanitizer;
import dev.culprit.cli.render.SilenceRenderer;
import dev.culprit.cli.render.Style;
import dev.culprit.cli.render.Wrapping;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.TestRun;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.Origin;
import dev.culprit.knowledge.TestPage;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.rank.Hypothesis;
import dev.culprit.triage.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a triage shows: where it stands, and what to do next. It decides nothing. */
final class Screen {

  /** Causes that are shown; a further one is no reason to act. */
  private static final int SHOWN = 3;

  /** Below this a cause is not worth a line. */
  private static final double WORTH_SHOWING = 0.05;

  private static final int BAR = 10;

  private final Desk desk;
  private final Style style;
  private final boolean bars;

  /**
   * Shows on a desk.
   *
   * @param bars whether probabilities are drawn as well, which a screen reader reads out one by one
   */
  Screen(Desk desk, Style style, boolean bars) {
    this.desk = desk;
    this.style = style;
    this.bars = bars;
  }

  /** A heading, after a blank line. */
  void heading(String text) {
    desk.line("");
    desk.line(style.strong(Sanitizer.line(text)));
  }

  /** A paragraph. */
  void say(String first, String text) {
    say(first, " ".repeat(first.length()), text);
  }

  private void say(String first, String rest, String text) {
    Wrapping.wrap(desk.width(), first, rest, text).forEach(desk::line);
  }

  /** A command, which is never broken, so that it can be copied. */
  void command(String sign, String command) {
    desk.line("   " + sign + " " + Sanitizer.line(command));
  }

  /** Where it stands. */
  void standing(Position position) {
    heading("WHERE WE STAND");
    List<Hypothesis> all = position.diagnosis().hypotheses();
    boolean shown = false;
    for (int i = 0; i < all.size(); i++) {
      boolean chosen = !position.chosen().isEmpty() && isLeader(position, all.get(i));
      if (chosen || (i < SHOWN && all.get(i).probability() >= WORTH_SHOWING)) {
        hypothesis(all.get(i), i + 1, chosen ? " (worked on)" : "");
        shown = true;
      }
    }
    if (!shown) {
      say("   ", nothing(position.diagnosis().verdict()));
    }
    SilenceRenderer.sentences(position.diagnosis()).forEach(s -> say("   silenced: ", s));
  }

  private static boolean isLeader(Position position, Hypothesis one) {
    return position
        .leader()
        .map(leader -> leader.cause().equals(one.cause()) && leader.subject().equals(one.subject()))
        .orElse(false);
  }

  private static String nothing(Diagnosis.Verdict verdict) {
    return verdict == Diagnosis.Verdict.HEALTHY
        ? "Nothing that was read explains an outage, and enough was read to say so."
        : "Nothing points to a cause yet.";
  }

  private void hypothesis(Hypothesis h, int rank, String note) {
    int percent = (int) Math.round(100 * h.probability());
    String bar = bars ? "[" + bar(h.probability()) + "] " : "";
    String lead = rank + ". " + percent + " % " + bar + h.cause().id() + ": " + h.subject() + note;
    Wrapping.wrap(desk.width(), "", "   ", lead).forEach(l -> desk.line(style.strong(l)));
    say("   ", h.cause().title() + ".");
    h.evidence().stream()
        .filter(e -> e.decibans() > 0)
        // without one of these nobody is accused, so that they say most in a line or two
        .sorted(Comparator.comparing(e -> !h.cause().requires().contains(e.finding().id())))
        .limit(rank == 1 || !note.isEmpty() ? 2 : 1)
        .forEach(e -> say("   for: ", e.because()));
    h.evidence().stream()
        .filter(e -> e.decibans() < 0)
        .limit(1)
        .forEach(e -> say("   against: ", e.because()));
  }

  private static String bar(double probability) {
    int full = (int) Math.round(BAR * probability);
    return "#".repeat(full) + "-".repeat(BAR - full);
  }

  /** The next test or question. */
  void next(Advice advice, TestRun run, boolean here) {
    heading(advice.isQuestion() ? "NEXT: A QUESTION" : "NEXT");
    say("   ", advice.why() + ".");
    if (advice.isQuestion()) {
      question(advice);
      return;
    }
    command("$", advice.command());
    say("   takes ", cost(advice.test(), run.risk()));
    for (Advice.Outcome outcome : advice.tells()) {
      if (!outcome.pointsTo().isEmpty()) {
        say("   if ", outcome.outcome() + ": " + String.join(", ", outcome.pointsTo()));
      }
    }
    if (!here) {
      say("   ", "This is not the host in question: run it there, and paste what it prints (p).");
    } else {
      run.obstacle()
          .ifPresent(
              why -> say("   ", "Run it in another window and paste what it prints (p): " + why));
    }
  }

  private void question(Advice advice) {
    say("   ", advice.test().question());
    int number = 1;
    for (String finding : advice.test().reads()) {
      say("   " + number + " ", advice.test().outcomes().getOrDefault(finding, finding));
      number++;
    }
    say("   0 ", "none of these");
    say("   ", "Answer with: a NUMBER. Not known: s (skip).");
  }

  private static String cost(TestPage test, Risk risk) {
    String effect =
        switch (risk) {
          case READ_ONLY -> "only reads";
          case LIGHT -> "light: costs the host a little, or sends a request";
          case INTRUSIVE -> "intrusive: users may feel it";
        };
    return String.format(
        Locale.ROOT,
        "about %d s; %s%s%s",
        test.seconds(),
        effect,
        test.effect().isEmpty() ? "" : " (" + test.effect() + ")",
        test.needsRoot() ? "; needs root" : "");
  }

  /** What a step changed, in a line. */
  void moved(Position before, Position after) {
    String was = before.leader().map(Screen::brief).orElse("no cause");
    String is = after.leader().map(Screen::brief).orElse("no cause");
    say(
        "",
        was.equals(is)
            ? "It leaves the first place as it was."
            : "First was " + was + ", now " + is + ".");
  }

  private static String brief(Hypothesis h) {
    return h.cause().id() + " with " + Math.round(100 * h.probability()) + " %";
  }

  /** All that speaks for and against a hypothesis, down to the lines. */
  void why(Hypothesis h) {
    heading("WHY " + h.cause().id() + ": " + h.subject());
    for (Evidence e : h.evidence()) {
      say(String.format(Locale.ROOT, "   %+.0f dB ", e.decibans()), e.because());
      for (Origin origin : e.finding().observed().stream().limit(2).toList()) {
        String place = origin.source() + (origin.line() > 0 ? ":" + origin.line() : "");
        say("      ", place + "  " + origin.text().strip());
      }
    }
    h.absent().forEach(a -> say("   absent: ", a.finding()));
    if (!h.notLooked().isEmpty()) {
      say("   not looked: ", String.join(", ", h.notLooked()));
    }
    if (h.chain().size() > 1) {
      say("   chain: ", String.join(" <- ", h.chain()));
    }
  }

  /** The keys, in the order of need. */
  void keys(boolean question, boolean canRun) {
    desk.line("");
    String first = question ? "a NUMBER answer, " : canRun ? "r run it, p paste, " : "p paste, ";
    say(
        "",
        first
            + "s skip, w why, n CAUSE why not, o N another one, e TERM explain, d did"
            + " something, m remedies, k keep evidence, v verify, h hand over, q save and leave,"
            + " ? help");
  }
}
