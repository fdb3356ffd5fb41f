package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The row for cron under cron itself, in namespaces where nothing else is to be run and what it
 * mails comes into a file. It takes a minute, since cron has no shorter time.
 */
@Tag("live")
class CronIT {

  /** cron begins a job at the full minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String WORLD =
      """
      mount -t tmpfs tmpfs /run
      cp /usr/sbin/cron "$1/cron"
      mount --bind "$1/sbin" /usr/sbin
      mount --bind "$1/cron.d" /etc/cron.d
      mount --bind "$1/none" /var/spool/cron/crontabs
      mount --bind /dev/null /etc/crontab
      exec "$1/cron" -f
      """;

  @TempDir private Path folder;
  private Process cron;

  @BeforeAll
  static void needs() throws InterruptedException {
    Place.require(
        List.of(
            "sh",
            "-c",
            "test -x /usr/sbin/cron -a -f /etc/crontab && unshare --mount --pid --fork true"));
  }

  @AfterEach
  void end() {
    if (cron != null) {
      // unshare does not heed a plain end; with it the namespace and all that it started end
      cron.destroyForcibly();
    }
  }

  @Test
  void mailsACauseThatWasFound() throws Exception {
    Path mail = folder.resolve("mail");
    program(
        "bin/culprit",
        "JAVA_HOME='"
            + System.getProperty("java.home")
            + "' exec '"
            + Program.HOME.resolve("bin/culprit")
            + "' \"$@\" '"
            + AutomationIT.FULL_DISK
            + "'");
    program("sbin/sendmail", "cat > '" + mail + ".new' && mv '" + mail + ".new' '" + mail + "'");
    Files.createDirectory(folder.resolve("none"));
    Path table = Files.createDirectory(folder.resolve("cron.d")).resolve("culprit");
    String row =
        Files.readString(AutomationIT.EXAMPLES.resolve("culprit.cron"))
            .replace("*/15 * * * *", "* * * * *");
    assertTrue(row.contains("\n* * * * * root "), row);
    Files.writeString(table, "PATH=" + folder.resolve("bin") + ":/usr/bin:/bin\n" + row);
    Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-r--r--"));

    cron = start();

    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(mail) && Instant.now().isBefore(end)) {
      assertTrue(cron.isAlive(), () -> "cron ended: " + text(folder.resolve("err")));
      Thread.sleep(200);
    }
    String text = text(mail);
    assertTrue(text.contains("CAUSE FOUND"), text);
    assertTrue(text.contains("\nTo: root\n"), text);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--mount-proc",
            "sh",
            "-e",
            "-c",
            WORLD,
            "sh",
            folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private void program(String name, String text) throws IOException {
    Path program = folder.resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "nothing came";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
