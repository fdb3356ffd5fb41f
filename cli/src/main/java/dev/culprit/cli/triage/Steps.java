package dev.culprit.cli.triage;

import dev.culprit.advise.Advice;
import dev.culprit.advise.ServiceManagers;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.diagnose.TestRun;
import dev.culprit.knowledge.Remedy;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.rank.Hypothesis;
import dev.culprit.source.Reading;
import dev.culprit.triage.Input;
import dev.culprit.triage.Position;
import dev.culprit.triage.Triage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps that change what is known; each is in the journal before it is shown. */
final class Steps {

  /** Nobody pastes more. */
  private static final int LONGEST_PASTE = 32 << 20;

  private final Triage triage;
  private final Desk desk;
  private final Screen screen;
  private final Recorder recorder;
  private final boolean here;
  private final boolean root = System.getProperty("user.name", "").equals("root");
  private int pastes;

  Steps(Triage triage, Desk desk, Screen screen, Recorder recorder, boolean here) {
    this.triage = triage;
    this.desk = desk;
    this.screen = screen;
    this.recorder = recorder;
    this.here = here;
  }

  /** Whether tests may run on this host. */
  boolean here() {
    return here;
  }

  /** A test made ready, or the reason why only a person may run it. */
  TestRun prepared(Advice advice) {
    return TestRun.of(advice, triage.position().diagnosis().values().of(advice.about()), root);
  }

  /** Runs the next test, or the one with that number in the list. */
  Outcome run(String number) {
    Optional<Advice> chosen = chosen(number);
    if (chosen.isEmpty() || chosen.get().isQuestion()) {
      return wrong(
          chosen.isEmpty()
              ? "There is no such test."
              : "That is a question: answer it with a number.");
    }
    Advice advice = chosen.get();
    TestRun run = prepared(advice);
    if (!here) {
      return wrong("This is not the host in question: run it there, and paste what it prints (p).");
    }
    if (run.obstacle().isPresent()) {
      return wrong(
          "Culprit does not run this one: "
              + run.obstacle().get()
              + ". Run it in another window, and paste (p).");
    }
    if (run.risk() != Risk.READ_ONLY && !consents(advice, run.risk())) {
      return wrong("Not run.");
    }
    return run(advice, run.risk() == Risk.READ_ONLY ? "key" : "typed yes");
  }

  private boolean consents(Advice advice, Risk risk) {
    String effect = advice.test().effect();
    screen.say("", "This is " + risk.label() + (effect.isEmpty() ? "" : ": " + effect) + ".");
    return yes("Type yes to run it: ");
  }

  private boolean yes(String prompt) {
    return desk.ask(prompt).map(a -> a.strip().equals("yes")).orElse(false);
  }

  /** Runs a test that somebody consented to. */
  Outcome run(Advice advice, String consent) {
    screen.say("", "Running; Ctrl-C ends it:");
    screen.command("$", advice.command());
    TestRun.Result result = desk.interruptibly(prepared(advice)::run);
    result.notes().forEach(n -> screen.say("   ", n));
    Input input = new Input.Ran(advice.test().id(), result.readings());
    recorder.input(
        input,
        Map.of(
            "command", advice.command(),
            "consent", consent,
            "notes", String.join("\n", result.notes())));
    Position before = triage.position();
    screen.moved(before, triage.take(input));
    return Outcome.MOVED;
  }

  private Optional<Advice> chosen(String number) {
    List<Advice> open = triage.position().open();
    int index = number.matches("\\d{1,3}") ? Integer.parseInt(number) : number.isEmpty() ? 1 : 0;
    return index >= 1 && index <= open.size() ? Optional.of(open.get(index - 1)) : Optional.empty();
  }

  /** Leaves the next test out. */
  Outcome skip() {
    Optional<Advice> next = triage.position().next();
    if (next.isEmpty()) {
      return wrong("There is nothing to skip.");
    }
    take(new Input.Skipped(next.get().test().id()), Map.of());
    return Outcome.MOVED;
  }

  /** Answers the next question with a number. */
  Outcome answer(String number) {
    Optional<Advice> next = triage.position().next().filter(Advice::isQuestion);
    if (next.isEmpty()) {
      return wrong("Nothing is asked just now.");
    }
    List<String> reads = next.get().test().reads();
    int index = number.matches("\\d{1,2}") ? Integer.parseInt(number) : -1;
    if (index < 0 || index > reads.size()) {
      return wrong("Answer with a number from 0 to " + reads.size() + ".");
    }
    String question = next.get().test().id();
    String line = "answer " + question + ": " + (index == 0 ? "none" : reads.get(index - 1));
    take(new Input.Told(question, line), Map.of());
    return Outcome.MOVED;
  }

