package dev.culprit.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes pages so that {@link KnowledgeReader} reads the same from them. */
public final class PageWriter {

  private PageWriter() {}

  /**
   * A cause's page.
   *
   * @param comments what its author is to know, each a line
   * @param reviewed the day of the review, or "" where nobody did
   */
  public static String cause(CausePage page, List<String> comments, String reviewed) {
    YamlText text = new YamlText();
    comments.forEach(text::comment);
    text.put(0, "id", page.id()).put(0, "title", page.title()).put(0, "owner", page.owner());
    text.put(0, "prior", page.prior().word());
    text.put(0, "subject", page.subjectKind().label());
    text.put(0, "impact", PageReader.impactWord(page.impact()));
    text.block(0, "meaning", page.meaning());
    Map<String, String> expects = new LinkedHashMap<>();
    page.expects().forEach((finding, word) -> expects.put(finding, word.word()));
    text.put(0, "expects", expects);
    text.put(0, "requires", page.requires());
    Map<String, String> against = new LinkedHashMap<>();
    page.against().forEach((id, weight) -> against.put(id, PageReader.againstWord(weight)));
    text.put(0, "speaks-against", against).put(0, "rules-out", page.rulesOut());
    text.put(0, "leads-to", page.leadsTo());
    if (!page.refines().isEmpty()) {
      text.put(0, "refines", page.refines());
    }
    text.put(0, "distinguish", page.distinguish());
    text.open(0, "remedies", "");
    remedies(text, "contain", page.contain());
    remedies(text, "fix", page.fix());
    remedies(text, "verify", page.verify());
    remedies(text, "prevent", page.prevent());
    text.put(0, "hand-over", page.handOver()).put(0, "references", page.references());
    if (!page.falsePositives().isEmpty()) {
      text.put(0, "false-positives", page.falsePositives());
    }
    text.put(0, "status", page.status());
    return reviewed.isEmpty() ? text.toString() : text.put(0, "reviewed", reviewed).toString();
  }

  private static void remedies(YamlText text, String kind, List<Remedy> remedies) {
    text.open(2, kind, remedies.isEmpty() ? " []" : "");
    for (Remedy remedy : remedies) {
      text.line("    - what: " + YamlText.scalar(remedy.what()));
      optional(text, "command", remedy.command());
      optional(text, "risk", remedy.risk());
      optional(text, "undo", remedy.undo());
    }
  }

  private static void optional(YamlText text, String key, String value) {
    if (!value.isEmpty()) {
      text.put(6, key, value);
    }
  }
}
