package dev.culprit.diagnose;

import dev.culprit.advise.Advice;
import dev.culprit.advise.Adviser;
import dev.culprit.combine.Combiner;
import dev.culprit.diagnose.Diagnosis.Overturn;
import dev.culprit.diagnose.Diagnosis.Stats;
import dev.culprit.diagnose.Diagnosis.Target;
import dev.culprit.diagnose.Diagnosis.Verdict;
import dev.culprit.fact.Finding;
import dev.culprit.fact.HostClock;
import dev.culprit.fact.HostIdentity;
import dev.culprit.fact.Looked;
import dev.culprit.fact.Origin;
import dev.culprit.fact.UnknownLines;
import dev.culprit.infer.Inference;
import dev.culprit.infer.Inference.Conclusions;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.logs.LogScanner;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Ranker;
import dev.culprit.rank.Ranking;
import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The story of one run: read, combine, infer, rank, advise. */
public final class Diagnoser {

  /** What counts as a log that was read: lines, an empty log, or the history of packages. */
  private static final List<String> LOGS = List.of("log", Reader.EMPTY_LOG, "package-change");

  private final Knowledge knowledge;
  private final RulePacks rules;
  private final Later<LogScanner> scanner;
  private final int cases;
  private final Silences silences;

  /**
   * For one knowledge base and its rules; may be used for many runs.
   *
   * @param cases how many cases the knowledge base holds, for the record
   */
  public Diagnoser(Knowledge knowledge, RulePacks rules, int cases) {
    this(knowledge, rules, cases, Silences.NONE);
  }

  /** The same, with causes that are not to be accused. */
  public Diagnoser(Knowledge knowledge, RulePacks rules, int cases, Silences silences) {
    this.knowledge = knowledge;
    this.rules = rules;
    this.cases = cases;
    this.silences = silences;
    this.scanner = scannerOf(knowledge);
  }

  static Later<LogScanner> scannerOf(Knowledge knowledge) {
    return new Later<>("culprit-signatures", () -> new LogScanner(knowledge.signatures()));
  }

  /** Diagnoses one host. */
  public Diagnosis diagnose(Bundle bundle, Options options) {
    return begin(bundle, options).diagnosis();
  }

  /** What a host's readings are read with. */
  Reader reader(Options options, Stopwatch watch) {
    // logs are scanned and rules are asked when the readings are there: until then another core can
    // prepare both
    scanner.begin();
    rules.begin();
    return new Reader(knowledge, scanner, options, watch);
  }

  /** What is concluded from facts, as if nobody had stated some findings. */
  Conclusions infer(List<Object> facts, Predicate<Finding> unsaid) {
    return Inference.conclude(rules.base(), facts, unsaid);
  }

  /** Reads one host and keeps what was read, so that further readings can be added. */
  public Run begin(Bundle bundle, Options options) {
    return new Run(bundle, options);
  }

  /** One host under diagnosis. */
  public final class Run {

    private final Bundle bundle;
    private final Stopwatch watch = new Stopwatch();
    private final Reader reader;
    private String chosen = "";

    private Run(Bundle bundle, Options options) {
      this.bundle = bundle;
      this.reader = reader(options, watch);
      reader.read(bundle);
    }

    /** Adds what a test printed. */
    public void add(Reading reading) {
      reader.add(reading);
    }

    /**
     * Asks first about the problem of this cause, where there are several; "" for the likeliest.
     */
    public void choose(String cause) {
      chosen = cause;
    }

    /** What everything read so far comes to. */
    public Diagnosis diagnosis() {
      return Diagnoser.this.diagnose(bundle, reader.collected(), chosen, watch);
    }
  }

  private Diagnosis diagnose(Bundle bundle, Collected read, String chosen, Stopwatch watch) {
    List<Object> facts = facts(read);
    watch.lap("combine");
    Conclusions conclusions = Inference.conclude(rules.base(), facts);
    watch.lap("rules");
    return conclude(bundle, read, conclusions, facts, chosen, watch);
  }

  /** Everything that the rules are given. */
  List<Object> facts(Collected read) {
    List<Object> facts = new ArrayList<>(new Combiner(knowledge).combine(read.observations()));
    facts.stream().map(f -> Collected.kindOf(f.getClass())).forEach(kind -> read.look(kind, 0));
    read.looked().forEach(what -> facts.add(new Looked(what)));
    facts.addAll(knowledge.expectations());
    knowledge.signatures().forEach(facts::add);
    return facts;
  }

