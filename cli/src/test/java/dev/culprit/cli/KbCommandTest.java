package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KbCommandTest {

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void says(Invocation run, String... lines) {
    for (String line : lines) {
      assertTrue(run.out().contains(line), () -> "not said: " + line + "\n" + run.out());
    }
  }

  @Test
  void lintNamesEveryLooseEndWithFileAndLine() throws IOException {
    write(
        "causes/cpu/odd.yaml",
        """
        id: odd
        title: Odd
        owner: operations
        meaning: m
        status: tested
        expects: {no-such-finding: always}
        """);
    write(
        "findings/cpu/odd.yaml",
        """
        - {id: odd-one, title: The same, meaning: m, needs: [lsoff]}
        - {id: odd-two, title: the same, meaning: m, needs: [lsof]}
        """);
    write(
        "signatures/cpu/odd.yaml",
        """
        - id: odd-line
          software: [any]
          severity: error
          pattern: 'something odd (?<what>\\w+)'
          finding: odd-one
          samples: ['nothing of the kind']
          near-misses: ['something odd here']
          source: ["man:odd(1)"]
        """);
    Invocation run = Invocation.of("kb", "lint", "--knowledge", folder.toString());
    assertEquals(1, run.code());
    says(
        run,
        "causes/cpu/odd.yaml:1: unknown finding 'no-such-finding'; nearest: ",
        "causes/cpu/odd.yaml:1: 'odd' lacks a remedy",
        "findings/cpu/odd.yaml:1: unknown reading 'lsoff'; nearest: lsof",
        "findings/cpu/odd.yaml:2: 'odd-two' has the title of 'odd-one'",
        "findings/cpu/odd.yaml:2: no rule, no signature and no answer states the finding 'odd-two'",
        "findings/cpu/odd.yaml:1: no cause and no rule heeds the finding 'odd-one'",
        "signatures/cpu/odd.yaml:1: odd-line: does not match its sample: nothing of the kind",
        "signatures/cpu/odd.yaml:1: odd-line: matches its near miss: something odd here",
        "causes/cpu/odd.yaml:1: 'odd' is tested but leads in no case",
        "causes/cpu/odd.yaml:1: 'odd' has no case where a look-alike leads",
        "causes/cpu/odd.yaml:1: 'odd' is told from its look-alikes by no test");
  }

  @Test
  void testGradesWhatItCanAndTellsTheRest() throws IOException {
    write("good/readings/date", "Mon Nov 23 00:34:53 UTC 2026\n");
    write(
        "good/case.yaml",
        "{id: good, provenance: synthetic, source: own, expect: {leads: [healthy]}}");
    write(
        "wrong/case.yaml",
        """
        id: other
        provenance: guessed
        symptm: slow
        expect:
          leads: fd-leak
          mentions: ['(']
        """);
    write("gone/truth.json", "{\"cause\": \"fd-leak\"}");
    Invocation run = Invocation.of("kb", "test", "--all", folder.toString());
    assertEquals(1, run.code());
    String name = folder.getFileName().toString();
    says(
        run,
        "ok    good",
        name + "/wrong/case.yaml:3: unknown key 'symptm'; nearest: symptom",
        name + "/wrong/case.yaml:2: unknown provenance 'guessed'; nearest: ",
        name + "/wrong/case.yaml:1: the id 'other' is not the name of its folder 'wrong'",
        name + "/wrong/case.yaml:1: 'source' is missing",
        name + "/wrong/case.yaml:1: the case has no folder 'readings'",
        "'(' is no regular expression",
        "trial 'gone': ");
    assertEquals(run, Invocation.of("kb", "test", "--all", folder.toString()));
  }

  @Test
  void listAndShowGiveWhatLintKnows() {
    Invocation list = Invocation.of("kb", "list", "--kind", "cause");
    assertEquals(0, list.code());
    assertTrue(list.out().lines().allMatch(line -> line.startsWith("cause ")), list.out());
    String page = Invocation.of("kb", "show", "fd-leak").out();
    assertEquals(Invocation.of("explain", "fd-leak").out(), page);
    assertEquals(2, Invocation.of("kb", "list", "--kind", "couse").code());
    assertEquals(2, Invocation.of("kb").code());
  }

  @Test
  void docWritesThePagesAndKeepsTheFiguresOfOtherFolders() throws IOException {
    String kept = "\n## Other folders\n\nas measured once\n";
    write("accuracy.md", "stale\n" + kept);
    write("captures/one/truth.json", "{cause: disk-full}");
    write(
        "captures/one/df.txt",
        """
        Filesystem      Size  Used Avail Use% Mounted on
        /dev/vda1        40G   38G  2.0G  96% /
        12 (broken)
        """);
    String captures = folder.resolve("captures").toString();
    Invocation run =
        Invocation.of("kb", "doc", "--output", folder.toString(), "--coverage", captures);
    assertEquals(0, run.code());
    String coverage = Files.readString(folder.resolve("coverage.md"));
    assertTrue(coverage.contains(": 66.66 % of 3 rows in 1 recognised sources"), coverage);
    assertTrue(coverage.contains("| `one df.txt:3` | df | 1 | it has no form"), coverage);
    for (String page :
        List.of("causes.md", "findings.md", "tests.md", "commands.md", "accuracy.md")) {
      assertTrue(Files.readString(folder.resolve(page)).startsWith("# "), page);
    }
    assertTrue(Files.readString(folder.resolve("causes.md")).contains("`socket-leak-unbound`"));
    String accuracy = Files.readString(folder.resolve("accuracy.md"));
    assertTrue(accuracy.endsWith(kept), accuracy);
    assertFalse(accuracy.contains("stale"), accuracy);
  }

  @Test
  void searchFindsPagesByAllTheirWords() {
    Invocation run = Invocation.of("kb", "search", "Sockets", "closes");
    assertEquals(0, run.code());
    says(run, "cause      socket-leak-unbound");
    assertEquals(1, Invocation.of("kb", "search", "no-such-word-anywhere").code());
  }

  @Test
  void aNewCauseBeginsWithAPageAndACaseThatLintUnderstands() throws IOException {
    String[] command = {
      "kb", "new", "cause", "cache-cold", "--topic=memory", "--knowledge", folder.toString()
    };
    assertEquals(0, Invocation.of(command).code());
    assertEquals(2, Invocation.of(command).code(), "it is there already");
    assertEquals(2, Invocation.of("kb", "new", "cause", "../x", "--topic=memory").code());
    Invocation lint = Invocation.of("kb", "lint", "--knowledge", folder.toString());
    says(lint, "causes/memory/cache-cold.yaml:1: 'cache-cold' lacks a remedy");
    assertFalse(lint.out().contains("unknown key"), lint.out());
    Invocation test = Invocation.of("kb", "test", folder.toString());
    assertFalse(test.out().contains("case.yaml:"), test.out());
  }

  @Test
  void countsTheTestsUntilTheTruthLeads() throws IOException {
    write("leak/truth.json", "{\"cause\": \"socket-leak-unbound\", \"symptom\": \"502\"}");
    Files.copy(Path.of(Incidents.path(Incidents.LEAK)), folder.resolve("leak/snapshot.tar.xz"));

    Invocation run = Invocation.of("kb", "test", "--choice", folder.toString());

    assertEquals(0, run.code(), run.err());
    says(run, "leak", "median of 1 captures: choice ", "since the whole does not tell: 0");
  }
}
