package dev.culprit.verify;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Subject;
import dev.culprit.gauge.Growth;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.verify.Check.State;
import dev.culprit.verify.Earlier.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Repeats the readings that were decisive. A state that was looked at and is as it should be is
 * gone; what piles up with use is gone only when use does not bring it back; a complaint in a log
 * only when there was use and nobody complained.
 */
public final class Verification {

  /** When nothing tells how long the trouble took to come back, so long is waited. */
  private static final Duration USUAL = Duration.ofMinutes(10);

  private static final Set<String> LOGS = Set.of("log");

  private final Earlier earlier;
  private final Diagnosis now;
  private final Load load;
  private final Instant begin;

  /**
   * Compares an earlier diagnosis with one of now.
   *
   * @param now one that leaves out log lines from before {@code begin}
   * @param load what came of calling the path, or null where nobody did
   * @param begin when verifying began
   */
  public Verification(Earlier earlier, Diagnosis now, Load load, Instant begin) {
    this.earlier = earlier;
    this.now = now;
    this.load = load;
    this.begin = begin;
  }

  /**
   * What it comes to.
   *
   * @param again when it can be told, where it cannot be told now; else null
   */
  public record Outcome(State state, List<Check> checks, Instant again) {}

  /** Checks every decisive finding. */
  public Outcome outcome() {
    if (!isOfThisHost()) {
      String whose = "the diagnosis is of " + earlier.host() + "; verify it there";
      Check elsewhere = new Check("", State.CANNOT_TELL, whose);
      return new Outcome(State.CANNOT_TELL, List.of(elsewhere), again());
    }
    List<Check> checks = new ArrayList<>();
    earlier.decisive().forEach(sign -> checks.add(check(sign)));
    if (checks.isEmpty()) {
      checks.add(new Check("", State.CANNOT_TELL, "the diagnosis names no finding to look for"));
    }
    State state = checks.stream().map(Check::state).min(State::compareTo).orElse(State.CANNOT_TELL);
    return new Outcome(state, List.copyOf(checks), state == State.CANNOT_TELL ? again() : null);
  }

  /** By the names without their domains, where both are told. */
  private boolean isOfThisHost() {
    String here = now.target().identity().hostname();
    return earlier.host().isEmpty() || here.isEmpty() || bare(here).equals(bare(earlier.host()));
  }

  private static String bare(String host) {
    return host.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** After as long as the service had been running when it was sick, it would be sick again. */
  private Instant again() {
    Duration took =
        earlier.runningSeconds() > 0 ? Duration.ofSeconds(earlier.runningSeconds()) : USUAL;
    return begin.plus(took);
  }

  private Check check(Sign sign) {
    FindingPage page = now.knowledge().findings().get(sign.finding());
    if (page == null) {
      return new Check(sign.finding(), State.CANNOT_TELL, "this version knows no such finding");
    }
    Optional<Finding> there = now.findings().stream().filter(f -> is(f, sign)).findFirst();
    if (!page.accumulates().isEmpty() && load != null) {
      return underLoad(sign, page, there);
    }
    if (there.isPresent()) {
      return new Check(sign.finding(), State.STILL_THERE, there.get().because());
    }
    if (!page.wasLookedFor(now.looked())) {
      return new Check(sign.finding(), State.CANNOT_TELL, unread(page));
    }
    if (!page.accumulates().isEmpty()) {
      return new Check(
          sign.finding(),
          State.CANNOT_TELL,
          "not there now, but it comes back with use: " + page.title());
    }
    boolean quiet = onlyLogged(page) && (load == null || !load.enough());
    return quiet
        ? new Check(
            sign.finding(),
            State.CANNOT_TELL,
            "no new line says so, but nobody knows whether the service was used since")
        : new Check(sign.finding(), State.GONE, "looked for and not there: " + page.title());
  }

  private boolean is(Finding finding, Sign sign) {
    if (!finding.id().equals(sign.finding())) {
      return false;
    }
    Subject about = sign.about() == null ? earlier.subject() : sign.about();
    return finding.subject().equals(about)
        || finding.subject().isHost()
        || about.isHost()
        || finding.subject().kind() != about.kind();
  }

  private Check underLoad(Sign sign, FindingPage page, Optional<Finding> there) {
    Subject subject = earlier.subject();
    Optional<Growth> growing = load.growing(subject, page.accumulates());
    if (growing.isPresent()) {
      return new Check(sign.finding(), State.STILL_THERE, sentence(growing.get()));
    }
    if (there.isPresent()) {
      boolean flat = load.enough() && load.stayedFlat(subject, page.accumulates());
      String added = flat ? "; but " + flat(page) : "";
      return new Check(sign.finding(), State.STILL_THERE, there.get().because() + added);
    }
    return new Check(
        sign.finding(),
        unproven(page).isEmpty() ? State.GONE : State.CANNOT_TELL,
        unproven(page).isEmpty() ? flat(page) : unproven(page));
  }

  /** Why the calls do not prove that nothing piles up any more, or "". */
  private String unproven(FindingPage page) {
    if (!load.enough()) {
      return load.answered() + " of " + load.calls() + " calls were answered, too few to tell";
    }
    if (load.unclear(earlier.subject(), page.accumulates())) {
      return "the " + page.accumulates() + " moved, but not in step with the calls";
    }
    return load.stayedFlat(earlier.subject(), page.accumulates())
        ? ""
        : "the " + page.accumulates() + " cannot be counted";
  }

  private String flat(FindingPage page) {
    return load.calls() + " calls left no " + page.accumulates() + " behind";
  }

  private static String sentence(Growth growth) {
    return String.format(
        Locale.ROOT,
        "%s still gains %.2f %s with each call (%,d -> %,d)",
        growth.service(),
        growth.perCall(),
        growth.quantity().word(growth.perCall()),
        growth.first(),
        growth.last());
  }

  private static boolean onlyLogged(FindingPage page) {
    return page.needs().stream().allMatch(LOGS::containsAll);
  }

  private static String unread(FindingPage page) {
    return page.needs().isEmpty()
        ? "its absence says nothing: " + page.title()
        : "nobody could look: that takes " + page.needs().get(0);
  }
}
