package dev.culprit.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperienceTest {

  @TempDir private Path folder;

  private KnowledgeReader read(String counts) throws IOException {
    Files.createDirectories(folder.resolve("counts"));
    Files.writeString(folder.resolve("counts/web.yaml"), counts);
    Files.createDirectories(folder.resolve("causes/a"));
    Files.writeString(
        folder.resolve("causes/a/a.yaml"),
        "- {id: often, title: t, owner: operations, meaning: m, prior: rare,"
            + " expects: {sign: sometimes}}\n"
            + "- {id: never, title: u, owner: operations, meaning: m, prior: rare}\n");
    return new KnowledgeReader().folder(folder);
  }

  @Test
  void eachConfirmedIncidentMovesPriorAndLikelihoodALittle() throws IOException {
    Knowledge knowledge =
        read("{id: web, incidents: [a, b], causes: {often: {confirmed: 2, findings: {sign:"
                + " {shown: 2, looked: 2}}}}}")
            .knowledge();
    Experience taught = knowledge.experience();
    CausePage often = knowledge.causes().get("often");
    CausePage never = knowledge.causes().get("never");
    // rare stands for 0.005 of a hundred imagined incidents
    assertEquals((0.5 + 2) / 102, taught.prior(often), 1e-9);
    assertEquals(0.5 / 102, taught.prior(never), 1e-9);
    assertTrue(taught.priorDecibans(often) > often.prior().decibans() + 6);
    // sometimes stands for 0.25 of ten
    assertEquals((2.5 + 2) / 12, taught.likelihood("often", "sign", Likelihood.SOMETIMES), 1e-9);
    assertEquals(0.25, taught.likelihood("never", "sign", Likelihood.SOMETIMES), 1e-9);
  }

  @Test
  void withoutIncidentsTheWordsStandAsTheyAre() throws IOException {
    Knowledge knowledge = read("{id: web, incidents: [], causes: {}}").knowledge();
    CausePage often = knowledge.causes().get("often");
    assertEquals(often.prior().decibans(), knowledge.experience().priorDecibans(often));
  }

  @Test
  void countsThatCannotBeAreTold() throws IOException {
    List<Fault> faults =
        read("{id: web, incidents: [a], causes: {often: {confirmed: 3, findings: {sign: {shown: 4,"
                + " looked: 2}}}, x: {confirmed: -1}}}")
            .faults();
    assertEquals(
        List.of(
            "counts/web.yaml:1: it cannot have shown more often than somebody looked",
            "counts/web.yaml:1: 'confirmed' is a count, and not below 0",
            "counts/web.yaml:1: the causes count 3 incidents, and 1 are named"),
        faults.stream().map(Fault::toString).toList());
  }
}
