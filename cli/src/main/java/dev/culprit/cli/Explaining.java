package dev.culprit.cli;

import dev.culprit.cli.render.Page;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.Finding;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Nearest;
import dev.culprit.rank.Hypothesis;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why not, and what an unknown name may have meant. */
public final class Explaining {

  private Explaining() {}

  /** What to say of an id that has no page. */
  public static String unknown(String id, Knowledge knowledge) {
    Set<String> all = new TreeSet<>(knowledge.causes().keySet());
    all.addAll(knowledge.findings().keySet());
    all.addAll(knowledge.tests().keySet());
    knowledge.signatures().forEach(s -> all.add(s.id()));
    return Nearest.unknown("id", id, all);
  }

  /** Why a cause does not lead. */
  public static void whyNot(Diagnosis diagnosis, String cause, PrintStream out) {
    out.println();
    out.println("WHY NOT " + cause);
    List<Hypothesis> all = new ArrayList<>(diagnosis.hypotheses());
    all.addAll(diagnosis.folded());
    boolean weighed = false;
    for (Hypothesis h : all) {
      if (h.cause().id().equals(cause)) {
        weighed = true;
        weighed(diagnosis, h, out);
      }
    }
    for (var ruledOut : diagnosis.ruledOut()) {
      if (ruledOut.cause().equals(cause)) {
        Page.paragraph(out, "ruled out for " + ruledOut.subject() + ": " + ruledOut.because());
        weighed = true;
      }
    }
    if (!weighed) {
      notWeighed(diagnosis, cause, out);
    }
  }

  private static void weighed(Diagnosis diagnosis, Hypothesis h, PrintStream out) {
    boolean folded = diagnosis.folded().contains(h);
    Page.paragraph(
        out,
        String.format(
            Locale.ROOT,
            "%s: %.0f decibans%s",
            h.subject(),
            h.decibans(),
            folded
                ? ", explained by a deeper cause that leads in its place"
                : String.format(
                    Locale.ROOT, ", %.0f %% beside its rivals", 100 * h.probability())));
    for (Evidence e : h.evidence()) {
      Page.paragraph(out, String.format(Locale.ROOT, "%+.0f dB  %s", e.decibans(), e.because()));
    }
    h.absent()
        .forEach(
            a ->
                Page.paragraph(
                    out,
                    String.format(Locale.ROOT, "%+.0f dB  absent: %s", a.decibans(), a.finding())));
    h.notLooked().forEach(f -> Page.paragraph(out, "  ?     not looked: " + f));
  }

  private static void notWeighed(Diagnosis diagnosis, String cause, PrintStream out) {
    CausePage page = diagnosis.knowledge().causes().get(cause);
    Set<String> shown = diagnosis.findings().stream().map(Finding::id).collect(Collectors.toSet());
    boolean suspect = page.expects().keySet().stream().anyMatch(shown::contains);
    Page.paragraph(
        out,
        suspect
            ? "suspected, but not accused: for that it takes "
                + page.requires().stream()
                    .map(id -> title(id, diagnosis.knowledge()))
                    .collect(Collectors.joining(", or "))
                + "; its signs are:"
            : "nothing that was read points to it; its signs are:");
    for (String id : page.expects().keySet()) {
      FindingPage sign = diagnosis.knowledge().findings().get(id);
      if (sign != null) {
        String state =
            shown.contains(id)
                ? " (seen)"
                : sign.wasLookedFor(diagnosis.looked()) ? " (looked for, absent)" : " (not looked)";
        Page.paragraph(out, "  " + sign.title() + state);
      }
    }
  }

  private static String title(String finding, Knowledge knowledge) {
    FindingPage page = knowledge.findings().get(finding);
    return '"' + (page == null ? finding : page.title()) + '"';
  }
}
