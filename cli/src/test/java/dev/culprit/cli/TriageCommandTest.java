package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.journal.Entry;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A triage over a pipe and from a script: keys in, lines out, and the journal beside it. */
class TriageCommandTest {

  private static final String CASES =
      "../knowledge-base/src/main/resources/dev/culprit/knowledge/cases/";

  private static final String UPGRADE = CASES + "processes/rates-die-since-their-upgrade/readings";

  @RegisterExtension final AnotherHome home = new AnotherHome();

  private Invocation triage(String keys, String... more) throws IOException {
    Path script = home.path().resolve("keys");
    Files.writeString(script, keys);
    List<String> args =
        Stream.concat(Stream.of("triage", "--script", script.toString()), Stream.of(more)).toList();
    return Invocation.of(args.toArray(String[]::new));
  }

  private Story story() throws IOException {
    return Journals.of(new UserFolders(Map.of(), home.path().toString())).all().get(0);
  }

  private static void says(Invocation run, String... lines) {
    for (String line : lines) {
      assertTrue(run.out().contains(line), () -> "not said: " + line + "\n" + run.out());
    }
  }

  @Test
  void aRollbackInVainClearsTheUpgrade() throws IOException {
    Invocation run = triage("did rolled back: no change\nw\nq\n", UPGRADE);

    says(
        run,
        "1. 100 % [##########] version-upgrade-regression: rated",
        "First was version-upgrade-regression with 100 %, now crash-loop",
        "Saved. Go on with: culprit triage --resume ");
    assertEquals(1, run.code());
    assertEquals(
        List.of("begin", "told", "left"), story().entries().stream().map(Entry::kind).toList());
  }

  @Test
  void aResumedTriageStandsWhereItWasLeft() throws IOException {
    triage("did rolled back: no change\ns\nq\n", UPGRADE, "--symptom", "rates are missing");
    String id = String.valueOf(story().folder().getFileName());

    Invocation run = triage("q\n", "--resume", id);

    says(run, "Resumed " + id + ": 2 steps", "crash-loop: rated");
    assertFalse(run.out().contains("1. 100 % [##########] version-upgrade-regression"));
  }

  @Test
  void aPasteIsTakenForWhatItIs() throws IOException {
    Invocation run =
        triage(
            """
            paste
            Filesystem     1K-blocks     Used Available Use% Mounted on
            /dev/vda1       20509264 20509264         0 100% /
            .
            q
            """,
            UPGRADE);

    says(run, "This is df, not what was asked for: taken as such.");
    assertEquals("pasted", story().entries().get(1).kind());
    assertEquals(1, story().inputs().size());
  }

  @Test
  void nothingRunsOnAnotherHostsBehalf() throws IOException {
    Invocation run = triage("r\nc 1\nyes\nf\nyes\nq\n", UPGRADE);

    says(run, "This is not the host in question");
    assertEquals(List.of("begin", "left"), story().entries().stream().map(Entry::kind).toList());
  }

  @Test
  void whoGoesOnWithAnotherProblemIsAskedAboutThat() throws IOException {
    Invocation run = triage("o crash-loop\no nonsense\no 99\no\nq\n", UPGRADE);

    says(
        run,
        "What is asked and done from now on is about",
        "(worked on)",
        "nonsense",
        "Say the number or the id of a cause that is shown.");
    assertEquals(
        List.of("begin", "chosen", "left"), story().entries().stream().map(Entry::kind).toList());

    String id = String.valueOf(story().folder().getFileName());
    says(triage("q\n", "--resume", id), "(worked on)");
    says(Invocation.of("journal", "show", id), "went on with version-upgrade-regression");
  }

  @Test
  void nothingIsSavedOrVerifiedOfAnotherHost() throws IOException {
    Invocation run = triage("k\nv\nc 1\nq\n", UPGRADE);

    says(run, "culprit capture-evidence does it", "culprit verify does it there");
    assertFalse(run.out().contains("Type yes"), run.out());
    assertEquals(List.of("begin", "left"), story().entries().stream().map(Entry::kind).toList());
  }

