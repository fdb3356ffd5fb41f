package dev.culprit.cli.capture;

import dev.culprit.capture.Judge;
import dev.culprit.capture.Material;
import dev.culprit.capture.WorkFolder;
import dev.culprit.cli.Base;
import dev.culprit.cli.Cases;
import dev.culprit.cli.Packs;
import dev.culprit.cli.kb.AllCases;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.knowledge.CausePage;
import dev.culprit.recall.PastIncident;
import dev.culprit.recall.SeenCases;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How well one incident teaches: for each cause with several cases its page is taken away, one case
 * is captured, and the others are diagnosed by what was captured. Run it by hand.
 */
final class LeaveOneOut {

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  private LeaveOneOut() {}

  /** One line a cause; arguments are causes, none for all. */
  public static void main(String[] causes) throws Exception {
    Set<String> chosen = new HashSet<>(List.of(causes));
    int[] sum = new int[3];
    for (var entry : casesByCause().entrySet()) {
      if (entry.getValue().size() > 1 && (chosen.isEmpty() || chosen.contains(entry.getKey()))) {
        Cases.use(root -> tell(root, entry.getKey(), entry.getValue(), sum));
      }
    }
    System.out.println(sum[0] + " drafts, " + sum[1] + " of " + sum[2] + " other cases right");
  }

  private static Map<String, List<String>> casesByCause() throws IOException {
    Map<String, List<String>> cases = new TreeMap<>();
    for (PastIncident one : SeenCases.read()) {
      if (one.causes().size() == 1 && !one.causes().contains(SeenCases.HEALTHY)) {
        cases.computeIfAbsent(one.causes().get(0), c -> new ArrayList<>()).add(one.id());
      }
    }
    return cases;
  }

  private static int tell(Path root, String cause, List<String> cases, int[] sum)
      throws IOException {
    Packs without = new Packs(List.of(), List.of(), family(cause));
    Base before = Base.load(without, NOWHERE);
    Set<String> healthy =
        AllCases.use(without, family(cause), all -> all.healthyLines(before.diagnoser()));
    Path out = Files.createTempDirectory("leave").resolve("out");
    StringBuilder line = new StringBuilder(cause + " from " + cases.get(0) + ":");
    try (WorkFolder work = WorkFolder.beside(out)) {
      Wish wish =
          new Wish(
              "the-" + cause, "Title of it", "operations", "", "c", "", "", "", List.of(), out, 1);
      Material incident = material(root, cases.get(0));
      Drafting.Draft draft =
          new Drafting(
                  wish,
                  incident,
                  without,
                  before,
                  work,
                  "2026-11-26",
                  Capturing.memory(before, wish.cause()),
                  healthy)
              .draft(
                  false,
                  new Judge(before.diagnoser(), incident.symptom(), 1)
                      .diagnose(incident.readings()));
      sum[0]++;
      line.append(Judge.leads(draft.diagnosis(), wish.cause()) ? " leads " : " DOES NOT LEAD ");
      line.append(draft.page().requires()).append(" others:");
      for (String other : cases.subList(1, cases.size())) {
        Material again = material(root, other);
        Diagnosis told =
            draft
                .base()
                .diagnoser()
                .diagnose(Bundle.of("x", again.readings()), Options.symptom(""));
        boolean right = Judge.leads(told, wish.cause());
        sum[1] += right ? 1 : 0;
        sum[2]++;
        line.append(right ? " ok" : " MISSED(" + other + ":" + Judge.accused(told) + ")");
      }
    } catch (NoInputException e) {
      line.append(e.getMessage());
    }
    System.out.println(line);
    return 0;
  }

  /** The cause and those that refine it. */
  private static Set<String> family(String cause) throws IOException {
    Set<String> family = new HashSet<>(Set.of(cause));
    for (CausePage page : Base.read(Packs.NONE).knowledge().causes().values()) {
      if (page.refines().equals(cause) || page.id().equals(cause)) {
        family.add(page.id());
      }
    }
    return family;
  }

  private static Material material(Path root, String id) throws IOException, NoInputException {
    try (Stream<Path> all = Files.walk(root, 2)) {
      Path folder = all.filter(f -> f.endsWith(id)).findFirst().orElseThrow();
      try (Bundle bundle = Bundles.open(List.of(folder.resolve("readings")))) {
        List<Reading> readings = new ArrayList<>();
        bundle.readings(readings::add, s -> {});
        return Material.of(id, readings, "");
      }
    }
  }
}
