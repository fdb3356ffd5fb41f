package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.live.SocketLeakIncident.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one incident teaches: nobody has written about the leak, its triage is captured by options
 * alone, and when it comes back it is found and captured again.
 */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CaptureWalkIT {

  private static final String LEARNT = "forgotten-sockets";

  /** As if nobody had written about the leak. */
  private static final List<String> UNKNOWN =
      List.of("--without=socket-leak-unbound", "--without=socket-leak-extension");

  /** A case that somebody has to review. */
  private static final long LIGHT = 50_000;

  private static final String KEYS =
      """
      did rolled back php-fpm: no change
      did restarted php-fpm: helped for a while
      q
      """;

  private Path folder;
  private Path pack;
  private LiveHost host;
  private Decoys decoys;

  @BeforeAll
  void begin(@TempDir Path temporary) throws Exception {
    folder = temporary;
    pack = folder.resolve("pack");
    host = LiveHost.require();
    decoys = Decoys.in(folder);
    LiveHost.requireThat(decoys.possible(), "no program may have mounts of its own here");
  }

  @Test
  @Order(1)
  void theFirstIncidentIsCapturedByOptionsAlone() throws Exception {
    String journal;
    try (SocketLeakIncident incident = SocketLeakIncident.start(host, State.ROOM_LEFT)) {
      journal = triage(incident, List.of());
    }

    Program capture =
        run(
            "capture",
            List.of(),
            "--cause=" + LEARNT,
            "--title=Sockets are made and forgotten",
            "--owner=development",
            "--helped=restarted php-fpm: helped for a while",
            "--out=" + pack,
            journal);

    assertEquals(0, capture.code(), capture.out() + capture.err());
    assertTrue(bytes(pack) < LIGHT, capture.out());
    assertTrue(files(pack, "case.yaml") >= 1, capture.out());
    assertEquals(1, files(pack, LEARNT + ".yaml"), capture.out());
    assertEquals(1, files(pack, LEARNT + ".drl"), capture.out());
    Program lint = run("kb", byPack(), "lint");
    assertEquals(0, lint.code(), lint.out() + lint.err());
  }

  @Test
  @Order(2)
  void theNextIncidentIsFoundByWhatTheFirstTaught() throws Exception {
    String journal;
    try (SocketLeakIncident incident = SocketLeakIncident.start(host, State.ALL_FULL)) {
      Answer before = run("diagnose", List.of(), "--quiet", "--format=json").answer();
      assertFalse(before.accuses(LEARNT), before::summary);
      Answer after = run("diagnose", byPack(), "--quiet", "--format=json").answer();
      assertEquals(LEARNT, after.firstAbout("php-fpm").cause(), after::summary);
      assertTrue(after.accuses(LEARNT), after::summary);
      journal = triage(incident, byPack());
    }
    capturedAgain(journal);
  }

  /** Nothing is left to learn: the second incident is a case more, and the page stays. */
  private void capturedAgain(String journal) throws Exception {
    Path second = folder.resolve("second");

    Program capture =
        run(
            "capture",
            byPack(),
            "--cause=" + LEARNT,
            "--helped=restarted php-fpm: helped for a while",
            "--out=" + second,
            journal);

    assertEquals(0, capture.code(), capture.out() + capture.err());
    assertTrue(capture.out().contains("leads already; its page stays as it is"), capture.out());
    assertEquals(0, files(second, LEARNT + ".yaml"), capture.out());
    assertTrue(bytes(second) < LIGHT, capture.out());
    List<String> both = new ArrayList<>(byPack());
    both.add("--knowledge=" + second);
    for (Path cases : List.of(pack.resolve("cases"), second.resolve("cases"))) {
      Program test = run("kb", both, "test", cases.toString(), "--all");
      assertEquals(0, test.code(), test.out() + test.err());
    }
  }

  /** Walks a triage by keys, and answers the id of its journal. */
  private String triage(SocketLeakIncident incident, List<String> packs) throws Exception {
    Path keys = Files.writeString(folder.resolve("keys"), KEYS);
    assertTrue(incident.request() > 0);
    Program walk =
        run(
            "triage",
            packs,
            "--plain",
            "--script=" + keys,
            "--symptom=The shop answers with errors now and then");
    Matcher saved = Pattern.compile("--resume (\\d{8}-\\d{6})").matcher(walk.out());
    assertTrue(saved.find(), walk.out() + walk.err());
    return saved.group(1);
  }

  private List<String> byPack() {
    return List.of("--knowledge=" + pack, "--rules=" + pack.resolve("rules"));
  }

  private Program run(String command, List<String> packs, String... more) throws Exception {
    List<String> wrapper = new ArrayList<>(decoys.wrapper());
    wrapper.addAll(List.of("env", "XDG_STATE_HOME=" + folder, "XDG_CONFIG_HOME=" + folder));
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(Arrays.asList(more));
    words.addAll(UNKNOWN);
    words.addAll(packs);
    return Program.within(wrapper, words.toArray(new String[0]));
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static long files(Path folder, String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.endsWith(name)).count();
    }
  }
}
