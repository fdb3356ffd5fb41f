package dev.culprit.capture;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Likelihood;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a page learns from an incident that it should have led in and did not. */
public final class PageChange {

  /** Signs that a page learns at once at most. */
  private static final int MOST = 3;

  private PageChange() {}

  /**
   * The page with the most telling signs that no accused cause explains, and with whoever was
   * accused in its place, and concerns the same thing, as a consequence.
   *
   * @param word how often they are said to show
   * @param diagnosis in which the cause did not lead
   */
  public static CausePage of(
      CausePage page, List<Sign> signs, Likelihood word, Diagnosis diagnosis) {
    Set<String> leadsTo = new LinkedHashSet<>(page.leadsTo());
    leadsTo.addAll(Sign.consequences(diagnosis, signs, page.id()));
    Map<String, Likelihood> expects = new LinkedHashMap<>(page.expects());
    Set<String> requires = new LinkedHashSet<>(page.requires());
    signs.stream()
        .filter(s -> !s.explained() && !s.told() && !page.against().containsKey(s.page().id()))
        .limit(MOST)
        .forEach(
            s -> {
              expects.putIfAbsent(s.page().id(), word);
              if (!page.requires().isEmpty()) {
                requires.add(s.page().id());
              }
            });
    return new CausePage(
        page.id(),
        page.title(),
        page.topic(),
        page.owner(),
        page.prior(),
        page.subjectKind(),
        page.impact(),
        page.meaning(),
        expects,
        requires,
        page.against(),
        page.rulesOut(),
        List.copyOf(leadsTo),
        page.refines(),
        page.distinguish(),
        page.contain(),
        page.fix(),
        page.verify(),
        page.prevent(),
        page.handOver(),
        page.references(),
        page.falsePositives(),
        page.status(),
        page.source());
  }
}
