package dev.culprit.cli.kb;

import dev.culprit.journal.Story;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.CountsPage;
import dev.culprit.knowledge.CountsPage.OfCause;
import dev.culprit.knowledge.CountsPage.Shown;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Place;
import dev.culprit.knowledge.YamlText;
import dev.culprit.recall.Ending;
import dev.culprit.recall.Feedback;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns what operators confirmed into counts. */
final class Learning {

  private final Knowledge knowledge;
  private final Set<String> incidents;
  private final Map<String, OfCause> causes;
  private final Set<String> known;
  private int fresh;

  /**
   * Begins with what was counted before.
   *
   * @param before the counts that a pack holds already
   * @param known all incidents that any pack has counted, so that none counts twice
   */
  Learning(Knowledge knowledge, CountsPage before, Set<String> known) {
    this.knowledge = knowledge;
    this.incidents = new LinkedHashSet<>(before.incidents());
    this.causes = new TreeMap<>(before.causes());
    this.known = known;
  }

  /** Counts a triage, if its cause was confirmed and it was not counted yet. */
  void take(Story story) {
    String id = String.valueOf(story.folder().getFileName());
    Optional<Feedback> feedback = Feedback.of(story).filter(Feedback::isConfirmed);
    Optional<Ending> ending = Ending.of(story);
    if (feedback.isEmpty() || ending.isEmpty() || known.contains(id) || incidents.contains(id)) {
      return;
    }
    CausePage cause = knowledge.causes().get(feedback.get().cause());
    if (cause != null) {
      incidents.add(id);
      fresh++;
      causes.merge(cause.id(), counts(cause, ending.get()), OfCause::plus);
    }
  }

  /** A finding counts where it showed, or where somebody looked and it did not. */
  private OfCause counts(CausePage cause, Ending ending) {
    Map<String, Shown> findings = new LinkedHashMap<>();
    for (String id : cause.expects().keySet()) {
      FindingPage page = knowledge.findings().get(id);
      boolean shown = ending.findings().contains(id);
      if (shown || (page != null && page.wasLookedFor(ending.looked()))) {
        findings.put(id, new Shown(shown ? 1 : 0, 1));
      }
    }
    return new OfCause(1, findings);
  }

  /** How many incidents came in. */
  int fresh() {
    return fresh;
  }

  /** The counts with them. */
  CountsPage counts(String id) {
    return new CountsPage(id, incidents, causes, new Place("counts/" + id + ".yaml", 1));
  }

  /** A page of counts as YAML; "" for one that counts nothing. */
  static String yaml(CountsPage page) {
    if (page.incidents().isEmpty()) {
      return "";
    }
    YamlText text = new YamlText();
    text.comment("Confirmed incidents, counted by culprit kb learn.");
    text.put(0, "id", page.id());
    text.open(0, "incidents", "");
    page.incidents().forEach(id -> text.line("  - " + YamlText.scalar(id)));
    text.open(0, "causes", "");
    new TreeMap<>(page.causes()).forEach((id, counts) -> cause(text, id, counts));
    return text.toString();
  }

  private static void cause(YamlText text, String id, OfCause counts) {
    text.open(2, id, "");
    text.line("    confirmed: " + counts.confirmed());
    text.open(4, "findings", counts.findings().isEmpty() ? " {}" : "");
    new TreeMap<>(counts.findings())
        .forEach(
            (finding, shown) ->
                text.line(
                    "      "
                        + YamlText.scalar(finding)
                        + ": {shown: "
                        + shown.shown()
                        + ", looked: "
                        + shown.looked()
                        + "}"));
  }

  /** Nothing is counted yet. */
  static CountsPage none(String id) {
    return new CountsPage(id, Set.of(), Map.of(), new Place("counts/" + id + ".yaml", 1));
  }

  /** The causes that were counted. */
  List<String> counted() {
    return List.copyOf(causes.keySet());
  }
}
