package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.cli.Sanitizer;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.recall.PastIncident;
import dev.culprit.recall.Similar;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Past incidents that the present one is like: what they were, what helped, and what differs. */
public final class SimilarRenderer {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Findings that are named of each kind. */
  private static final int NAMED = 3;

  private SimilarRenderer() {}

  /** Sentences about each, for a person; none where there is nothing alike. */
  public static List<String> sentences(Similar similar, Knowledge knowledge) {
    PastIncident then = similar.incident();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "%.0f %% alike: %s: %s",
            100 * similar.likeness(),
            where(then),
            causes(then, knowledge)));
    sentences.add("fixed by " + fixedBy(then, knowledge));
    sentences.add("in common: " + titles(similar.common(), knowledge));
    if (!similar.onlyNow().isEmpty()) {
      sentences.add("only now: " + titles(similar.onlyNow(), knowledge));
    }
    if (!similar.onlyThen().isEmpty()) {
      sentences.add("only then: " + titles(similar.onlyThen(), knowledge));
    }
    return sentences.stream().map(Sanitizer::line).toList();
  }

  private static String where(PastIncident then) {
    if (then.kind() == PastIncident.Kind.CASE) {
      return "the case " + then.id();
    }
    String host = then.host().isEmpty() ? "this site" : then.host();
    String day = then.at() == null ? "earlier" : "on " + DAY.format(then.at());
    return "seen " + day + " on " + host;
  }

  private static String causes(PastIncident then, Knowledge knowledge) {
    List<String> causes = new ArrayList<>();
    for (String id : then.causes()) {
      CausePage page = knowledge.causes().get(id);
      causes.add(page == null ? id : id + " (" + page.title() + ")");
    }
    return String.join(" or ", causes);
  }

  /** What helped then; where nobody wrote it down, what the cause's page says. */
  static String fixedBy(PastIncident then, Knowledge knowledge) {
    if (!then.helped().isEmpty()) {
      return String.join("; ", then.helped());
    }
    return then.causes().stream()
        .map(id -> knowledge.causes().get(id))
        .filter(page -> page != null && !page.fix().isEmpty())
        .map(page -> page.fix().get(0).what())
        .findFirst()
        .orElse("what nobody wrote down");
  }

  private static String titles(List<String> findings, Knowledge knowledge) {
    List<String> titles = new ArrayList<>();
    for (String id : findings.subList(0, Math.min(NAMED, findings.size()))) {
      FindingPage page = knowledge.findings().get(id);
      titles.add(page == null ? id : page.title());
    }
    int more = findings.size() - titles.size();
    return String.join("; ", titles) + (more > 0 ? "; and " + more + " more" : "");
  }

  /** The section of a text. */
  public static void text(
      List<Similar> similar, Knowledge knowledge, Style style, PrintStream out) {
    if (similar.isEmpty()) {
      return;
    }
    out.println();
    out.println(style.strong("SIMILAR INCIDENTS"));
    for (Similar one : similar) {
      String first = "   ";
      for (String sentence : sentences(one, knowledge)) {
        Wrapping.wrap(first, "      ", sentence).forEach(out::println);
        first = "      ";
      }
    }
  }

  /** The array {@code similar}; nothing is written where it would be empty. */
  public static void json(List<Similar> similar, Knowledge knowledge, JsonGenerator json)
      throws IOException {
    if (similar.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("similar");
    for (Similar one : similar) {
      PastIncident then = one.incident();
      json.writeStartObject();
      json.writeStringField("kind", then.kind().label());
      json.writeStringField("id", then.id());
      if (then.at() != null) {
        json.writeStringField("at", then.at().toString());
      }
      if (!then.host().isEmpty()) {
        json.writeStringField("host", then.host());
      }
      JsonParts.strings("causes", then.causes(), json);
      json.writeNumberField("likeness", JsonParts.rounded(one.likeness()));
      json.writeStringField("fixedBy", fixedBy(then, knowledge));
      JsonParts.strings("common", one.common(), json);
      JsonParts.strings("onlyNow", one.onlyNow(), json);
      JsonParts.strings("onlyThen", one.onlyThen(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
