package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is broken is told under {@code skipped} with its reason, the rest is diagnosed, the exit
 * code is the contract's, and nobody ever sees a stack trace.
 */
class BadInputTest {

  private static final int HEALTHY = 0;
  private static final int FOUND = 1;
  private static final int NO_INPUT = 3;
  private static final int INCONCLUSIVE = 5;

  private static final String NO_DISK_LEFT =
      """
      Filesystem     1K-blocks    Used Available Use%% Mounted on
      /dev/sda1       20511312 20511312         0 100%% /
      tmpfs            1024000       0   1024000   0%% /dev/shm
      """
          .formatted();

  private static final String LSOF =
      """
      COMMAND     PID     USER   FD      TYPE DEVICE SIZE/OFF    NODE NAME
      php-fpm    2383 www-data  cwd       DIR  254,0     4096  131073 /srv
      php-fpm    2383 www-data  191u     sock    0,9      0t0 2595710 protocol: TCP
      php-fpm    2383 www-d""";

  @TempDir private Path folder;

  @Test
  void aPathThatDoesNotExist() {
    Run run = diagnose(folder.resolve("none"));

    assertEquals(NO_INPUT, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains("none: there is no such file or directory"), run.err());
  }

  @Test
  void aPathThatDoesNotExistBesideOneThatDoes() throws IOException {
    Path disk = write("df.txt", NO_DISK_LEFT);

    Run run = diagnose(folder.resolve("none"), disk);

    assertEquals(FOUND, run.code(), run.out());
    assertTrue(run.out().contains("\"disk-full\""), run.out());
    assertSkipped(run, "none", "there is no such file or directory");
  }

  @Test
  void anEmptyFile() throws IOException {
    Run run = diagnose(write("void.txt", ""));

    assertEquals(INCONCLUSIVE, run.code());
    assertSkipped(run, "void.txt", "it is empty");
  }

  @Test
  void anEmptyFolder() throws IOException {
    Run run = diagnose(Files.createDirectory(folder.resolve("nothing")));

    assertTrue(run.code() == INCONCLUSIVE || run.code() == NO_INPUT, run.err());
    assertClean(run);
  }

  @Test
  void aBinaryFile() throws IOException {
    byte[] noise = new byte[5_000];
    new Random(7).nextBytes(noise);

    Run run = diagnose(Files.write(folder.resolve("core"), noise));

    assertEquals(INCONCLUSIVE, run.code());
    assertSkipped(run, "core", "it is a binary file");
  }

  @Test
  void anOutputWithHalfALine() throws IOException {
    Run run = diagnose(write("lsof.txt", LSOF));

    assertEquals(INCONCLUSIVE, run.code(), run.out());
    assertSkipped(run, "lsof.txt", "it is cut off in line 4; what came before was read");
  }

  @Test
  void aFolderOfGoodAndBad() throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("saved"));
    Files.writeString(bundle.resolve("df.txt"), NO_DISK_LEFT);
    Files.writeString(bundle.resolve("lsof.txt"), LSOF);
    Files.writeString(bundle.resolve("free.txt"), "");
    Files.write(bundle.resolve("vmcore"), new byte[] {0, 1, 2, 0, 0, 9, 0, 0, 127, 0, 0, 3});

    Run run = diagnose(bundle);

    assertEquals(FOUND, run.code(), run.out());
    assertSkipped(run, "vmcore", "it is a binary file");
    assertSkipped(run, "free.txt", "it is empty");
    assertSkipped(run, "lsof.txt", "it is cut off in line 4");
  }

  @Test
  void aTruncatedArchive() throws IOException {
    byte[] whole = archive();

    Run run = diagnose(Files.write(folder.resolve("host.tar.gz"), half(whole)));

    assertTrue(run.code() == FOUND || run.code() == INCONCLUSIVE, run.err());
    assertSkipped(run, "host.tar.gz", "it is cut off; what came before was read");
  }

  @Test
  void anArchiveThatIsNone() throws IOException {
    Run run = diagnose(write("host.tar.xz", "this is no archive\n"));

    assertTrue(run.code() == INCONCLUSIVE || run.code() == NO_INPUT, run.err());
    assertClean(run);
  }

  @Test
  void noiseOnStandardInput() {
    byte[] noise = new byte[100_000];
    new Random(11).nextBytes(noise);

    Run run =
        Run.withInput(
            new ByteArrayInputStream(noise), "diagnose", "--quiet", "--format", "json", "-");

    assertTrue(run.code() == INCONCLUSIVE || run.code() == NO_INPUT, run.err());
    assertClean(run);
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() throws IOException {
    write("df.txt", NO_DISK_LEFT.replace("/dev/sda1", "/dev/\u001b]0;owned\u0007x"));

    Run run = Run.of("diagnose", "--quiet", folder.toString());

    assertEquals(FOUND, run.code());
    assertFalse(run.out().contains("\u001b"), run.out());
  }

  @Test
  void wrongUse() {
    assertEquals(2, Run.of("diagnose", "--no-such-option").code());
    assertEquals(2, Run.of("diagnose", "--samples", "0").code());
    assertEquals(2, Run.of("diagnose", "--interval", "soon").code());
    assertEquals(2, Run.of("no-such-command").code());
    assertEquals(2, Run.of().code());
  }

  private static Run diagnose(Path... paths) {
    String[] arguments = {"diagnose", "--quiet", "--format", "json"};
    int own = arguments.length;
    arguments = Arrays.copyOf(arguments, own + paths.length);
    for (int i = 0; i < paths.length; i++) {
      arguments[own + i] = paths[i].toString();
    }
    return Run.of(arguments);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void assertSkipped(Run run, String source, String reason) {
    assertClean(run);
    String out = run.out().replaceAll("\"\\s*:\\s*\"", "\":\"");
    int at = out.indexOf("\"skipped\"");
    int named = out.indexOf(source + "\"", at);
    assertTrue(at >= 0 && named > at, out);
    assertTrue(out.indexOf("\"reason\":\"" + reason, named) > named, out);
  }

  private static void assertClean(Run run) {
    String all = run.out() + run.err();
    assertFalse(all.contains("Exception") || all.contains("\tat "), all);
    assertFalse(all.contains("internal error"), all);
    assertTrue(run.code() >= HEALTHY && run.code() <= INCONCLUSIVE && run.code() != 4, all);
  }

  /** An archive of a file that says something and one of noise, which does not compress away. */
  private static byte[] archive() throws IOException {
    byte[] noise = new byte[200_000];
    new Random(3).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) ('a' + (noise[i] & 15));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip(bytes))) {
      put(tar, "host/df.txt", NO_DISK_LEFT.getBytes(StandardCharsets.UTF_8));
      put(tar, "host/notes.txt", noise);
    }
    return bytes.toByteArray();
  }

  private static OutputStream gzip(OutputStream out) throws IOException {
    return new GZIPOutputStream(out);
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }
}
