package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.live.SocketLeakIncident.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The incident walked by keys alone: from the symptom to the function, containment, and whether it
 * is gone, before the extension is repaired and afterwards. What was shown is kept beside the
 * build, and docs/walk-of-a-leak.md is made of it.
 */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OriginWalkIT {

  private static final Path SHOWN = Path.of("target/walk");

  /** Slow enough that a worker with room still has room when the trace begins. */
  private static final long BETWEEN_VISITS = 150;

  /** To the cause, to the function, to containment; page is filled in. */
  private static final String FIRST =
      """
      o socket-leak-unbound
      did rolled back php-fpm: no change
      r trace-descriptors
      yes
      v %1$s
      c 1
      yes
      yes
      did restarted php-fpm: helped for a while
      h
      q
      """;

  private static final String AFTERWARDS =
      """
      v %1$s
      q
      """;

  private Path folder;
  private LiveHost host;
  private Decoys decoys;
  private SocketLeakIncident incident;
  private String id;

  @BeforeAll
  void begin(@TempDir Path temporary) throws Exception {
    folder = temporary;
    host = LiveHost.require();
    LiveHost.requireThat(LiveHost.program("strace").isPresent(), "this host lacks strace");
    decoys = Decoys.in(folder);
    LiveHost.requireThat(decoys.possible(), "no program may have mounts of its own here");
    Files.createDirectories(SHOWN);
    incident = SocketLeakIncident.start(host, State.ROOM_LEFT);
  }

  @AfterAll
  void end() throws IOException {
    if (incident != null) {
      incident.close();
    }
  }

  @Test
  @Order(1)
  void keysLeadFromTheSymptomToTheFunctionAndContainIt() throws Exception {
    List<Long> before = incident.workers();
    Program walk;
    try (Visitors visitors = Visitors.of(incident::request, BETWEEN_VISITS)) {
      walk = triage("first", FIRST, "--symptom", "The shop answers with errors now and then");
      assertTrue(visitors.made() > 0);
    }

    String shown = walk.out();
    Matcher saved = Pattern.compile("--resume (\\d{8}-\\d{6})").matcher(shown);
    assertTrue(saved.find(), shown + walk.err());
    id = saved.group(1);
    inOrder(
        shown,
        "socket-leak-unbound: php-fpm",
        "socket-leak-extension: php-fpm",
        PhpExtension.FUNCTION,
        "STILL THERE",
        "Evidence saved:",
        "kill -USR2 " + incident.phpFpmPid() + ": exit code 0",
        "owner: development");
    assertTrue(shown.contains(PhpExtension.LIBRARY), shown);
    List<Long> now = incident.workers();
    assertTrue(before.stream().noneMatch(now::contains), "every worker was replaced");
    for (long worker : now) {
      assertEquals(0, Descriptors.tracer(worker), "a worker is still traced");
    }
  }

  @Test
  @Order(2)
  void theJournalTellsByWhoseConsent() throws Exception {
    String story = run("journal", "show", id).out();

    assertTrue(story.contains("ran trace-descriptors, consent: typed yes"), story);
    assertTrue(story.contains("told: action rolled-back php-fpm: no-change"), story);
    assertTrue(story.contains("verified socket-leak-extension"), story);
    assertTrue(story.contains("remedy for socket-leak-extension, consent: typed yes"), story);
    Matcher place = Pattern.compile("files in\\s+(\\S+\\.tar\\.gz)").matcher(story);
    assertTrue(place.find(), story);
    Answer evidence = run("diagnose", "--quiet", "--format", "json", place.group(1)).answer();
    assertEquals("socket-leak-unbound", evidence.firstAbout("php-fpm").cause(), evidence::summary);
  }

  @Test
  @Order(3)
  void theRestartMendedNothing() throws Exception {
    Program program = run("verify", "--quiet", "--load", page(), id);

    keep("still-there", program);
    assertEquals(1, program.code(), program.out() + program.err());
    assertTrue(program.out().contains("STILL THERE"), program.out());
    assertTrue(program.out().contains("1.00"), program.out());
  }

  @Test
  @Order(4)
  void afterTheRepairItIsGone() throws Exception {
    incident.repair(host);

    Program program = run("verify", "--quiet", "--load", page());

    keep("gone", program);
    assertEquals(0, program.code(), program.out() + program.err());
    assertTrue(program.out().contains("GONE"), program.out());
  }

  @Test
  @Order(5)
  void theTriageGoesOnAndSaysSoAsWell() throws Exception {
    Program walk = triage("afterwards", AFTERWARDS, "--resume", id);

    inOrder(walk.out(), "Resumed " + id, "socket-leak-extension", "GONE", "Saved.");
    assertFalse(walk.out().contains("STILL THERE"), walk.out());
  }

  private Program triage(String name, String keys, String... more) throws Exception {
    Path script = Files.writeString(folder.resolve(name), keys.formatted(page()));
    List<String> words =
        new ArrayList<>(List.of("triage", "--plain", "--script", script.toString()));
    words.addAll(List.of(more));
    Program program = run(words.toArray(new String[0]));
    keep(name, program);
    return program;
  }

  private Program run(String... words) throws Exception {
    List<String> wrapper = new ArrayList<>(decoys.wrapper());
    wrapper.addAll(List.of("env", "XDG_STATE_HOME=" + folder));
    return Program.within(wrapper, words);
  }

  private static void keep(String name, Program program) throws IOException {
    Files.writeString(SHOWN.resolve(name + ".txt"), program.out());
  }

  private static void inOrder(String shown, String... texts) {
    int at = 0;
    for (String text : texts) {
      int found = shown.indexOf(text, at);
      assertTrue(found >= 0, () -> "not shown in its place: " + text + "\n" + shown);
      at = found;
    }
  }

  private String page() {
    return incident.page().toString();
  }
}
