package dev.culprit.cli.capture;

import dev.culprit.capture.Judge;
import dev.culprit.capture.LineDraft;
import dev.culprit.capture.Material;
import dev.culprit.capture.NearMiss;
import dev.culprit.capture.Sign;
import dev.culprit.cli.kb.CaseDiff;
import dev.culprit.cli.kb.Linting;
import dev.culprit.cli.render.Printing;
import dev.culprit.knowledge.CausePage;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a capture came to, for whoever reviews it: printed, and kept in the folder. */
public final class CaptureReport {

  /** What a case may weigh, in bytes. */
  private static final long LIGHT = 50_000;

  private final Wish wish;
  private final StringBuilder text = new StringBuilder();
  private final List<String> trouble = new ArrayList<>();

  CaptureReport(Wish wish, Material material) {
    this.wish = wish;
    line("# Capture of " + wish.cause() + " from " + material.origin());
  }

  private void line(String words) {
    text.append(words.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "?")).append('\n');
  }

  private void heading(String words) {
    line("");
    line("## " + words);
    line("");
  }

  private void fault(String words) {
    trouble.add(words);
    line("- TO LOOK AT: " + words);
  }

  void drafted(Drafting.Draft draft, boolean known) {
    CausePage page = draft.page();
    heading("What it knows now");
    if (page == null) {
      line("- `" + wish.cause() + "` leads already; its page stays as it is.");
      return;
    }
    line(
        "- "
            + (known ? "changed" : "new")
            + " page `causes/"
            + page.topic()
            + "/"
            + page.id()
            + ".yaml`; at least one of "
            + String.join(", ", page.requires())
            + " must show");
    for (Sign sign : draft.signs()) {
      if (page.expects().containsKey(sign.page().id())) {
        line("- expects `" + sign.page().id() + "`: " + sign.finding().because());
      }
    }
    if (!known && !page.leadsTo().isEmpty()) {
      line(
          "- it was accused as "
              + String.join(", ", page.leadsTo())
              + " before: taken for its consequence. A problem of its own? Then take it out of"
              + " `leads-to`.");
    }
    for (LineDraft line : draft.lines()) {
      line("- new signature `" + line.id() + "` for " + line.place() + ": " + line.message());
    }
    if (!Judge.leads(draft.diagnosis(), wish.cause())) {
      fault(
          "the cause does not lead: what was read does not tell it from other causes. Mark the"
              + " lines that prove it with --line, or add readings");
    }
  }

  void cut(List<Reading> whole, List<Reading> small, boolean proven) {
    heading("The case");
    line(
        String.format(
            Locale.ROOT, "- `%s`: %d of %d readings", wish.caseId(), small.size(), whole.size()));
    small.forEach(r -> line("  - " + r.path()));
    if (!proven) {
      fault("read from the disk the case comes out otherwise than in memory");
    }
  }

  void missed(NearMiss miss) {
    if (!miss.accused().isEmpty()) {
      fault(
          "without "
              + miss.without()
              + " somebody is accused nevertheless: "
              + String.join(", ", miss.accused()));
    } else if (!miss.readings().isEmpty()) {
      line("- near miss: without " + miss.without() + " nobody is accused");
    }
  }

  void linted(Linting before, Linting after) {
    heading("Lint");
    List<String> fresh = new ArrayList<>(after.faults());
    fresh.removeAll(before.faults());
    fresh.forEach(this::fault);
    line(fresh.isEmpty() ? "- clean" : "- " + fresh.size() + " new faults");
  }

  void compared(CaseDiff diff) {
    heading("All other cases");
    Printing.text(diff::print).lines().forEach(l -> line("    " + l));
    if (!diff.clean()) {
      fault("a case comes out wrong now");
    }
  }

  void sized(long bytes) throws IOException {
    heading("Then");
    line("- " + (bytes + 999) / 1000 + " kB in all");
    if (bytes > LIGHT) {
      fault("the folder weighs more than " + LIGHT / 1000 + " kB; try a higher --effort");
    }
    line("- Read the page, and say in it what mends the cause.");
    line("- It is a pack: `culprit diagnose --knowledge DIR --rules DIR/rules` uses it, a copy in");
    line(
        "  ~/.config/culprit/packs does so always, and its folders fit those of the knowledge base.");
  }

  /** The report as Markdown. */
  public String text() {
    return text.toString();
  }

  /** What somebody has to look at; empty when all is well. */
  public List<String> trouble() {
    return List.copyOf(trouble);
  }
}
