package dev.culprit.capture;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Action;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Likelihood;
import dev.culprit.knowledge.Place;
import dev.culprit.knowledge.Prior;
import dev.culprit.knowledge.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page of a new cause, as far as one incident tells: what stood out is what it shows, what was
 * accused wrongly is what it leads to, what helped is how to contain it.
 */
public final class CauseDraft {

  /** Signs of which one must be there before anybody is accused. */
  private static final int ANCHORS = 3;

  /** A further anchor says nearly as much as the first. */
  private static final double NEARLY = 0.75;

  /** Signs that a page expects at most; the rest is noise of one host. */
  private static final int MOST_SIGNS = 8;

  private final Naming naming;
  private final List<Sign> signs;
  private final Diagnosis diagnosis;

  /**
   * What the operator says of the cause.
   *
   * @param topic the folder that it belongs to, or "" for that of its first sign
   * @param helped what was done and helped, as it was told, or null
   * @param fixed what mended it, in words, or ""
   * @param watch what to watch from now on, or ""
   * @param origin where the incident is written down
   * @param day the day of the capture
   */
  public record Naming(
      String id,
      String title,
      String owner,
      String topic,
      Action helped,
      String fixed,
      String watch,
      String origin,
      String day) {}

  /**
   * A draft.
   *
   * @param signs what stood out, the most telling first
   * @param diagnosis what the incident comes to without it
   */
  public CauseDraft(Naming naming, List<Sign> signs, Diagnosis diagnosis) {
    this.naming = naming;
    this.signs = List.copyOf(signs);
    this.diagnosis = diagnosis;
  }

  /** The signs of which one must be there. */
  public List<Sign> anchors() {
    List<Sign> read = signs.stream().filter(s -> !s.told()).toList();
    List<Sign> own = read.stream().filter(s -> !s.explained()).toList();
    List<Sign> from = own.isEmpty() ? read : own;
    return from.stream()
        .filter(s -> s.score() >= NEARLY * from.get(0).score())
        .limit(ANCHORS)
        .toList();
  }

  /** The folder that it stands in. */
  public String topic() {
    return !naming.topic().isEmpty()
        ? naming.topic()
        : anchors().stream().map(s -> s.page().topic()).findFirst().orElse("application");
  }

  /**
   * The page.
   *
   * @param prior how often it is behind an outage; nobody knows yet, so the rarer the better
   * @param anchored how often its anchors show
   */
  public CausePage page(Prior prior, Likelihood anchored) {
    List<Sign> anchors = anchors();
    Set<String> leadsTo = Sign.consequences(diagnosis, anchors, naming.id());
    return new CausePage(
        naming.id(),
        naming.title(),
        topic(),
        naming.owner(),
        prior,
        anchors.stream()
            .map(s -> s.finding().subject().kind())
            .findFirst()
            .orElse(Subject.Kind.HOST),
        1,
        meaning(anchors),
        expects(anchors, anchored),
        ids(anchors),
        Map.of(),
        Set.of(),
        List.copyOf(leadsTo),
        "",
        distinguish(anchors, leadsTo),
        contain(),
        List.of(fix()),
        List.of(new Remedy("None of its signs shows any more", "culprit verify", "", "")),
        naming.watch().isEmpty()
            ? List.of()
            : List.of(new Remedy("Watch: " + naming.watch(), "", "", "")),
        List.of("the case with its readings", "what was tried, and what came of it"),
        List.of("captured from " + naming.origin() + " on " + naming.day()),
        "",
        "draft",
        new Place(naming.id(), 1));
  }

  private Remedy fix() {
    String unknown =
        "Give the case with its proof to " + naming.owner() + ": nothing mended it yet";
    return new Remedy(naming.fixed().isEmpty() ? unknown : naming.fixed(), "", "", "");
  }

  private static Set<String> ids(List<Sign> signs) {
    Set<String> ids = new LinkedHashSet<>();
    signs.forEach(s -> ids.add(s.page().id()));
    return ids;
  }

  private String meaning(List<Sign> anchors) {
    StringBuilder text = new StringBuilder(naming.title()).append(". As it was seen:\n");
    for (Sign sign : anchors) {
      text.append(sign.finding().because()).append(".\n");
      sign.page().meaning().lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString().strip();
  }

  /** One incident tells what may show, and hardly how often. */
  private Map<String, Likelihood> expects(List<Sign> anchors, Likelihood anchored) {
    Map<String, Likelihood> expects = new LinkedHashMap<>();
    anchors.forEach(s -> expects.put(s.page().id(), anchored));
    Subject subject = anchors.isEmpty() ? Subject.HOST : anchors.get(0).finding().subject();
    for (Sign sign : signs) {
      boolean near = sign.finding().subject().equals(subject) || sign.finding().subject().isHost();
      if (expects.size() < MOST_SIGNS && (near || sign.told())) {
        boolean often = !sign.told() && sign.finding().subject().equals(subject);
        expects.putIfAbsent(sign.page().id(), often ? Likelihood.OFTEN : Likelihood.SOMETIMES);
      }
    }
    return expects;
  }

  private Map<String, String> distinguish(List<Sign> anchors, Set<String> leadsTo) {
    Map<String, String> all = new LinkedHashMap<>();
    String sign = anchors.isEmpty() ? naming.title() : anchors.get(0).page().title();
    leadsTo.forEach(id -> all.put(id, "there this does not show: " + sign));
    diagnosis.hypotheses().stream()
        .map(h -> h.cause().id())
        .filter(id -> all.isEmpty() && !id.equals(naming.id()))
        .forEach(id -> all.put(id, "there this does not show: " + sign));
    if (all.isEmpty()) {
      diagnosis.knowledge().causes().values().stream()
          .filter(c -> !c.id().equals(naming.id()) && c.topic().equals(topic()))
          .findFirst()
          .ifPresent(c -> all.put(c.id(), "there this does not show: " + sign));
    }
    return all;
  }

  private List<Remedy> contain() {
    List<Remedy> all = new ArrayList<>();
    all.add(
        new Remedy(
            "Save the evidence before anything is restarted", "culprit capture-evidence", "", ""));
    Action helped = naming.helped();
    if (helped != null) {
      boolean restart = helped.kind().equals("restarted");
      String what = helped.object().isEmpty() ? "" : " (" + helped.object() + ")";
      all.add(
          new Remedy(
              "This was done, and "
                  + helped.effect().replace('-', ' ')
                  + ": "
                  + helped.kind().replace('-', ' ')
                  + what,
              restart ? "systemctl restart {unit}" : "",
              restart ? "requests that are running are lost" : "",
              ""));
    }
    return all;
  }
}
