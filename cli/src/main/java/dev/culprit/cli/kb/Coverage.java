package dev.culprit.cli.kb;

import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.TestPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether each cause is held by what a reader may expect: a test that tells it from a look-alike, a
 * case where it leads, and a case where a look-alike leads although its own symptom shows.
 */
final class Coverage {

  /** Where readings come from that nobody made up. */
  private static final Set<String> REAL = Set.of("captured", "documented");

  private final Knowledge knowledge;
  private final List<OwnCase> cases;

  Coverage(Knowledge knowledge, List<OwnCase> cases) {
    this.knowledge = knowledge;
    this.cases = List.copyOf(cases);
  }

  /** What is missing, by cause, of those pages. */
  List<Fault> missing(Predicate<CausePage> pages) {
    List<Fault> missing = new ArrayList<>();
    for (CausePage page : knowledge.causes().values().stream().filter(pages).toList()) {
      for (String what : missing(page)) {
        String message = "'" + page.id() + "' " + what;
        missing.add(new Fault(page.source().file(), page.source().line(), message));
      }
    }
    return missing;
  }

  private List<String> missing(CausePage page) {
    List<OwnCase> leading = cases.stream().filter(one -> one.leads(page.id())).toList();
    List<OwnCase> misleading = cases.stream().filter(one -> misleads(one, page)).toList();
    List<String> missing = new ArrayList<>();
    if (leading.isEmpty()) {
      missing.add("leads in no case");
    }
    if (misleading.isEmpty()) {
      missing.add("has no case where a look-alike leads and 'not-accused' names it");
    }
    List<OwnCase> both = new ArrayList<>(leading);
    both.addAll(misleading);
    if (!both.isEmpty() && both.stream().noneMatch(one -> REAL.contains(one.provenance()))) {
      missing.add("has made-up cases only, none captured or documented");
    }
    if (knowledge.tests().values().stream().noneMatch(test -> tellsApart(test, page))) {
      missing.add("is told from its look-alikes by no test");
    }
    return missing;
  }

  /**
   * Causes that call themselves tested and of which nothing shows in any case where a look-alike
   * leads: such a case tempts nobody.
   *
   * @param grades of the cases, as they were run
   */
  List<Fault> unseen(List<Grade> grades) {
    Map<String, Set<String>> shown = new HashMap<>();
    grades.forEach(grade -> shown.put(grade.trial().name(), grade.shown()));
    List<Fault> unseen = new ArrayList<>();
    for (CausePage page : knowledge.causes().values()) {
      List<OwnCase> misleading = cases.stream().filter(one -> misleads(one, page)).toList();
      boolean tempting =
          misleading.stream()
              .map(one -> shown.getOrDefault(one.trial().name(), Set.of()))
              .anyMatch(found -> page.expects().keySet().stream().anyMatch(found::contains));
      if (Lint.CLAIMS.contains(page.status()) && !misleading.isEmpty() && !tempting) {
        String message = "nothing of '" + page.id() + "' shows where a look-alike leads";
        unseen.add(new Fault(page.source().file(), page.source().line(), message));
      }
    }
    return unseen;
  }

  private boolean misleads(OwnCase one, CausePage page) {
    Truth truth = one.trial().truth();
    return truth.innocent().contains(page.id())
        && truth.causes().stream().anyMatch(other -> alike(page, other));
  }

  /** Whether a page tells the two apart, or both expect the same finding. */
  private boolean alike(CausePage page, String id) {
    CausePage other = knowledge.causes().get(id);
    if (other == null || id.equals(page.id())) {
      return false;
    }
    return page.distinguish().containsKey(id)
        || other.distinguish().containsKey(page.id())
        || other.expects().keySet().stream().anyMatch(page.expects()::containsKey);
  }

  /** Whether a finding that the test can show is worth something else to a look-alike. */
  private boolean tellsApart(TestPage test, CausePage page) {
    return knowledge.causes().values().stream()
        .filter(other -> alike(page, other.id()))
        .anyMatch(other -> test.reads().stream().anyMatch(f -> heeds(page, f) != heeds(other, f)));
  }

  private static boolean heeds(CausePage page, String finding) {
    Set<String> heeded = new HashSet<>(page.expects().keySet());
    heeded.addAll(page.against().keySet());
    heeded.addAll(page.rulesOut());
    return heeded.contains(finding);
  }
}
