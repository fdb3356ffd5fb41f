package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.journal.Journals;
import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators said after triages: kept, counted, shown, and remembered. */
class LearnTest {

  private static final String LEAK =
      "../knowledge-base/src/main/resources/dev/culprit/knowledge/cases/descriptors/"
          + "shop-leaks-sockets/readings";

  @RegisterExtension final AnotherHome home = new AnotherHome();

  private static Invocation triage(String keys) {
    return Invocation.with(keys, "triage", "--plain", LEAK);
  }

  private static String journal(Invocation triage) {
    Matcher id = Pattern.compile("--resume (\\d{8}-\\d{6}\\S*)").matcher(triage.out());
    assertTrue(id.find(), triage.out());
    return id.group(1);
  }

  private static void says(Invocation run, String... parts) {
    for (String part : parts) {
      assertTrue(run.out().contains(part), () -> "not said: " + part + "\n" + run.out());
    }
  }

  @Test
  void whatWasConfirmedIsShownAsAChangeAndWrittenOnRequestOnly() throws IOException {
    String id = journal(triage("d restarted shopd: helped for a while\nq\ny\n"));
    says(Invocation.of("journal", "show", id), "it was socket-leak-unbound");
    Path pack = Files.createDirectory(home.path().resolve("pack"));
    Invocation shown = Invocation.of("kb", "learn");
    says(
        shown,
        "--- /dev/null\n+++ b/counts/site.yaml\n@@ -0,0 +1,",
        "+  - '" + id + "'",
        "+    confirmed: 1",
        "+      unbound-sockets-pile-up: {shown: 1, looked: 1}",
        "socket-leak-unbound (prior)",
        "Nothing is written");
    says(Invocation.of("kb", "learn", "--out", pack.toString()), "written: ");
    says(Invocation.of("kb", "learn", "--out", pack.toString()), "Nothing is new");
    assertTrue(Files.readString(pack.resolve("counts/site.yaml")).contains(id));
    Base taught = Base.load(Packs.of(pack), new java.io.PrintWriter(java.io.Writer.nullWriter()));
    var cause = taught.knowledge().causes().get("socket-leak-unbound");
    assertEquals(1, taught.knowledge().experience().incidents());
    assertTrue(
        taught.knowledge().experience().priorDecibans(cause) > cause.prior().decibans(),
        "what was confirmed is likelier now");
    String another = journal(triage("q\nn fd-leak\n"));
    says(
        Invocation.of("kb", "learn", "--out", pack.toString()),
        "@@ -",
        " id: site",
        "+  - '" + another + "'",
        "+  fd-leak:");
  }

  @Test
  void nothingIsCountedThatNobodyConfirmed() {
    triage("q\n\n");
    triage("q\nunknown\n");
    triage("q\nn\n");
    triage("q\nperhaps\n");
    triage("");
    says(Invocation.of("kb", "learn"), "Nothing is new");
  }

  @Test
  void theLastAnswerStands() {
    String id = journal(triage("q\ny\n"));
    assertEquals(0, Invocation.of("journal", "was", id, "fd-leak").code());
    says(Invocation.of("kb", "learn"), "+  fd-leak:");
    assertEquals(0, Invocation.of("journal", "was", id, "unknown").code());
    says(Invocation.of("kb", "learn"), "Nothing is new");
    Invocation typo = Invocation.of("journal", "was", id, "fd-leek");
    assertEquals(2, typo.code());
    assertTrue(typo.err().contains("nearest: fd-leak"), typo.err());
    assertEquals(3, Invocation.of("journal", "was", "20200101-000000", "yes").code());
  }

  @Test
  void aJournalThatWasCutOffIsCountedAsFarAsItIsWhole() throws IOException {
    String id = journal(triage("q\ny\n"));
    Path lines =
        Journals.of(new UserFolders(Map.of(), home.path().toString()))
            .folder(id)
            .resolve("journal.jsonl");
    String whole = Files.readString(lines);
    Files.writeString(lines, whole.substring(0, whole.length() - 20));
    says(Invocation.of("kb", "learn"), "Nothing is new");
    Files.writeString(lines, "{\"kind\":\"beg");
    says(Invocation.of("kb", "learn"), "Nothing is new");
    Invocation capture = Invocation.of("capture", id, "--cause=fd-leak");
    assertEquals(3, capture.code());
    assertTrue(capture.err().contains("it was cut off"), capture.err());
  }

  @Test
  void anEarlierTriageOfThisSiteIsRemembered() {
    Invocation before = Invocation.of("diagnose", "--verbose", LEAK);
    says(before, "SIMILAR INCIDENTS", "the case shop-leaks-sockets");
    String id = journal(triage("d restarted shopd: helped for a while\nq\ny\n"));
    Invocation after = Invocation.of("diagnose", "--format=json", LEAK);
    says(
        after,
        "\"similar\"",
        "\"kind\" : \"journal\"",
        "\"id\" : \"" + id + "\"",
        "\"fixedBy\" : \"restarted shopd (for a while)\"",
        "\"causes\" : [ \"socket-leak-unbound\" ]");
    says(triage("i\nq\n"), "fixed by restarted shopd (for a while)");
    assertFalse(Invocation.of("diagnose", LEAK).out().contains("SIMILAR"), "only when asked for");
  }
}
