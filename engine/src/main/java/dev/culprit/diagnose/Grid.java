package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.NotJudged;
import dev.culprit.diagnose.Diagnosis.Resource;
import dev.culprit.fact.Finding;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Likelihood;
import dev.culprit.knowledge.ResourcePage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is exonerated, what is suspect, and what nobody could judge. */
final class Grid {

  private final Knowledge knowledge;
  private final Set<String> looked;

  Grid(Knowledge knowledge, Set<String> looked) {
    this.knowledge = knowledge;
    this.looked = looked;
  }

  List<Resource> resources(Collection<Finding> findings) {
    List<Resource> rows = new ArrayList<>();
    for (ResourcePage page : knowledge.resources()) {
      String used = said(page.utilisation(), findings);
      String waits = said(page.saturation(), findings);
      String fails = said(page.errors(), findings);
      boolean suspect = !(used + waits + fails).isEmpty();
      boolean seen = page.needs().stream().anyMatch(looked::contains);
      rows.add(
          new Resource(
              page.id(),
              used,
              waits,
              fails,
              suspect ? "suspect" : seen ? "exonerated" : "not looked"));
    }
    return rows;
  }

  private static String said(List<String> ids, Collection<Finding> findings) {
    return findings.stream()
        .filter(f -> f.freshness() >= 1 && ids.contains(f.id()))
        .map(Finding::because)
        .findFirst()
        .orElse("");
  }

  /**
   * Causes none of whose usual signs could have been seen, with the readings of which any would do.
   */
  List<NotJudged> notJudged(Collection<String> judged) {
    List<NotJudged> all = new ArrayList<>();
    for (CausePage cause : knowledge.causes().values()) {
      Set<String> needs = new TreeSet<>();
      boolean couldShow = judged.contains(cause.id());
      for (var expected : cause.expects().entrySet()) {
        FindingPage page = knowledge.findings().get(expected.getKey());
        if (page != null && isTelling(cause, page, expected.getValue())) {
          couldShow |= page.wasLookedFor(looked);
          page.needs().forEach(alternative -> needs.add(String.join(" and ", alternative)));
        }
      }
      if (!couldShow && !needs.isEmpty()) {
        all.add(new NotJudged(cause.id(), List.copyOf(needs)));
      }
    }
    return all;
  }

  private static boolean isTelling(CausePage cause, FindingPage page, Likelihood likelihood) {
    return cause.requires().isEmpty()
        ? likelihood.probability() >= Likelihood.OFTEN.probability()
        : cause.requires().contains(page.id());
  }
}
