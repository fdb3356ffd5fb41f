package dev.culprit.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReaderTest {

  @TempDir private Path folder;

  private KnowledgeReader read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return new KnowledgeReader().folder(folder);
  }

  private static List<String> faults(KnowledgeReader reader) {
    return reader.faults().stream().map(Fault::toString).toList();
  }

  @Test
  void tellsEveryFaultOfACauseAtItsLine() throws IOException {
    KnowledgeReader reader =
        read(
            "causes/descriptors/leak.yaml",
            """
            id: leak
            title: A leak
            owner: nobody
            prior: oftn
            meaning: m
            expects:
              grows: allways
            remedies:
              fix: {what: Close them, comand: ls}
            expcts: {}
            """);
    assertEquals(
        List.of(
            "causes/descriptors/leak.yaml:10: unknown key 'expcts'; nearest: expects",
            "causes/descriptors/leak.yaml:3: unknown owner 'nobody'; nearest: network",
            "causes/descriptors/leak.yaml:4: unknown prior 'oftn'; nearest: common",
            "causes/descriptors/leak.yaml:7: unknown grows 'allways'; nearest: always",
            "causes/descriptors/leak.yaml:9: unknown key 'comand'; nearest: command"),
        faults(reader));
    assertEquals("descriptors", reader.knowledge().causes().get("leak").topic());
  }

  @Test
  void onlyABackgroundIsImpossible() throws IOException {
    KnowledgeReader reader =
        read(
            "findings/cpu/a.yaml",
            "- {id: a, title: t, meaning: m, needs: [], background: impossible}\n");
    assertEquals(List.of(), faults(reader));
    reader =
        read(
            "causes/cpu/c.yaml",
            """
            id: c
            title: A cause
            owner: operations
            prior: rare
            meaning: m
            expects:
              a: impossible
            """);
    assertTrue(
        faults(reader).toString().contains("unknown a 'impossible'"), faults(reader)::toString);
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    KnowledgeReader reader = read("findings/cpu/a.yaml", "- id: a\n- title: t\n  meaning: m\n");
    assertEquals(
        List.of(
            "findings/cpu/a.yaml:1: 'title' is missing",
            "findings/cpu/a.yaml:1: 'meaning' is missing",
            "findings/cpu/a.yaml:2: 'id' is missing"),
        faults(reader));
  }

  @Test
  void needsAreAlternativesOfWhichEachMayBeSeveral() throws IOException {
    KnowledgeReader reader =
        read("findings/cpu/a.yaml", "id: a\ntitle: t\nmeaning: m\nneeds: [lsof, fd + limits]\n");
    assertEquals(List.of(), faults(reader));
    FindingPage page = reader.knowledge().findings().get("a");
    assertEquals(List.of(Set.of("lsof"), Set.of("fd", "limits")), page.needs());
    assertTrue(page.wasLookedFor(Set.of("limits", "fd")));
  }

  @Test
  void aTestIsACommandOrAQuestion() throws IOException {
    KnowledgeReader reader =
        read("tests/cpu/a.yaml", "id: a\ntitle: t\ncommand: ls\nquestion: who?\nseconds: two\n");
    assertEquals(
        List.of(
            "tests/cpu/a.yaml:1: a test has either a command or a question",
            "tests/cpu/a.yaml:5: 'two' is no whole number"),
        faults(reader));
  }

  @Test
  void oneIdStandsOnce() throws IOException {
    String page = "- {id: a, title: t, meaning: m}\n";
    assertEquals(
        List.of("findings/cpu/a.yaml:2: the id 'a' stands there twice"),
        faults(read("findings/cpu/a.yaml", page + page)));
  }
}
