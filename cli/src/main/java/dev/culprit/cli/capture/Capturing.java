package dev.culprit.cli.capture;

import dev.culprit.capture.CaseFiles;
import dev.culprit.capture.Judge;
import dev.culprit.capture.Material;
import dev.culprit.capture.NearMiss;
import dev.culprit.capture.Reduction;
import dev.culprit.capture.WorkFolder;
import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.cli.kb.AllCases;
import dev.culprit.cli.kb.CaseDiff;
import dev.culprit.cli.kb.Linting;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.recall.Memory;
import dev.culprit.recall.SeenCases;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The story of one capture: draft, cut, near misses, lint, all cases, and the finished folder. */
public final class Capturing {

  /** A reading that may stand beside a decisive one, so that something is left without it. */
  private static final int BESIDE_BYTES = 4096;

  private static final int BESIDE = 5;

  private final Packs packs;
  private final Base before;
  private final String day;
  private final Consumer<String> progress;

  /**
   * A capture by some packs.
   *
   * @param before the knowledge as it is
   * @param day today
   * @param progress takes what is done just now
   */
  public Capturing(Packs packs, Base before, String day, Consumer<String> progress) {
    this.packs = packs;
    this.before = before;
    this.day = day;
    this.progress = progress;
  }

  /**
   * Captures an incident into a folder of its own, which is there whole at the end or not at all.
   *
   * @throws java.nio.file.FileAlreadyExistsException when something stands in its place
   */
  public CaptureReport capture(Wish wish, Material told) throws IOException, NoInputException {
    try (WorkFolder work = WorkFolder.beside(wish.out())) {
      CaptureReport report = new CaptureReport(wish, told);
      Material material = wish.action().isPresent() ? told.told(wish.helped()) : told;
      boolean known = before.knowledge().causes().containsKey(wish.cause());
      progress.accept("what stands out against healthy hosts");
      Set<String> healthy =
          AllCases.use(packs, Set.of(), cases -> cases.healthyLines(before.diagnoser()));
      Diagnosis old =
          new Judge(before.diagnoser(), material.symptom(), 1).diagnose(material.readings());
      Drafting.Draft draft =
          new Drafting(
                  wish, material, packs, before, work, day, memory(before, wish.cause()), healthy)
              .draft(known, old);
      report.drafted(draft, known);
      if (Judge.leads(draft.diagnosis(), wish.cause())) {
        cases(wish, material, draft, innocent(wish, old), work, report);
      }
      progress.accept("lint");
      report.linted(
          Linting.of(packs, Base.rules(packs)), Linting.of(with(work), Base.rules(with(work))));
      progress.accept("all cases, before and after");
      CaseDiff diff =
          AllCases.use(
              packs,
              Base.read(packs).withheld(),
              cases -> cases.diff(before.diagnoser(), draft.base().diagnoser()));
      report.compared(diff);
      report.sized(size(work.path()));
      work.write("CAPTURE.md", report.text());
      work.finish();
      return report;
    }
  }

  /**
   * The cases of other causes that are known, and of healthy hosts: a sign that shows in none of
   * them is the cause's own.
   */
  static Memory memory(Base before, String cause) throws IOException {
    Set<String> known = new HashSet<>(before.knowledge().causes().keySet());
    known.add(SeenCases.HEALTHY);
    known.remove(cause);
    return new Memory(
        SeenCases.read().stream().filter(one -> known.containsAll(one.causes())).toList());
  }

  private Packs with(WorkFolder work) {
    return packs.and(Packs.of(work.path()));
  }

  private void cases(
      Wish wish,
      Material material,
      Drafting.Draft draft,
      List<String> innocent,
      WorkFolder work,
      CaptureReport report)
      throws IOException, NoInputException {
    progress.accept("the smallest part that still leads to it");
    Judge judge = new Judge(draft.base().diagnoser(), material.symptom(), wish.effort());
    Set<String> mayStand = new HashSet<>(Judge.accused(draft.diagnosis()));
    Reduction reduction =
        new Reduction(
            judge, d -> Judge.leads(d, wish.cause()) && mayStand.containsAll(Judge.accused(d)));
    List<Reading> small = reduction.of(material.readings(), draft.diagnosis());
    String topic = draft.base().knowledge().causes().get(wish.cause()).topic();
    Path folder = work.path().resolve("cases").resolve(topic);
    String source = "culprit capture of " + day + " from " + material.origin();
    write(
        folder.resolve(wish.caseId()),
        small,
        new CaseFiles.Expected(wish.cause(), innocent, material.symptom()),
        wish.title().isEmpty() ? "Captured: " + wish.cause() : wish.title(),
        source);
    report.cut(
        material.readings(), small, proven(folder.resolve(wish.caseId()), wish, draft, material));
    progress.accept("near misses");
    near(wish, material, small, draft, folder, report);
  }

  private static void write(
      Path folder, List<Reading> readings, CaseFiles.Expected expected, String title, String source)
      throws IOException {
    new CaseFiles(folder).write(readings, expected, title, source);
  }

  /** Who was accused before and must not be, now that it is known what it was. */
  private static List<String> innocent(Wish wish, Diagnosis old) {
    List<String> innocent = new ArrayList<>(Judge.accused(old));
    innocent.remove(wish.cause());
    return innocent;
  }

  /** Whether the case, read from the disk, comes out as it was in memory. */
  private static boolean proven(Path folder, Wish wish, Drafting.Draft draft, Material material)
      throws IOException, NoInputException {
    try (Bundle bundle = Bundles.open(List.of(folder.resolve("readings")))) {
      Diagnosis read =
          draft.base().diagnoser().diagnose(bundle, Options.symptom(material.symptom()));
      return Judge.leads(read, wish.cause());
    }
  }

  private void near(
      Wish wish,
      Material material,
      List<Reading> small,
      Drafting.Draft draft,
      Path folder,
      CaptureReport report)
      throws IOException, NoInputException {
    Set<String> proof = new HashSet<>();
    small.forEach(r -> proof.add(r.path()));
    List<Reading> beside =
        material.readings().stream()
            .filter(r -> !proof.contains(r.path()) && isSmall(r))
            .limit(BESIDE)
            .toList();
    // the words of the users stay out: what they say may be true of another cause as well
    Judge judge = new Judge(draft.base().diagnoser(), "", small.size() + 1);
    List<NearMiss> misses = NearMiss.of(small, beside, judge);
    misses.forEach(report::missed);
    NearMiss written = misses.stream().filter(NearMiss::isCase).findFirst().orElse(null);
    if (written != null) {
      String id = wish.caseId() + "-without-proof";
      write(
          folder.resolve(id),
          written.readings(),
          new CaseFiles.Expected(SeenCases.HEALTHY, List.of(wish.cause()), ""),
          "Near miss: the same without " + written.without(),
          "culprit capture of " + day + " from " + material.origin() + ", a reading left out");
    }
  }

  private static boolean isSmall(Reading reading) {
    try {
      long size = reading.content().size();
      return size > 0 && size <= BESIDE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static long size(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
