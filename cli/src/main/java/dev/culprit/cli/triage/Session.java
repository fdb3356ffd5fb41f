package dev.culprit.cli.triage;

import dev.culprit.advise.Advice;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.TestRun;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.triage.Position;
import dev.culprit.triage.Triage;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One triage with its operator: shows where it stands, takes a key, and goes on. */
final class Session {

  /** Wrong keys in a row after which a script or a cat on the keyboard is not asked any more. */
  private static final int PATIENCE = 50;

  private final Sitting sitting;
  private final Triage triage;
  private final Desk desk;
  private final Screen screen;
  private final Recorder recorder;
  private final Looks looks;
  private final Steps steps;
  private final Pasting pasting;
  private final Saving saving;
  private final Acting acting;
  private final Verifying verifying;
  private final Flowing flowing;
  private final Risk allowed;
  private final Set<String> tried = new HashSet<>();
  private final long autoUntil;

  /**
   * A session.
   *
   * @param diagnoser looks anew when something is verified
   * @param alone what happens without a key
   */
  Session(Sitting sitting, Diagnoser diagnoser, TriageRun.Alone alone) {
    this.sitting = sitting;
    this.triage = sitting.triage();
    this.desk = sitting.desk();
    this.screen = sitting.screen();
    this.recorder = sitting.recorder();
    this.looks = new Looks(desk, screen, recorder);
    this.steps = new Steps(sitting);
    this.pasting = new Pasting(sitting);
    this.saving = new Saving(sitting);
    this.acting = new Acting(sitting, saving);
    this.verifying = new Verifying(sitting, diagnoser);
    this.flowing = new Flowing(sitting, alone.flow());
    this.allowed = sitting.here() ? alone.allowed() : null;
    this.autoUntil = System.nanoTime() + alone.budget().toNanos();
  }

  /** Walks until the operator leaves, or nobody answers any more. */
  Position walk() {
    int wrong = 0;
    boolean show = true;
    boolean asked = true;
    if (flowing.given()) {
      flowing.ask("--flow");
    }
    while (wrong < PATIENCE) {
      if (show) {
        automatic();
        show(triage.position());
      }
      Optional<String> key = desk.ask("culprit> ");
      asked = key.isPresent();
      if (key.isEmpty() || leaves(key.get())) {
        break;
      }
      Outcome outcome = take(key.get().strip());
      wrong = outcome == Outcome.WRONG ? wrong + 1 : 0;
      show = outcome == Outcome.MOVED;
      warn();
    }
    leave(asked);
    return triage.position();
  }

  /** What a key came to. */
  enum Outcome {
    MOVED,
    SHOWN,
    WRONG
  }

  private static boolean leaves(String key) {
    return Set.of("q", "quit", "leave", "save", "exit").contains(key.strip());
  }

  private void leave(boolean ask) {
    new Farewell(desk, screen, recorder).say(triage.position(), ask);
    desk.line("");
    String trouble = recorder.unsaved();
    screen.say(
        "",
        trouble.isEmpty()
            ? "Saved. Go on with: culprit triage --resume " + recorder.id()
            : "This triage could not be saved: " + trouble);
  }

  private void warn() {
    String trouble = recorder.trouble();
    if (!trouble.isEmpty()) {
      screen.say(
          "! ",
          "The journal cannot be written: "
              + trouble
              + ". The triage goes on; what happens is kept in memory and written when there is"
              + " room.");
    }
  }

  private void show(Position position) {
    screen.standing(position);
    Optional<Advice> next = position.next();
    if (position.actNow()) {
      screen.heading("ACTING BEATS ASKING NOW");
      screen.say("   ", "The first cause is as good as sure. m shows what to do about it.");
    }
    if (next.isPresent()) {
      TestRun run = steps.prepared(next.get());
      screen.next(next.get(), run, sitting.here());
      screen.keys(next.get().isQuestion(), sitting.here() && run.obstacle().isEmpty());
    } else {
      screen.heading("NEXT");
      screen.say(
          "   ",
          "No further test would tell much. Hand over with h, or record with d what you did.");
      screen.keys(false, false);
    }
    warn();
  }

  /** Runs what may run by itself; a remedy never does. */
  private void automatic() {
    for (Optional<Advice> next = unattended(); next.isPresent(); next = unattended()) {
      tried.add(next.get().test().id());
      steps.run(next.get(), "auto, up to " + allowed.label());
    }
  }

  private Optional<Advice> unattended() {
    long left = Duration.ofNanos(autoUntil - System.nanoTime()).toSeconds();
    if (allowed == null || triage.position().actNow()) {
      return Optional.empty();
    }
    return triage.position().open().stream()
        .filter(a -> !tried.contains(a.test().id()) && a.test().seconds() <= left)
        .filter(
            a -> {
              TestRun run = steps.prepared(a);
              return run.obstacle().isEmpty() && run.risk().compareTo(allowed) <= 0;
            })
        .findFirst();
  }

  private Outcome take(String text) {
    int blank = text.indexOf(' ');
    String key = blank < 0 ? text : text.substring(0, blank);
    String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
    Position position = triage.position();
    return switch (key) {
      case "" -> Outcome.SHOWN;
      case "r", "run" -> steps.run(rest);
      case "o", "on" -> steps.choose(rest);
      case "p", "paste" -> pasting.paste(rest);
      case "s", "skip" -> steps.skip();
      case "d", "did" -> steps.did(rest);
      case "a", "answer" -> steps.answer(rest);
      case "x", "flow" -> flowing.ask("key");
      case "k", "keep" -> saving.save();
      case "c", "contain" -> acting.contain(rest);
      case "f", "fix" -> acting.fix(rest);
      case "v", "verify" -> verifying.verify(rest);
      case "l", "list" -> looks.list(position, steps);
      case "w", "why" -> looks.why(position, rest);
      case "n", "why-not" -> looks.whyNot(position, rest);
      case "e", "explain" -> looks.explain(position, rest);
      case "m", "remedies" -> looks.remedies(position);
      case "i", "incidents" -> looks.incidents(position);
      case "h", "hand-over" -> looks.handOver(position);
      case "?", "help" -> looks.help();
      default -> other(key, text);
    };
  }

  private Outcome other(String key, String text) {
    if (key.matches("\\d{1,2}")) {
      return steps.answer(key);
    }
    if (Told.action(text).isPresent()) {
      return steps.did(text);
    }
    screen.say("", "There is no key '" + key + "'; ? lists them.");
    return Outcome.WRONG;
  }
}