  @Test
  void aTriageOfAnotherHostIsVerifiedThere() throws IOException {
    triage("q\n", UPGRADE);
    String id = String.valueOf(story().folder().getFileName());

    for (String what : new String[] {id, story().folder().toString()}) {
      Invocation run = Invocation.of("verify", "--quiet", what);
      assertEquals(5, run.code(), run.err());
      says(run, "version-upgrade-regression", "the diagnosis is of app07; verify it there");
    }
    assertEquals(5, Invocation.of("verify", "--quiet").code(), "the last triage");
    assertEquals(3, Invocation.of("verify", "--quiet", "--cause", "disk-full", id).code());
  }

  @Test
  void withoutATriageThereIsNothingToVerify() {
    Invocation run = Invocation.of("verify", "--quiet");

    assertEquals(3, run.code());
    assertTrue(run.err().contains("the last triage"), run.err());
  }

  @Test
  void theNodesOfAFlowAreAskedAtTheBegin() throws IOException {
    Path flow = home.path().resolve("flow.yaml");
    Files.writeString(flow, "flow:\n  - {node: jobs, command: [\"false\"]}\n");

    Invocation run = triage("x\nq\n", UPGRADE, "--flow", flow.toString());

    says(run, "Asking 1 nodes", "wrong    jobs", "Look at jobs first");
    assertEquals(2, story().inputs().size());
    says(triage("x\nq\n", UPGRADE), "No flow file names the nodes");
    Files.writeString(flow, "flow:\n  - {node: jobs}\n");
    assertEquals(2, triage("q\n", UPGRADE, "--flow", flow.toString()).code());
  }

  @Test
  void keysThatShowChangeNothing() throws IOException {
    Invocation run =
        triage(
            "w\nw 99\nn disk-full\nn nonsense\ne inode-exhausted\nl\nm\nh\n?\nxyzzy\nq\n", UPGRADE);

    says(
        run,
        "WHY version-upgrade-regression",
        "There is no cause with that number.",
        "WHY NOT disk-full",
        "inode-exhausted (cause)",
        "WHAT TO DO ABOUT version-upgrade-regression",
        "Nothing of this runs without a typed yes.",
        "HAND OVER",
        "There is no key 'xyzzy'");
    assertEquals(0, story().inputs().size());
  }

  @Test
  void withoutBarsForScreenReaders() throws IOException {
    Invocation run = triage("q\n", UPGRADE, "--plain");

    says(run, "1. 100 % version-upgrade-regression: rated");
    assertFalse(run.out().contains("[#"));
  }

  @Test
  void anEndOfInputSavesAndLeaves() throws IOException {
    Invocation run = Invocation.with("s\n", "triage", "--plain", UPGRADE);

    says(run, "Saved.");
    assertEquals(1, story().inputs().size());
  }

  @Test
  void theJournalIsListedShownAndExported() throws IOException {
    triage("did restarted rated: no change\nq\n", UPGRADE, "--symptom", "rates are missing");
    String id = String.valueOf(story().folder().getFileName());
    Path out = home.path().resolve("out");

    says(Invocation.of("journal", "list"), id, "1 steps", "rates are missing");
    says(
        Invocation.of("journal", "show", id),
        "told: action restarted rated: no-change",
        "saved and left");
    assertEquals(0, Invocation.of("journal", "export", id, "--output", out.toString()).code());
    assertTrue(Files.readString(out.resolve("STORY.md")).contains("no-change"));
    assertEquals(2, Invocation.of("journal", "export", id, "--output", out.toString()).code());
    assertEquals(3, Invocation.of("journal", "show", "../../etc").code());
    assertEquals(3, Invocation.of("triage", "--resume", "20200101-000000").code());
  }

  @Test
  void whereNothingCanBeSavedTheTriageGoesOnAndSaysSo() throws IOException {
    Files.writeString(home.path().resolve(".local"), "no folder");

    Invocation run = triage("did rolled back: no change\nq\n", UPGRADE);

    says(run, "The journal cannot be written", "now crash-loop", "This triage could not be saved");
  }

  @Test
  void withoutATerminalAndWithoutACommandThereIsHelp() {
    Invocation run = Invocation.of();
    assertEquals(2, run.code());
    assertTrue(run.err().contains("triage"));
  }
}
