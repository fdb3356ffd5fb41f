package dev.culprit.cli.capture;

import dev.culprit.capture.CauseDraft;
import dev.culprit.capture.Judge;
import dev.culprit.capture.LineDraft;
import dev.culprit.capture.LineDrafts;
import dev.culprit.capture.Material;
import dev.culprit.capture.PageChange;
import dev.culprit.capture.RuleDraft;
import dev.culprit.capture.Sign;
import dev.culprit.capture.WorkFolder;
import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.cli.Version;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Finding;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Likelihood;
import dev.culprit.knowledge.PageWriter;
import dev.culprit.knowledge.Prior;
import dev.culprit.recall.Memory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the pages of a capture, and strengthens them until the cause leads. */
final class Drafting {

  /** How strongly one incident may speak, in the order in which it is tried. */
  private record Strength(Prior prior, Likelihood anchored) {}

  private static final List<Strength> STRENGTHS =
      List.of(
          new Strength(Prior.RARE, Likelihood.USUALLY),
          new Strength(Prior.UNCOMMON, Likelihood.USUALLY),
          new Strength(Prior.UNCOMMON, Likelihood.ALWAYS),
          new Strength(Prior.COMMON, Likelihood.ALWAYS));

  private final Wish wish;
  private final Material material;
  private final Packs packs;
  private final Base before;
  private final WorkFolder work;
  private final String day;
  private final Memory memory;
  private final Set<String> healthyLines;
  private final List<Path> lineFiles = new ArrayList<>();

  /**
   * What came of it.
   *
   * @param base the knowledge with the drafts
   * @param diagnosis what the whole incident comes to by it
   * @param signs what stood out
   * @param page the page as it was written, or null where none had to be
   */
  record Draft(
      Base base, Diagnosis diagnosis, List<Sign> signs, List<LineDraft> lines, CausePage page) {}

  Drafting(
      Wish wish,
      Material material,
      Packs packs,
      Base before,
      WorkFolder work,
      String day,
      Memory memory,
      Set<String> healthyLines) {
    this.wish = wish;
    this.material = material;
    this.packs = packs;
    this.before = before;
    this.work = work;
    this.day = day;
    this.memory = memory;
    this.healthyLines = healthyLines;
  }

  /**
   * Writes what it takes into the work folder.
   *
   * @param known whether the cause has a page already
   * @param now what the incident comes to without the drafts
   */
  Draft draft(boolean known, Diagnosis now) throws IOException {
    work.write(
        "pack.yaml",
        "name: "
            + wish.cause()
            + "\nversion: 0.1\ntitle: Captured on "
            + day
            + ", to be reviewed\n");
    if (known && Judge.leads(now, wish.cause())) {
      return new Draft(before, now, List.of(), List.of(), null);
    }
    List<LineDraft> lines = lines(now);
    Base withLines = load();
    Diagnosis read = diagnose(withLines);
    List<Sign> signs = Sign.of(read, findingsUntold(withLines), memory);
    return known ? change(signs, lines, read) : create(signs, lines, read);
  }

  private List<LineDraft> lines(Diagnosis now) throws IOException {
    List<LineDraft> lines =
        new LineDrafts(wish.cause(), material.readings(), healthyLines)
            .of(now.notUnderstood(), wish.lines());
    for (LineDraft line : lines) {
      String topic = wish.topic().isEmpty() ? "captured" : wish.topic();
      lineFiles.add(
          work.write(
              "signatures/" + topic + "/" + line.id() + ".yaml",
              line.signature(before.knowledge(), material.origin(), day)));
      lineFiles.add(work.write("findings/" + topic + "/" + line.id() + ".yaml", line.finding()));
    }
    return lines;
  }

  private Base load() throws IOException {
    return Base.load(packs.and(Packs.of(work.path())), new PrintWriter(Writer.nullWriter()));
  }

  private Diagnosis diagnose(Base base) throws IOException {
    return new Judge(base.diagnoser(), material.symptom(), 1).diagnose(material.readings());
  }

  private Set<String> findingsUntold(Base base) throws IOException {
    return new Judge(base.diagnoser(), "", 1)
        .diagnose(material.untold().readings()).findings().stream()
            .map(Finding::id)
            .collect(Collectors.toSet());
  }

  private Draft create(List<Sign> signs, List<LineDraft> lines, Diagnosis read) throws IOException {
    CauseDraft.Naming naming =
        new CauseDraft.Naming(
            wish.cause(),
            wish.title(),
            wish.owner(),
            wish.topic(),
            wish.action().orElse(null),
            wish.fixed(),
            wish.watch(),
            material.origin(),
            day);
    CauseDraft draft = new CauseDraft(naming, signs, read);
    Draft made = null;
    for (Strength strength : STRENGTHS) {
      CausePage page = draft.page(strength.prior(), strength.anchored());
      made = write(page, signs, lines, true);
      if (Judge.leads(made.diagnosis(), wish.cause())) {
        break;
      }
    }
    return made;
  }

  /** A known cause that did not lead: its page learns what showed this time. */
  private Draft change(List<Sign> signs, List<LineDraft> lines, Diagnosis read) throws IOException {
    CausePage page = before.knowledge().causes().get(wish.cause());
    Draft made = null;
    for (Likelihood word : List.of(Likelihood.SOMETIMES, Likelihood.OFTEN, Likelihood.USUALLY)) {
      made = write(PageChange.of(page, signs, word, read), signs, lines, false);
      if (Judge.leads(made.diagnosis(), wish.cause())) {
        break;
      }
    }
    return made;
  }

  private Draft write(CausePage page, List<Sign> signs, List<LineDraft> lines, boolean fresh)
      throws IOException {
    String file = "causes/" + page.topic() + "/" + page.id() + ".yaml";
    List<String> comments =
        fresh
            ? List.of(
                "Draft of " + day + " by Culprit " + Version.text() + ": one incident taught it.",
                "Look at what it expects, requires and leads to, and say what mends it.")
            : List.of("Changed on " + day + ": what it expects holds what showed this time.");
    work.write(file, PageWriter.cause(page, comments, fresh ? "" : day));
    dropUnused(page);
    Optional<String> rule = fresh ? RuleDraft.of(page, signs, material.origin()) : Optional.empty();
    if (rule.isPresent()) {
      work.write("rules/" + page.topic() + "/" + page.id() + ".drl", rule.get());
    }
    Base base = load();
    List<LineDraft> kept =
        lines.stream().filter(line -> page.expects().containsKey(line.id())).toList();
    return new Draft(base, diagnose(base), signs, kept, page);
  }

  /** A line that proves nothing needs no signature. */
  private void dropUnused(CausePage page) throws IOException {
    for (Path file : lineFiles) {
      String id = file.getFileName().toString().replace(".yaml", "");
      if (!page.expects().containsKey(id)) {
        Files.deleteIfExists(file);
        removeEmpty(file.getParent());
      }
    }
  }

  private void removeEmpty(Path folder) throws IOException {
    for (Path up = folder; !up.equals(work.path()); up = up.getParent()) {
      try (var rest = Files.list(up)) {
        if (rest.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(up);
    }
  }
}
