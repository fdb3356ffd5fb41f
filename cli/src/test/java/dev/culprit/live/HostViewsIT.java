package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live host as root, as nobody, from within a container, and another root. */
@Tag("live")
class HostViewsIT {

  private static final List<Integer> CODES_OF_A_VERDICT = List.of(0, 1, 5);

  /** Binds a quiet log over the host's own, for the program alone. */
  private static final String QUIET_LOG = "mount --bind \"$1\" /var/log && shift && exec \"$@\"";

  @TempDir private static Path folder;

  private static Path home;

  @BeforeAll
  static void needs() throws Exception {
    LiveHost.requireThat("root".equals(System.getProperty("user.name")), "this is not root");
    home = Place.copy(folder);
  }

  @Test
  void aQuietContainerIsHealthy() throws Exception {
    Place.require(Place.IN_A_CONTAINER);
    List<String> wrapper = new ArrayList<>(Place.IN_A_CONTAINER);
    wrapper.addAll(List.of("sh", "-c", QUIET_LOG, "sh", quietLog().toString()));

    Answer answer =
        Program.at(home, wrapper, "diagnose", "--samples", "1", "--quiet", "--format", "json")
            .answer();

    assertEquals("healthy", answer.verdict(), answer::summary);
    assertEquals(0, answer.code());
  }

  @Test
  void aLeakInAContainerIsSeenFromWithin() throws Exception {
    Place.require(Place.IN_A_CONTAINER);
    Path python = python();
    Path script = LeakyScript.sockets(folder.resolve("collector.py"));
    List<String> wrapper = new ArrayList<>(Place.IN_A_CONTAINER);
    String both = "\"$1\" \"$2\" 0 & sleep 2; shift 2; \"$@\"; code=$?; kill $!; exit $code";
    wrapper.addAll(List.of("sh", "-c", both, "sh", python.toString(), script.toString()));

    Answer answer =
        Program.at(home, wrapper, "diagnose", "--samples", "1", "--quiet", "--format", "json")
            .answer();

    Answer.Hypothesis leak = answer.firstAbout("collector.py");
    assertEquals("socket-leak-unbound", leak.cause(), answer::summary);
  }

  @Test
  void withoutRootItSaysWhatItCouldNotSee() throws Exception {
    Place.require(Place.AS_NOBODY);

    Program program =
        Program.at(
            home, Place.AS_NOBODY, "diagnose", "--samples", "1", "--quiet", "--format", "json");

    Answer answer = program.answer();
    assertTrue(CODES_OF_A_VERDICT.contains(answer.code()), program.err());
    assertTrue(answer.skipped("/proc/*/fd").contains("can be read by root only"), program.out());
    assertFalse(program.err().contains("Exception"), program.err());
  }

  @Test
  void aFolderWithoutPermissionIsNoInput() throws Exception {
    Place.require(Place.AS_NOBODY);
    Path closed = Files.createDirectories(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

    Program program = Program.at(home, Place.AS_NOBODY, "diagnose", "--quiet", closed.toString());

    assertEquals(3, program.code(), program.err());
    assertTrue(program.err().contains("closed: permission denied"), program.err());
    assertFalse(program.err().contains("Exception"), program.err());
  }

  @Test
  void aFolderWithoutPermissionAmongOthersIsSkipped() throws Exception {
    Place.require(Place.AS_NOBODY);
    Path saved = Files.createDirectories(folder.resolve("saved"));
    Files.writeString(
        saved.resolve("df.txt"),
        """
        Filesystem     1K-blocks     Used Available Use% Mounted on
        /dev/sda1       20511312 20511312         0 100% /
        """);
    Path closed = Files.createDirectories(saved.resolve("logs"));
    Files.writeString(closed.resolve("syslog"), "nobody may read this\n");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

    Program program =
        Program.at(
            home, Place.AS_NOBODY, "diagnose", "--quiet", "--format", "json", saved.toString());

    Answer answer = program.answer();
    assertEquals("disk-full", answer.first().cause(), answer::summary);
    assertEquals("permission denied", answer.skipped("logs"), program.out());
  }

  @Test
  void processesThatVanishWhileTheyAreReadAreNoFailure() throws Exception {
    Process churn =
        new ProcessBuilder("sh", "-c", "while :; do /bin/true & /bin/true; done").start();
    try {
      Program program =
          Program.run("diagnose", "--interval", "500ms", "--quiet", "--format", "json");

      assertTrue(CODES_OF_A_VERDICT.contains(program.code()), program.err());
      assertEquals("", program.err());
      assertTrue(program.answer().json().containsKey("verdict"));
    } finally {
      churn.destroy();
      churn.waitFor();
    }
  }

  @Test
  void anotherRootIsReadInsteadOfThisOne() throws Exception {
    Path root = Files.createDirectories(folder.resolve("mounted"));
    write(root, "etc/hostname", "backoffice02\n");
    write(root, "proc/stat", "cpu  100 0 100 90000 10 0 5 0 0 0\ncpu0 100 0 100 90000 10 0 5 0\n");
    write(root, "proc/uptime", "86400.00 80000.00\n");
    write(root, "proc/loadavg", "0.01 0.02 0.00 1/90 4242\n");
    write(
        root,
        "proc/meminfo",
        """
        MemTotal:        4000000 kB
        MemFree:         2500000 kB
        MemAvailable:    3300000 kB
        SwapTotal:             0 kB
        SwapFree:              0 kB
        """);
    write(root, "proc/1/mounts", "/dev/vda1 / ext4 rw,relatime 0 0\n");
    write(root, "proc/1/status", "Name:\tinit\nState:\tS (sleeping)\nPid:\t1\nPPid:\t0\nUid:\t0\n");
    write(root, "proc/1/cmdline", "/sbin/init\0");
    write(
        root,
        "proc/1/net/sockstat",
        "sockets: used 20\nTCP: inuse 2 orphan 0 tw 0 alloc 3 mem 1\nUDP: inuse 1 mem 0\n");
    write(root, "var/log/syslog", quietLine("backoffice02"));

    Answer answer =
        Program.run(
                "diagnose",
                "--root",
                root.toString(),
                "--samples",
                "1",
                "--quiet",
                "--format",
                "json")
            .answer();

    assertEquals("healthy", answer.verdict(), answer.json()::toString);
    assertEquals(0, answer.code());
    assertTrue(answer.json().get("target").toString().contains("backoffice02"));
  }

  private static Path quietLog() throws IOException {
    Path log = Files.createDirectories(folder.resolve("quiet"));
    Files.writeString(log.resolve("syslog"), quietLine("app01"));
    return log;
  }

  private static String quietLine(String host) {
    String now =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH));
    return now + " " + host + " systemd[1]: Started Daily apt download activities.\n";
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Path python() {
    return LeakyScript.python();
  }
}