  /**
   * What the conclusions come to.
   *
   * @param chosen the cause of the problem that is asked about first, or ""
   */
  Diagnosis conclude(
      Bundle bundle,
      Collected read,
      Conclusions conclusions,
      List<Object> facts,
      String chosen,
      Stopwatch watch) {
    Set<String> looked = read.looked();
    Ranker ranker = new Ranker(knowledge, conclusions.relations());
    Ranking whole = ranker.rank(conclusions.evidence(), conclusions.ruledOut(), looked);
    Silences.Outcome silenced = silences.apply(whole);
    Ranking ranking = silenced.rest();
    PlaceholderValues values = new PlaceholderValues(facts, knowledge);
    List<Advice> advice =
        new Adviser(knowledge, chosen)
            .advise(ranking, ranker.resting(whole, looked), conclusions.findings(), looked, values);
    Verdict verdict = verdict(ranking, looked);
    Grid grid = new Grid(knowledge, looked);
    Map<String, List<Overturn>> overturned = new LinkedHashMap<>();
    if (ranking.accuses()) {
      Hypothesis first = ranking.hypotheses().get(0);
      overturned.put(
          first.cause().id(),
          new Overturning(ranker, conclusions.ruledOut(), looked)
              .of(first, conclusions.evidence()));
    }
    watch.lap("rank");
    return new Diagnosis(
        knowledge,
        rules.base().ruleCount(),
        cases,
        target(bundle, read),
        verdict,
        ranking.hypotheses(),
        ranking.folded(),
        conclusions.ruledOut(),
        grid.notJudged(judged(ranking)),
        grid.resources(conclusions.findings()),
        advice,
        overturned,
        Timeline.of(read.observations(), facts, knowledge),
        GrowthSeen.of(read.observations(), facts),
        List.copyOf(read.skipped()),
        List.copyOf(read.coverage()),
        notUnderstood(read),
        conclusions.findings(),
        looked,
        Summary.of(verdict, ranking.hypotheses(), firstCommand(advice)),
        values,
        silenced.silenced(),
        silenced.over(),
        silenced.idle(),
        new Stats(
            read.observations().size(),
            conclusions.findings().size(),
            conclusions.fired(),
            watch.total(),
            watch.laps()));
  }

  private static String firstCommand(List<Advice> advice) {
    return advice.stream().filter(a -> !a.isQuestion()).map(Advice::command).findFirst().orElse("");
  }

  /** Of logs only: the rows of a tool's output that look like trouble stand in the coverage. */
  private static List<UnknownLines> notUnderstood(Collected read) {
    return read.observations().stream()
        .filter(UnknownLines.class::isInstance)
        .map(UnknownLines.class::cast)
        .filter(lines -> !read.toolOutputs().contains(lines.origin().source()))
        .sorted(
            Comparator.comparingLong((UnknownLines u) -> -u.count())
                .thenComparing(u -> u.origin().source())
                .thenComparing(UnknownLines::cluster))
        .toList();
  }

  private static Set<String> judged(Ranking ranking) {
    return ranking.hypotheses().stream()
        .map(h -> h.cause().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What must have been read before a host is called healthy, as the contract says. */
  private static Verdict verdict(Ranking ranking, Set<String> looked) {
    if (ranking.accuses()) {
      return Verdict.CAUSE_FOUND;
    }
    boolean enough =
        looked.contains("process-seen")
            && looked.contains("measure.meminfo")
            && looked.contains("filesystem-use")
            && (looked.contains("connection-tally")
                || looked.contains("listener")
                || looked.contains("measure.sockstat"))
            && LOGS.stream().anyMatch(looked::contains);
    return enough ? Verdict.HEALTHY : Verdict.INCONCLUSIVE;
  }

  private static Target target(Bundle bundle, Collected read) {
    HostIdentity identity = new HostIdentity("", "", "", new Origin("", 0, ""));
    OffsetDateTime capturedAt = null;
    for (var observation : read.observations()) {
      if (observation instanceof HostIdentity more) {
        identity = merge(identity, more);
      } else if (observation instanceof HostClock clock && clock.sample() == 0) {
        capturedAt = clock.at();
      }
    }
    return new Target(bundle.live(), bundle.name(), identity, capturedAt);
  }

  private static HostIdentity merge(HostIdentity a, HostIdentity b) {
    return new HostIdentity(
        a.hostname().isEmpty() ? b.hostname() : a.hostname(),
        a.kernel().isEmpty() ? b.kernel() : a.kernel(),
        a.distribution().isEmpty() ? b.distribution() : a.distribution(),
        b.origin());
  }
}
