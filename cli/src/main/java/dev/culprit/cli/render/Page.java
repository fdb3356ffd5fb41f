package dev.culprit.cli.render;

import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Remedy;
import dev.culprit.knowledge.Signature;
import dev.culprit.knowledge.TestPage;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A page of the knowledge base as text. */
public final class Page {

  private final Knowledge knowledge;
  private final PrintStream out;

  /** Prints pages of {@code knowledge} to {@code out}. */
  public Page(Knowledge knowledge, PrintStream out) {
    this.knowledge = knowledge;
    this.out = out;
  }

  /** Prints one wrapped paragraph, indented. */
  public static void paragraph(PrintStream out, String text) {
    Wrapping.wrap("   ", "   ", text).forEach(out::println);
  }

  /**
   * Prints every page of that id.
   *
   * @return whether there is one
   */
  public boolean print(String id) {
    boolean found = false;
    if (knowledge.causes().containsKey(id)) {
      cause(knowledge.causes().get(id));
      found = true;
    }
    if (knowledge.findings().containsKey(id)) {
      finding(knowledge.findings().get(id));
      found = true;
    }
    if (knowledge.tests().containsKey(id)) {
      test(knowledge.tests().get(id));
      found = true;
    }
    for (Signature signature : knowledge.signatures()) {
      if (signature.id().equals(id)) {
        signature(signature);
        found = true;
      }
    }
    return found;
  }

  private void cause(CausePage page) {
    heading("cause", page.id(), page.title());
    paragraph(out, page.meaning());
    out.println();
    section("Expected findings");
    page.expects()
        .forEach(
            (finding, likelihood) ->
                out.println(String.format(Locale.ROOT, "   %-10s %s", likelihood.word(), finding)));
    list("Speaks against it", page.against().keySet());
    list("Leads to", page.leadsTo());
    if (!page.distinguish().isEmpty()) {
      section("Not to be taken for");
      page.distinguish().forEach((other, how) -> paragraph(out, other + ": " + how));
    }
    remedies("Contain", page.contain());
    remedies("Fix", page.fix());
    remedies("Verify", page.verify());
    remedies("Prevent", page.prevent());
    section("Owner");
    paragraph(out, page.owner() + handOver(page));
    if (!page.falsePositives().isEmpty()) {
      section("Known false positives");
      paragraph(out, page.falsePositives());
    }
    list("References", page.references());
  }

  private static String handOver(CausePage page) {
    return page.handOver().isEmpty() ? "" : "; hand over: " + String.join(", ", page.handOver());
  }

  private void finding(FindingPage page) {
    heading("finding", page.id(), page.title());
    paragraph(out, page.meaning());
    out.println();
    list(
        "Expected by",
        knowledge.causes().values().stream()
            .filter(c -> c.expects().containsKey(page.id()))
            .map(CausePage::id)
            .toList());
    section("Without any of its causes");
    paragraph(out, page.background().word());
    list("Needs", page.needs().stream().map(n -> String.join(" and ", n)).toList());
  }

  private void test(TestPage page) {
    heading("test", page.id(), page.title());
    paragraph(out, page.command().isEmpty() ? page.question() : "$ " + page.command());
    out.println();
    section("Cost");
    String effect = page.effect().isEmpty() ? "" : ": " + page.effect();
    paragraph(out, "about " + page.seconds() + " s, " + page.risk().label() + effect);
    section("Outcomes");
    page.outcomes().forEach((finding, outcome) -> paragraph(out, finding + ": " + outcome));
  }

  private void signature(Signature page) {
    heading("signature", page.id(), "states " + page.finding());
    page.samples().forEach(s -> paragraph(out, s.text()));
    list("Software", page.software());
    list("References", page.references());
  }

  private void heading(String kind, String id, String title) {
    out.println(id + " (" + kind + ")");
    out.println(title);
    out.println();
  }

  private void section(String name) {
    out.println(name);
  }

  private void list(String name, Collection<String> items) {
    if (!items.isEmpty()) {
      section(name);
      items.forEach(item -> paragraph(out, item));
    }
  }

  private void remedies(String name, List<Remedy> steps) {
    if (steps.isEmpty()) {
      return;
    }
    section(name);
    for (Remedy step : steps) {
      paragraph(out, step.what());
      line("$ ", step.command());
      line("risk: ", step.risk());
      line("undo: ", step.undo());
    }
  }

  private void line(String first, String text) {
    if (!text.isEmpty()) {
      paragraph(out, first + text);
    }
  }
}
