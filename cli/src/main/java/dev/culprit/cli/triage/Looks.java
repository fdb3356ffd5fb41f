package dev.culprit.cli.triage;

import dev.culprit.advise.Advice;
import dev.culprit.advise.ServiceManagers;
import dev.culprit.cli.Explaining;
import dev.culprit.cli.Remembering;
import dev.culprit.cli.render.Page;
import dev.culprit.cli.render.Printing;
import dev.culprit.cli.render.SimilarRenderer;
import dev.culprit.cli.render.Style;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Remedy;
import dev.culprit.rank.Hypothesis;
import dev.culprit.triage.Position;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The keys that show something and change nothing. */
final class Looks {

  /** Pages that are named when a term is none. */
  private static final int NAMED = 6;

  private final Desk desk;
  private final Screen screen;
  private final Recorder recorder;

  Looks(Desk desk, Screen screen, Recorder recorder) {
    this.desk = desk;
    this.screen = screen;
    this.recorder = recorder;
  }

  Outcome why(Position position, String number) {
    List<Hypothesis> all = position.diagnosis().hypotheses();
    int index = number.isEmpty() ? 1 : number.matches("\\d{1,2}") ? Integer.parseInt(number) : 0;
    if (index < 1 || index > all.size()) {
      screen.say("", "There is no cause with that number.");
      return Outcome.WRONG;
    }
    screen.why(all.get(index - 1));
    return Outcome.SHOWN;
  }

  Outcome whyNot(Position position, String cause) {
    if (!position.diagnosis().knowledge().causes().containsKey(cause)) {
      screen.say("", Explaining.unknown(cause, position.diagnosis().knowledge()));
      return Outcome.WRONG;
    }
    print(out -> Explaining.whyNot(position.diagnosis(), cause, out));
    return Outcome.SHOWN;
  }

  Outcome explain(Position position, String term) {
    var knowledge = position.diagnosis().knowledge();
    boolean[] found = {false};
    print(out -> found[0] = new Page(knowledge, out).print(term));
    if (found[0] || term.isBlank()) {
      return found[0] ? Outcome.SHOWN : Outcome.WRONG;
    }
    String sought = term.toLowerCase(Locale.ROOT);
    List<String> pages =
        Stream.concat(
                knowledge.causes().values().stream()
                    .map(c -> c.id() + "\t" + c.title() + " " + c.meaning()),
                knowledge.findings().values().stream()
                    .map(f -> f.id() + "\t" + f.title() + " " + f.meaning()))
            .filter(p -> p.toLowerCase(Locale.ROOT).contains(sought))
            .map(p -> p.substring(0, p.indexOf('\t')))
            .limit(NAMED)
            .toList();
    screen.say(
        "",
        pages.isEmpty()
            ? Explaining.unknown(term, knowledge)
            : "It is spoken of in: " + String.join(", ", pages));
    return pages.isEmpty() ? Outcome.WRONG : Outcome.SHOWN;
  }

  /** All open tests, numbered for {@code r NUMBER}. */
  Outcome list(Position position, Steps steps) {
    int number = 1;
    for (Advice advice : position.open().stream().limit(NAMED).toList()) {
      String how = advice.isQuestion() ? "question" : steps.prepared(advice).risk().label();
      screen.say("   " + number + " ", advice.why() + " (" + how + ")");
      screen.command(advice.isQuestion() ? "?" : "$", advice.command());
      number++;
    }
    return Outcome.SHOWN;
  }

  Outcome remedies(Position position) {
    Optional<Hypothesis> first = position.leader();
    if (first.isEmpty()) {
      screen.say("", "There is no cause yet to do something about.");
      return Outcome.WRONG;
    }
    CausePage cause = first.get().cause();
    Map<String, String> values = position.diagnosis().values().of(first.get().subject());
    screen.heading("WHAT TO DO ABOUT " + cause.id());
    remedies("contain now (c NUMBER)", cause.contain(), values);
    remedies("fix properly (f NUMBER)", cause.fix(), values);
    remedies("verify", cause.verify(), values);
    screen.say("   ", "Nothing of this runs without a typed yes. Owner: " + cause.owner() + ".");
    return Outcome.SHOWN;
  }

  private void remedies(String kind, List<Remedy> all, Map<String, String> values) {
    int number = 1;
    for (Remedy remedy : all) {
      screen.heading(kind + " " + number++);
      Remedies.show(screen, ServiceManagers.filled(remedy, values));
    }
  }

  /** What somebody else needs in order to go on. */
  Outcome handOver(Position position) {
    screen.heading("HAND OVER");
    position.diagnosis().summary().forEach(s -> screen.say("   ", s));
    position
        .leader()
        .ifPresent(
            h -> {
              screen.say("   owner: ", h.cause().owner());
              if (!h.cause().handOver().isEmpty()) {
                screen.say("   they need: ", String.join(", ", h.cause().handOver()));
              }
              screen.why(h);
            });
    screen.say("   ", "Everything that was run, with its output: " + recorder.place());
    screen.say("   ", "To go on: culprit triage --resume " + recorder.id());
    screen.say("   ", "To send it: culprit journal export " + recorder.id());
    return Outcome.SHOWN;
  }

  Outcome help() {
    screen.say("   r, run [N|TEST] ", "runs the next test, or one of the list");
    screen.say("   p, paste [FILE] ", "takes what was printed elsewhere, up to a line with a dot");
    screen.say("   s, skip         ", "leaves the next test or question out");
    screen.say("   NUMBER          ", "answers a question");
    screen.say(
        "   d, did TEXT     ", "records what was done: restarted php-fpm: helped for a while");
    screen.say("   l, list         ", "lists what else could be run or asked");
    screen.say("   o, on N|CAUSE   ", "goes on with another of the causes that are shown");
    screen.say("   w, why [N]      ", "all that speaks for and against cause N");
    screen.say("   n, why-not CAUSE ", "why another cause does not lead");
    screen.say("   e, explain TERM ", "the page of a cause, finding or test");
    screen.say("   m, remedies     ", "what to do; c N contains and f N fixes, on a typed yes");
    screen.say("   x, flow         ", "asks every node of the flow file once more (--flow FILE)");
    screen.say("   k, keep         ", "saves what a restart would destroy");
    screen.say(
        "   v, verify [URL|COMMAND] ", "is it gone? calling the path that was sick tells more");
    screen.say("   i, incidents    ", "past incidents like this one, and what helped then");
    screen.say("   h, hand-over    ", "what somebody else needs to go on");
    screen.say("   q, leave        ", "saves and leaves");
    return Outcome.SHOWN;
  }

  /** Past incidents that this one is like. */
  Outcome incidents(Position position) {
    var similar = Remembering.like(position.diagnosis(), recorder.id());
    if (similar.isEmpty()) {
      screen.say("", "No past incident that is known here is like this one.");
      return Outcome.SHOWN;
    }
    var knowledge = position.diagnosis().knowledge();
    print(out -> SimilarRenderer.text(similar, knowledge, Style.PLAIN, out));
    return Outcome.SHOWN;
  }

  /** What a renderer prints, line by line. */
  private void print(Consumer<PrintStream> renderer) {
    print(desk, renderer);
  }

  /** What a renderer prints, line by line on a desk. */
  static void print(Desk desk, Consumer<PrintStream> renderer) {
    Printing.text(renderer).lines().forEach(desk::line);
  }
}
