package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.capture.WorkFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * One incident teaches a cause that nobody knew: the page of the leak is taken away, the incident
 * is captured, and the leak of another host is found by what was captured.
 */
class CaptureCommandTest {

  /** As if nobody had written about the leak. */
  private static final List<String> UNKNOWN =
      List.of("--without=socket-leak-unbound", "--without=socket-leak-extension");

  private static final Path OTHER =
      Path.of(
          "../knowledge-base/src/main/resources/dev/culprit/knowledge/cases/descriptors",
          "shop-leaks-sockets/readings");

  @RegisterExtension static final AnotherHome HOME = new AnotherHome();

  @TempDir private static Path folder;
  private static Path pack;
  private static Invocation first;

  @BeforeAll
  static void captureOnce() {
    pack = folder.resolve("pack");
    first =
        capture(
            Incidents.path(Incidents.LEAK),
            pack,
            "--title=Sockets are made and forgotten",
            "--owner=development",
            "--helped=restarted php-fpm: helped for a while");
  }

  private static Invocation with(List<String> more, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(UNKNOWN);
    all.addAll(more);
    return Invocation.of(all.toArray(String[]::new));
  }

  private static Invocation capture(String what, Path out, String... more) {
    return with(List.of(more), "capture", what, "--cause=forgotten-sockets", "--out=" + out);
  }

  private List<String> byPack() {
    return List.of("--knowledge=" + pack, "--rules=" + pack.resolve("rules"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void yieldsALightCaseAPageAndARuleThatLintClean() throws IOException {
    assertEquals(0, first.code(), first.out() + first.err());
    long bytes = 0;
    for (Path file : files(pack)) {
      bytes += Files.size(file);
    }
    assertTrue(bytes < 50_000, bytes + " bytes");
    String page = Files.readString(pack.resolve("causes/descriptors/forgotten-sockets.yaml"));
    assertTrue(page.contains("requires: [unbound-sockets-pile-up]"), page);
    assertTrue(page.contains("restart-helped-for-a-while: sometimes"), page);
    assertTrue(page.contains("status: draft"), page);
    assertTrue(Files.exists(pack.resolve("rules/descriptors/forgotten-sockets.drl")));
    Invocation lint = with(byPack(), "kb", "lint");
    assertTrue(lint.out().endsWith("clean\n"), lint.out());
  }

  @Test
  void itsCaseAndItsNearMissComeOutRight() throws IOException {
    Path cases = pack.resolve("cases/descriptors");
    try (Stream<Path> all = Files.list(cases)) {
      assertEquals(2, all.count(), "the case, and one without its proof");
    }
    Invocation test = with(byPack(), "kb", "test", cases.toString(), "--all");
    assertEquals(0, test.code(), test.out());
    assertTrue(test.out().contains("the truth leads                                1 of 1"));
  }

  @Test
  void findsTheSameCauseOnAnotherHost() {
    Invocation before = with(List.of("--format=json"), "diagnose", OTHER.toString());
    assertFalse(before.out().contains("forgotten-sockets"), before.out());
    List<String> options = new ArrayList<>(byPack());
    options.add("--format=json");
    Invocation after = with(options, "diagnose", OTHER.toString());
    String rankOne = after.out().substring(after.out().indexOf("\"rank\" : 1"));
    assertTrue(
        rankOne.substring(0, 120).contains("\"cause\" : \"forgotten-sockets\""), after.out());
  }

  @Test
  void anotherCaptureOfTheSameCauseOnlyAddsACase() throws IOException {
    Path second = folder.resolve("second");
    Invocation run = capture(OTHER.toString(), second, byPack().toArray(String[]::new));
    assertEquals(0, run.code(), run.out() + run.err());
    assertTrue(run.out().contains("leads already; its page stays as it is"), run.out());
    assertFalse(Files.exists(second.resolve("causes")));
    assertTrue(
        files(second).stream().anyMatch(f -> f.endsWith("case.yaml")), files(second).toString());
  }

  @Test
  void anIdThatExistsIsRefusedAndNothingIsWritten() throws IOException {
    Path out = folder.resolve("none");
    Invocation known =
        Invocation.of(
            "capture",
            Incidents.path(Incidents.LEAK),
            "--cause=fd-leak",
            "--title=Again",
            "--owner=operations",
            "--out=" + out);
    assertEquals(2, known.code());
    assertTrue(known.err().contains("'fd-leak' exists already"), known.err());
    Invocation taken =
        Invocation.of(
            "capture",
            Incidents.path(Incidents.LEAK),
            "--cause=fd-leak",
            "--case=shop-leaks-files",
            "--out=" + out);
    assertTrue(taken.err().contains("a case 'shop-leaks-files' already"), taken.err());
    Invocation again = capture(OTHER.toString(), pack, byPack().toArray(String[]::new));
    assertEquals(2, again.code());
    assertTrue(again.err().contains("exists already; --out"), again.err());
    assertFalse(Files.exists(out));
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.noneMatch(f -> f.getFileName().toString().contains("half")));
    }
  }

  @Test
  void ofTwoCapturesAtOnceOneStandsWhole() throws IOException {
    Path place = folder.resolve("both");
    try (WorkFolder one = WorkFolder.beside(place);
        WorkFolder other = WorkFolder.beside(place)) {
      one.write("a/b.txt", "one");
      other.write("a/b.txt", "other");
      other.finish();
      Assertions.assertThrows(FileAlreadyExistsException.class, one::finish);
    }
    assertEquals("other", Files.readString(place.resolve("a/b.txt")));
    assertEquals(1, files(place).size());
  }

  @Test
  void whatAKilledCaptureLeftIsRemovedByTheNext() throws IOException {
    Path place = folder.resolve("later");
    // no process has this number: the kernel's largest is 4194304
    Path left = folder.resolve(".culprit-half-999999999-later-17");
    Files.createDirectories(left.resolve("cases"));
    Path running = folder.resolve(".culprit-half-" + ProcessHandle.current().pid() + "-later-18");
    Files.createDirectories(running);
    try (WorkFolder work = WorkFolder.beside(place)) {
      assertFalse(Files.exists(left));
      assertTrue(Files.exists(running), "somebody still works there");
      work.write("a.txt", "half");
    }
    assertFalse(Files.exists(place), "what was not finished is gone");
    Files.delete(running);
    try (Stream<Path> all = Files.list(folder)) {
      assertTrue(all.noneMatch(f -> f.getFileName().toString().startsWith(".culprit-half")));
    }
  }

  @Test
  void saysWhatIsMissing() {
    String leak = Incidents.path(Incidents.LEAK);
    Invocation untitled = Invocation.of("capture", leak, "--cause=new-thing");
    assertEquals(2, untitled.code());
    assertTrue(untitled.err().contains("it needs --title, and --owner of"), untitled.err());
    assertEquals(2, Invocation.of("capture", leak).code());
    assertEquals(2, Invocation.of("capture", leak, "--cause=../x", "--title=t").code());
    assertEquals(3, Invocation.of("capture", "/nowhere", "--cause=fd-leak").code());
    assertEquals(3, Invocation.of("capture", "--cause=fd-leak").code(), "there is no journal");
    Invocation action = Invocation.of("capture", leak, "--cause=fd-leak", "--helped=prayed");
    assertEquals(2, action.code());
    assertTrue(action.err().contains("restarted php-fpm: helped for a while"), action.err());
  }
}