  /** Records something that was done, and what came of it. */
  Outcome did(String words) {
    String said = words;
    if (said.isEmpty()) {
      screen.say(
          "",
          "What was done, and to what? For instance: restarted php-fpm. Known: "
              + Told.kinds()
              + ".");
      said = desk.ask("done> ").orElse("");
    }
    Optional<String> line = Told.action(said);
    if (line.isEmpty() && Told.isAction(said)) {
      String came =
          desk.ask("What came of it (helped, helped for a while, no change, worse)? ").orElse("");
      line = Told.action(said, came);
    }
    if (line.isEmpty()) {
      return wrong(
          "That is not understood. Say it like this: restarted php-fpm: helped for a while");
    }
    take(new Input.Told("", line.get()), Map.of());
    return Outcome.MOVED;
  }

  /** Takes what was printed elsewhere: typed or pasted up to a line with a dot, or from a file. */
  Outcome paste(String file) {
    Optional<String> text = file.isEmpty() ? typed() : read(file);
    if (text.isEmpty() || text.get().isBlank()) {
      return wrong("Nothing was pasted.");
    }
    Optional<Advice> asked = triage.position().next().filter(a -> !a.isQuestion());
    pastes++;
    List<Reading> readings = Pastes.cut(text.get(), pastes);
    boolean prompted = readings.stream().anyMatch(r -> !r.command().isEmpty());
    Set<String> kinds = Pastes.kinds(triage.look(readings), pastes);
    if (kinds.isEmpty() && !prompted && asked.isPresent()) {
      readings = Pastes.named(text.get(), asked.get());
    }
    boolean answered = asked.isPresent() && (kinds.isEmpty() || Pastes.answers(kinds, asked.get()));
    saySo(kinds, asked, answered);
    take(new Input.Pasted(answered ? asked.get().test().id() : "", readings), Map.of());
    return Outcome.MOVED;
  }

  private void saySo(Set<String> kinds, Optional<Advice> asked, boolean answered) {
    if (kinds.isEmpty()) {
      screen.say(
          "",
          "Nobody knows this by its look; it is taken as "
              + (asked.isPresent() ? "what was asked for." : "a log."));
    } else if (answered || asked.isEmpty()) {
      screen.say("", "This is " + String.join(", ", kinds) + ".");
    } else {
      screen.say(
          "", "This is " + String.join(", ", kinds) + ", not what was asked for: taken as such.");
    }
  }

  private Optional<String> typed() {
    screen.say("", "Paste, then a line with nothing but a dot:");
    StringBuilder text = new StringBuilder();
    for (Optional<String> line = desk.ask(""); line.isPresent(); line = desk.ask("")) {
      if (line.get().strip().equals(".")) {
        break;
      }
      if (text.length() < LONGEST_PASTE) {
        text.append(line.get()).append('\n');
      }
    }
    return Optional.of(text.toString());
  }

  private Optional<String> read(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return Optional.of(new String(in.readNBytes(LONGEST_PASTE), StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      screen.say("", file + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Shows a remedy of the first cause with its risk, and runs it on a typed yes. */
  Outcome remedy(String kind, String number) {
    Optional<Hypothesis> first = triage.position().leader();
    if (first.isEmpty()) {
      return wrong("There is no cause yet to do something about.");
    }
    List<Remedy> all =
        kind.equals("fix") ? first.get().cause().fix() : first.get().cause().contain();
    int index = number.isEmpty() ? 1 : number.matches("\\d{1,2}") ? Integer.parseInt(number) : 0;
    if (index < 1 || index > all.size()) {
      return wrong("There is no such step; m lists them.");
    }
    Map<String, String> values = triage.position().diagnosis().values().of(first.get().subject());
    Remedy remedy = all.get(index - 1);
    String command = ServiceManagers.fill(remedy.command(), values);
    Remedies.show(screen, ServiceManagers.filled(remedy, values));
    Remedies.Ready ready = Remedies.ready(remedy, values);
    if (!here || ready.job().isEmpty()) {
      return wrong(
          here
              ? "Culprit does not run it: " + ready.obstacle() + "."
              : "This is not the host in question.");
    }
    screen.say("", "A restart destroys evidence: save it first.");
    if (!yes("Type yes to run it: ")) {
      return wrong("Not run.");
    }
    List<String> notes = desk.interruptibly(ready::run);
    notes.forEach(n -> screen.say("   ", n));
    recorder.note(
        "remedy",
        Map.of(
            "cause", first.get().cause().id(),
            "command", String.valueOf(command),
            "consent", "typed yes",
            "notes", String.join("\n", notes)),
        new ArrayList<>());
    screen.say("", "Record with d what came of it, such as: restarted php-fpm: helped for a while");
    return Outcome.SHOWN;
  }

  private void take(Input input, Map<String, String> fields) {
    recorder.input(input, fields);
    Position before = triage.position();
    Position after = triage.take(input);
    screen.moved(before, after);
  }

  private Outcome wrong(String text) {
    screen.say("", text);
    return Outcome.WRONG;
  }
}
