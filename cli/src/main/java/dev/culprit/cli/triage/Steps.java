package dev.culprit.cli.triage;

import dev.culprit.advise.Advice;
import dev.culprit.cli.Explaining;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.diagnose.TestRun;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.rank.Hypothesis;
import dev.culprit.triage.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps that bring knowledge; each is in the journal before it is shown. */
final class Steps {

  private final Sitting sitting;
  private final boolean root = System.getProperty("user.name", "").equals("root");

  Steps(Sitting sitting) {
    this.sitting = sitting;
  }

  /** A test made ready, or the reason why only a person may run it. */
  TestRun prepared(Advice advice) {
    return TestRun.of(advice, sitting.position().diagnosis().values().of(advice.about()), root);
  }

  /** Runs the next test, the one with that number in the list, or the one with that id. */
  Outcome run(String which) {
    Optional<Advice> chosen = chosen(which);
    if (chosen.isEmpty() || chosen.get().isQuestion()) {
      return sitting.wrong(
          chosen.isEmpty()
              ? "There is no such test; l lists them."
              : "That is a question: answer it with a number.");
    }
    if (!sitting.here()) {
      return sitting.wrong(
          "This is not the host in question: run it there, and paste what it prints (p).");
    }
    Advice advice = chosen.get();
    TestRun run = prepared(advice);
    if (run.obstacle().isPresent()) {
      return sitting.wrong(
          "Culprit does not run this one: "
              + run.obstacle().get()
              + ". Run it in another window, and paste (p).");
    }
    if (run.risk() != Risk.READ_ONLY && !consents(advice, run.risk())) {
      return sitting.wrong("Not run.");
    }
    return run(advice, run.risk() == Risk.READ_ONLY ? "key" : "typed yes");
  }

  private boolean consents(Advice advice, Risk risk) {
    String effect = advice.test().effect();
    sitting.screen().command("$", advice.command());
    sitting
        .screen()
        .say("", "This is " + risk.label() + (effect.isEmpty() ? "" : ": " + effect) + ".");
    return sitting.yes("Type yes to run it: ");
  }

  /** Runs a test that somebody consented to. */
  Outcome run(Advice advice, String consent) {
    Screen screen = sitting.screen();
    screen.say("", "Running; Ctrl-C ends it:");
    screen.command("$", advice.command());
    TestRun.Result result = sitting.desk().interruptibly(prepared(advice)::run);
    result.notes().forEach(n -> screen.say("   ", n));
    return sitting.take(
        new Input.Ran(advice.test().id(), result.readings()),
        Map.of(
            "command", advice.command(),
            "consent", consent,
            "notes", String.join("\n", result.notes())));
  }

  private Optional<Advice> chosen(String which) {
    List<Advice> open = sitting.position().open();
    if (!which.matches("\\d{0,3}")) {
      return open.stream().filter(a -> a.test().id().equals(which)).findFirst();
    }
    int index = which.isEmpty() ? 1 : Integer.parseInt(which);
    return index >= 1 && index <= open.size() ? Optional.of(open.get(index - 1)) : Optional.empty();
  }

  /** Goes on with one of several problems, named by its number or its cause. */
  Outcome choose(String which) {
    List<Hypothesis> all = sitting.position().diagnosis().hypotheses();
    int index = which.matches("\\d{1,2}") ? Integer.parseInt(which) : 0;
    Optional<Hypothesis> chosen =
        index > 0
            ? all.stream().skip(index - 1L).findFirst()
            : all.stream().filter(h -> h.chain().contains(which)).findFirst();
    if (chosen.isEmpty()) {
      return sitting.wrong(
          which.isEmpty() || index > 0
              ? "Say the number or the id of a cause that is shown."
              : notSuspected(which));
    }
    String cause = chosen.get().cause().id();
    sitting.screen().say("", "What is asked and done from now on is about " + cause + ".");
    Input input = new Input.Chosen(cause);
    sitting.recorder().input(input, Map.of());
    sitting.triage().take(input);
    return Outcome.MOVED;
  }

  private String notSuspected(String which) {
    var knowledge = sitting.position().diagnosis().knowledge();
    return knowledge.causes().containsKey(which)
        ? "Nothing points to " + which + "; n " + which + " says why."
        : Explaining.unknown(which, knowledge);
  }

  /** Leaves the next test out. */
  Outcome skip() {
    Optional<Advice> next = sitting.position().next();
    if (next.isEmpty()) {
      return sitting.wrong("There is nothing to skip.");
    }
    return sitting.take(new Input.Skipped(next.get().test().id()), Map.of());
  }

  /** Answers the next question with a number. */
  Outcome answer(String number) {
    Optional<Advice> next = sitting.position().next().filter(Advice::isQuestion);
    if (next.isEmpty()) {
      return sitting.wrong("Nothing is asked just now.");
    }
    List<String> reads = next.get().test().reads();
    int index = number.matches("\\d{1,2}") ? Integer.parseInt(number) : -1;
    if (index < 0 || index > reads.size()) {
      return sitting.wrong("Answer with a number from 0 to " + reads.size() + ".");
    }
    String question = next.get().test().id();
    String line = "answer " + question + ": " + (index == 0 ? "none" : reads.get(index - 1));
    return sitting.take(new Input.Told(question, line), Map.of());
  }

  /** Records something that was done, and what came of it. */
  Outcome did(String words) {
    String said = words;
    if (said.isEmpty()) {
      sitting
          .screen()
          .say(
              "",
              "What was done, and to what? For instance: restarted php-fpm. Known: "
                  + Told.kinds()
                  + ".");
      said = sitting.desk().ask("done> ").orElse("");
    }
    Optional<String> line = Told.action(said);
    if (line.isEmpty() && Told.isAction(said)) {
      String came =
          sitting
              .desk()
              .ask("What came of it (helped, helped for a while, no change, worse)? ")
              .orElse("");
      line = Told.action(said, came);
    }
    if (line.isEmpty()) {
      return sitting.wrong(
          "That is not understood. Say it like this: restarted php-fpm: helped for a while");
    }
    return sitting.take(new Input.Told("", line.get()), Map.of());
  }
}
