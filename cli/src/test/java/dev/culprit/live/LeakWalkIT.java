package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.live.SocketLeakIncident.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The walk from the leak to its repair, by the commands beside diagnose. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeakWalkIT {

  private static final String LEAK = "socket-leak-unbound";

  private Path folder;
  private LiveHost host;
  private SocketLeakIncident incident;
  private Path diagnosis;

  @BeforeAll
  void begin(@TempDir Path temporary) throws Exception {
    folder = temporary;
    host = LiveHost.require();
    incident = SocketLeakIncident.start(host, State.YOUNG);
    Program program = Program.run("diagnose", "--quiet", "--format", "json");
    diagnosis = Files.writeString(folder.resolve("diagnosis.json"), program.out());
    assertEquals(LEAK, program.answer().firstAbout("php-fpm").cause(), program.out());
  }

  @AfterAll
  void end() throws Exception {
    if (incident != null) {
      incident.close();
    }
  }

  @Test
  @Order(1)
  void reproduceSaysOneSocketACall() throws Exception {
    Program program = Program.run("reproduce", "--format", "json", "-n", "24", "--url", page());

    Answer answer = Answer.of(program);
    assertEquals(1, program.code(), program.err());
    Map<String, Object> socket =
        rows(answer, "growth").stream()
            .filter(row -> "unbound-sockets".equals(row.get("quantity")))
            .filter(row -> String.valueOf(row.get("service")).startsWith("php-fpm"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(program.out()));
    assertEquals(1.0, ((Number) socket.get("perCall")).doubleValue(), 0.05, program.out());
    assertEquals("grows", socket.get("kind"));
  }

  @Test
  @Order(2)
  void theCapsuleIsDiagnosedAsTheHostWas() throws Exception {
    Path capsule = folder.resolve("evidence.tar.gz");
    long begin = System.nanoTime();

    Program saved =
        Program.run(
            "capture-evidence", "--out", capsule.toString(), "-p", "" + incident.phpFpmPid());

    assertEquals(0, saved.code(), saved.err());
    assertTrue((System.nanoTime() - begin) / 1e9 < 60, saved.out());
    Answer answer =
        Program.run("diagnose", "--quiet", "--format", "json", capsule.toString()).answer();
    Answer.Hypothesis leak = answer.firstAbout("php-fpm");
    assertEquals(LEAK, leak.cause(), answer::summary);
    assertTrue(leak.probability() >= 0.5, answer::summary);
  }

  @Test
  @Order(3)
  void aCapsuleThatIsStoppedHalfWayIsReadAllTheSame() throws Exception {
    Path whole = folder.resolve("evidence.tar.gz");
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.tar.gz");
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    Answer answer =
        Program.run("diagnose", "--quiet", "--format", "json", half.toString()).answer();

    assertTrue(answer.code() == 0 || answer.code() == 1 || answer.code() == 5, answer::summary);
    assertTrue(answer.skipped("half.tar.gz").contains("cut off"), answer.json()::toString);
  }

  @Test
  @Order(4)
  void watchSeesTheGrowthAtLittleCostAndItsRecordingIsDiagnosed() throws Exception {
    Path recording = folder.resolve("watch.rec");
    Cost cost;
    String report;
    try (Visitors visitors = Visitors.of(incident::request, 500)) {
      Process watch = watch(recording);
      Thread.sleep(15_000);
      Cost started = Cost.of(watch.pid());
      Thread.sleep(20_000);
      cost = Cost.of(watch.pid()).since(started);
      assertTrue(watch.waitFor(60, TimeUnit.SECONDS), "it ends by itself");
      report = Files.readString(folder.resolve("watch.out"));
      assertEquals(1, watch.exitValue(), report);
      assertTrue(visitors.made() > 20);
    }

    assertTrue(report.contains("GROWS") && report.contains("php-fpm"), report);
    assertTrue(report.contains("the limit"), report);
    assertTrue(cost.kibiBytes() < 100 * 1024, cost::toString);
    assertTrue(cost.cpuSeconds() < 0.02 * 20, cost + " in 20 s, with twice the usual samples");
    Answer answer =
        Program.run("diagnose", "--format", "json", "--recording", recording.toString()).answer();
    assertEquals(LEAK, answer.firstAbout("php-fpm").cause(), answer::summary);
    assertEquals(LEAK, answer.first().cause(), answer::summary);
  }

  private Process watch(Path recording) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Program.HOME.resolve("bin/culprit").toString(),
            "watch",
            "--out",
            recording.toString(),
            "--for",
            "45s",
            "--interval",
            "2s");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("watch.out").toFile());
    return builder.start();
  }

  /** What a process has used, from /proc. */
  private record Cost(double cpuSeconds, long kibiBytes) {

    static Cost of(long pid) throws Exception {
      String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
      String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double ticks = Long.parseLong(words[11]) + Long.parseLong(words[12]);
      long memory =
          Files.readAllLines(Path.of("/proc", "" + pid, "status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow();
      // USER_HZ is 100 on every architecture that we run on
      return new Cost(ticks / 100, memory);
    }

    Cost since(Cost earlier) {
      return new Cost(cpuSeconds - earlier.cpuSeconds, kibiBytes);
    }
  }

  @Test
  @Order(5)
  void verifySaysStillThere() throws Exception {
    Program program = verify("--load", page());

    assertEquals(1, program.code(), program.out() + program.err());
    assertTrue(program.out().contains("STILL THERE"), program.out());
    assertTrue(program.out().contains("1.00 unbound socket"), program.out());
  }

  @Test
  @Order(6)
  void afterTheRepairOnlyUseTells() throws Exception {
    incident.repair(host);

    Program program = verify();

    assertEquals(5, program.code(), program.out() + program.err());
    assertTrue(program.out().contains("CANNOT TELL YET"), program.out());
  }

  @Test
  @Order(7)
  void verifySaysGoneUnderLoad() throws Exception {
    Program program = verify("--load", page());

    assertEquals(0, program.code(), program.out() + program.err());
    assertTrue(program.out().contains("GONE"), program.out());
  }

  @Test
  @Order(8)
  void reproduceFindsNothingThatGrows() throws Exception {
    Program program =
        Program.run("reproduce", "-n", "24", "-p", "" + incident.phpFpmPid(), "--url", page());

    assertEquals(0, program.code(), program.out() + program.err());
    assertTrue(program.out().contains("Nothing grows with these calls."), program.out());
  }

  private Program verify(String... options) throws Exception {
    List<String> words =
        new java.util.ArrayList<>(List.of("verify", "--quiet", "--cause", LEAK, "-n", "24"));
    words.addAll(List.of(options));
    words.add(diagnosis.toString());
    return Program.run(words.toArray(new String[0]));
  }

  private String page() {
    return incident.page().toString();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Answer answer, String field) {
    return (List<Map<String, Object>>) answer.json().getOrDefault(field, List.of());
  }
}
