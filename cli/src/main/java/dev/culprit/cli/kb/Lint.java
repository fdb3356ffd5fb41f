package dev.culprit.cli.kb;

import dev.culprit.cli.kb.RuleTexts.Mention;
import dev.culprit.diagnose.Readings;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Nearest;
import dev.culprit.knowledge.Place;
import dev.culprit.knowledge.Signature;
import dev.culprit.knowledge.SignatureLint;
import dev.culprit.knowledge.TestPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Joins pages, signatures, rules and cases, and names every loose end with file and line. */
final class Lint {

  /** What the status of a page says once somebody saw it lead. */
  static final Set<String> CLAIMS = Set.of("tested", "stable");

  private final Knowledge knowledge;
  private final RuleTexts rules;
  private final Readings readings;
  private final List<OwnCase> cases;
  private final Set<String> withheld;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * A lint.
   *
   * @param withheld ids of pages that were taken away, so that naming them is no fault
   */
  Lint(
      Knowledge knowledge,
      RuleTexts rules,
      Readings readings,
      List<OwnCase> cases,
      Set<String> withheld) {
    this.knowledge = knowledge;
    this.rules = rules;
    this.readings = readings;
    this.cases = List.copyOf(cases);
    this.withheld = Set.copyOf(withheld);
  }

  /** All loose ends, by file and line. */
  List<Fault> check() {
    Set<String> causes = knowledge.causes().keySet();
    Set<String> findings = knowledge.findings().keySet();
    for (CausePage page : knowledge.causes().values()) {
      names(page.source(), "finding", page.expects().keySet(), findings);
      names(page.source(), "finding", page.requires(), findings);
      names(page.source(), "finding", page.against().keySet(), findings);
      names(page.source(), "finding", page.rulesOut(), findings);
      complete(page);
    }
    for (TestPage page : knowledge.tests().values()) {
      names(page.source(), "finding", page.reads(), findings);
      names(page.source(), "finding", page.first(), findings);
      names(page.source(), "finding", page.outcomes().keySet(), findings);
      names(page.source(), "cause", page.causes(), causes);
    }
    for (Signature signature : knowledge.signatures()) {
      if (!signature.finding().isEmpty()) {
        names(signature.source(), "finding", List.of(signature.finding()), findings);
      }
    }
    for (FindingPage page : knowledge.findings().values()) {
      page.needs().forEach(all -> readings(page.source(), all));
    }
    faults.addAll(SignatureLint.check(knowledge.signatures()));
    Set<String> named = new HashSet<>(causes);
    named.addAll(withheld);
    cases.forEach(one -> faults.addAll(one.unknown(named)));
    rules(causes, findings);
    unstated();
    unread();
    cycles();
    faults.addAll(NearNames.in(knowledge));
    faults.addAll(RuleLint.check(rules.rules(), knowledge));
    untested();
    faults.sort(Comparator.comparing(Fault::file).thenComparing(Fault::line));
    return faults;
  }

  private void names(Place place, String kind, Collection<String> used, Set<String> known) {
    for (String name : used) {
      if (!known.contains(name) && !withheld.contains(name)) {
        fault(place, Nearest.unknown(kind, name, known));
      }
    }
  }

  private void readings(Place place, Set<String> needs) {
    for (String need : needs) {
      if (!readings.knows(need)) {
        fault(place, Nearest.unknown("reading", need, readings.names()));
      }
    }
  }

  /** A cause may be called tested once it leads in a case. */
  private void untested() {
    for (CausePage page : knowledge.causes().values()) {
      if (CLAIMS.contains(page.status()) && !leads(page)) {
        fault(page.source(), "'" + page.id() + "' is " + page.status() + " but leads in no case");
      }
    }
  }

  private boolean leads(CausePage page) {
    return cases.stream().anyMatch(one -> one.leads(page.id()));
  }

  /** A page that is called tested has everything that an operator needs. */
  private void complete(CausePage page) {
    if (page.contain().isEmpty() || page.fix().isEmpty() || page.verify().isEmpty()) {
      fault(page.source(), "'" + page.id() + "' lacks a remedy to contain, fix or verify");
    }
    if (page.references().isEmpty()) {
      fault(page.source(), "'" + page.id() + "' names no reference");
    }
    if (page.distinguish().isEmpty()) {
      fault(page.source(), "'" + page.id() + "' is told apart from nothing");
    }
    contradictions(page);
    Set<String> decisive = new HashSet<>(page.requires());
    decisive.removeAll(page.expects().keySet());
    if (!decisive.isEmpty() && page.expects().isEmpty()) {
      fault(page.source(), "'" + page.id() + "' requires findings but expects none");
    }
  }

  /** What a page expects cannot speak against it too. */
  private void contradictions(CausePage page) {
    Set<String> otherwise = new HashSet<>(page.against().keySet());
    otherwise.addAll(page.rulesOut());
    for (String finding : otherwise) {
      if (page.expects().containsKey(finding) || page.requires().contains(finding)) {
        fault(page.source(), "'" + page.id() + "' has '" + finding + "' both for and against it");
      }
    }
  }

  private void rules(Set<String> causes, Set<String> findings) {
    List<Mention> ofFindings = new ArrayList<>(rules.stated());
    ofFindings.addAll(rules.read());
    for (Mention mention : ofFindings) {
      names(new Place(mention.file(), mention.line()), "finding", List.of(mention.id()), findings);
    }
    for (Mention mention : rules.accused()) {
      names(new Place(mention.file(), mention.line()), "cause", List.of(mention.id()), causes);
    }
  }

  /** A finding that nothing can state is dead. */
  private void unstated() {
    Set<String> stated = new HashSet<>();
    rules.stated().forEach(m -> stated.add(m.id()));
    knowledge.signatures().forEach(s -> stated.add(s.finding()));
    knowledge.tests().values().stream()
        .filter(t -> !t.question().isEmpty())
        .forEach(t -> stated.addAll(t.reads()));
    for (FindingPage page : knowledge.findings().values()) {
      if (!stated.contains(page.id())) {
        fault(
            page.source(),
            "no rule, no signature and no answer states the finding '" + page.id() + "'");
      }
    }
  }

  /** A finding that no cause heeds is noise. */
  private void unread() {
    Set<String> heeded = new HashSet<>();
    for (CausePage page : knowledge.causes().values()) {
      heeded.addAll(page.expects().keySet());
      heeded.addAll(page.against().keySet());
      heeded.addAll(page.requires());
    }
    knowledge.tests().values().forEach(t -> heeded.addAll(t.first()));
    rules.read().forEach(m -> heeded.add(m.id()));
    for (FindingPage page : knowledge.findings().values()) {
      if (!heeded.contains(page.id()) && !page.harmless() && withheld.isEmpty()) {
        fault(page.source(), "no cause and no rule heeds the finding '" + page.id() + "'");
      }
    }
  }

  private void cycles() {
    for (List<String> circle : Circles.in(knowledge.causes())) {
      Place place = knowledge.causes().get(circle.get(0)).source();
      String way = String.join("' leads to '", circle);
      fault(place, "'" + way + "' leads to '" + circle.get(0) + "': a circle has no root");
    }
  }

  private void fault(Place place, String message) {
    faults.add(new Fault(place.file(), place.line(), message));
  }
}
