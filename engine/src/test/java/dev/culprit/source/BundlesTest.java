package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {

  @TempDir Path folder;

  @Test
  void readsAFolderInOrder() throws Exception {
    write("case/lsof.txt", "l");
    write("case/lsof-2.txt", "m");
    write("case/proc/net/sockstat", "s");
    write("case/logs/nginx/error.log", "e");
    write("case/input.txt", "root@a:~# ss -s\nTotal: 1\nroot@a:~# free\nMem: 1\n");
    Seen seen = open(folder.resolve("case"));
    assertEquals(
        List.of(
            "input.txt",
            "input.txt",
            "logs/nginx/error.log",
            "lsof-2.txt",
            "lsof.txt",
            "proc/net/sockstat"),
        seen.paths());
    assertEquals("ss -s", seen.readings().get(0).command());
    assertEquals("free", seen.readings().get(1).command());
    assertEquals(3, seen.readings().get(1).lineOffset());
    assertEquals(1, seen.at("lsof-2.txt").sample());
    assertEquals("/var/log/nginx/error.log", seen.at("logs/nginx/error.log").file());
    assertEquals("s", seen.text("proc/net/sockstat"));
    assertEquals(List.of(), seen.skipped());
  }

  @Test
  void tellsWhatIsNoText() throws Exception {
    write("ss.txt", "x");
    Files.write(folder.resolve("a.out"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 0, 1});
    write("notes.txt", "");
    write("dmesg.txt", "");
    write("proc/7/wchan", "");
    Files.write(folder.resolve("proc/7/cmdline"), "nginx\0-g\0".getBytes(StandardCharsets.UTF_8));
    Seen seen = open(folder);
    assertEquals(List.of("dmesg.txt", "proc/7/cmdline", "proc/7/wchan", "ss.txt"), seen.paths());
    assertEquals("it is a binary file", seen.reason("a.out").orElseThrow());
    assertEquals("it is empty", seen.reason("notes.txt").orElseThrow());
    assertEquals("it is empty", seen.reason("dmesg.txt").orElseThrow());
    assertEquals(3, seen.skipped().size());
    assertEquals("nginx -g ", seen.text("proc/7/cmdline"));
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws Exception {
    write("secret", "s");
    write("case/ss.txt", "x");
    write("case/etc/real", "r");
    Files.createSymbolicLink(folder.resolve("case/etc/up"), Path.of("../../secret"));
    Files.createSymbolicLink(folder.resolve("case/etc/abs"), folder.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("case/etc/in"), Path.of("real"));
    Files.createSymbolicLink(
        folder.resolve("case/etc/abs-in"), folder.resolve("case/etc/real").toAbsolutePath());
    Files.createSymbolicLink(folder.resolve("case/loop"), Path.of("."));
    Seen seen = open(folder.resolve("case"));
    assertEquals(List.of("etc/abs-in", "etc/in", "etc/real", "ss.txt"), seen.paths());
    assertEquals("r", seen.text("etc/in"));
    assertTrue(seen.reason("etc/up").orElseThrow().contains("out of the bundle"));
    assertTrue(seen.reason("etc/*").isPresent());
  }

  @Test
  void opensArchivesThatLieInAFolder() throws Exception {
    write("truth.json", "{}");
    Files.write(
        folder.resolve("next.tar"), new TarMaker().file("next/1.txt", "$ ss -s\nx\n").bytes());
    Files.write(
        folder.resolve("snapshot.tar.xz"), new TarMaker().file("snapshot/df.txt", "d").bytes());
    Files.write(
        folder.resolve("sosreport-web01.tar"), new TarMaker().file("s/df.txt", "e").bytes());
    Files.write(folder.resolve("backup.tar"), new TarMaker().file("x", "y").bytes());
    Seen seen = open(folder);
    assertEquals(List.of("truth.json", "df.txt", "sosreport-web01/df.txt", "1.txt"), seen.paths());
    assertTrue(seen.reason("backup.tar").orElseThrow().contains("archive"));
  }

  @Test
  void opensTheOnlyArchiveWhateverItsName() throws Exception {
    Files.write(folder.resolve("x.bin"), new TarMaker().file("t/df.txt", "d").bytes());
    assertEquals(List.of("df.txt"), open(folder).paths());
  }

  @Test
  void takesSeveralPathsAsOneHost() throws Exception {
    write("a/lsof.txt", "1");
    write("a/lsof-later.txt", "2");
    write("b/ss.txt", "3");
    Files.write(folder.resolve("one.tar.gz"), new TarMaker().file("one/ss.txt", "4").bytes());
    Files.write(folder.resolve("one-2.tar.gz"), new TarMaker().file("one/ss.txt", "5").bytes());
    Seen seen =
        open(
            folder.resolve("a/lsof.txt"),
            folder.resolve("a/lsof-later.txt"),
            folder.resolve("b"),
            folder.resolve("one.tar.gz"),
            folder.resolve("one-2.tar.gz"),
            folder.resolve("missing"));
    assertEquals(
        List.of("lsof-later.txt", "lsof.txt", "ss.txt", "one/ss.txt", "one-2/ss.txt"),
        seen.paths());
    assertEquals(List.of(1, 0, 0, 0, 1), seen.readings().stream().map(Reading::sample).toList());
    assertEquals(
        "there is no such file or directory",
        seen.reason(folder.resolve("missing").toString()).orElseThrow());
  }

  @Test
  void namesASingleFileByWhereItLies() throws Exception {
    write("x/var/log/nginx/error.log", "e");
    Reading log = open(folder.resolve("x/var/log/nginx/error.log")).readings().get(0);
    assertEquals("/var/log/nginx/error.log", log.file());
    write("whatever.bin", "text");
    Reading unnamed = open(folder.resolve("whatever.bin")).readings().get(0);
    assertEquals("", unnamed.file() + unnamed.command());
    assertEquals("whatever.bin", unnamed.path());
  }

  @Test
  void readsStandardInput() throws Exception {
    assertEquals(
        "ss -s",
        openStream("$ ss -s\nTotal: 1\n".getBytes(StandardCharsets.UTF_8))
            .readings()
            .get(0)
            .command());
    byte[] tar = new TarMaker().file("t/df.txt", "d").bytes();
    assertEquals(List.of("df.txt"), openStream(tar).paths());
    assertEquals("it is empty", openStream(new byte[0]).reason("-").orElseThrow());
  }

  @Test
  void missingInputIsAnErrorOfItsOwn() {
    Path missing = folder.resolve("missing");
    NoInputException e = assertThrows(NoInputException.class, () -> Bundles.open(List.of(missing)));
    assertEquals(missing + ": there is no such file or directory", e.getMessage());
    assertEquals(1, e.skipped().size());
    NoInputException device =
        assertThrows(NoInputException.class, () -> Bundles.open(List.of(Path.of("/dev/null"))));
    assertTrue(device.getMessage().contains("device"));
  }

  @Test
  void unreadableFoldersAreSkipped() throws Exception {
    assumeFalse("root".equals(System.getProperty("user.name")), "root reads everything");
    write("ss.txt", "x");
    write("locked/df.txt", "x");
    Files.setPosixFilePermissions(
        folder.resolve("locked"), PosixFilePermissions.fromString("---------"));
    assertEquals("permission denied", open(folder).reason("locked").orElseThrow());
    assertThrows(NoInputException.class, () -> Bundles.open(List.of(folder.resolve("locked"))));
  }

  @Test
  void boundsDepthAndNumber() throws Exception {
    Bounds few = new Bounds(3, 2, 100, 100, 10, 100, 0);
    write("1/2/3/4/ss.txt", "x");
    for (int i = 0; i < 5; i++) {
      write("n/f" + i, "x");
    }
    try (Bundle bundle = Bundles.open(List.of(folder), InputStream.nullInputStream(), few)) {
      Seen seen = Seen.of(bundle);
      assertEquals(3, seen.readings().size());
      assertTrue(seen.reason(folder.toString()).orElseThrow().contains("more than 3 files"));
    }
  }

  @Test
  void readsOurOwnCaptures() throws Exception {
    Path incidents =
        Path.of(System.getProperty("culprit.shared", "../../shared"), "incidents")
            .toAbsolutePath()
            .normalize();
    assumeTrue(Files.isDirectory(incidents), "captures are not at hand");
    Path captured = incidents.resolve("web-01-php-ext-socket-leak");
    Seen seen = open(captured);
    assertTrue(seen.readings().size() > 1000);
    assertEquals("ss -tanp", seen.at("sos_commands/sos_extras/web/ss_-tanp").command());
    assertEquals("strace", seen.at("3.txt").tool());
    assertEquals("lsof", seen.at("1.txt").tool());
    assertEquals("/var/log/dpkg.log", seen.at("4.txt").file());
    assertTrue(seen.skipped().size() < 60, () -> seen.skipped().toString());
  }

  private Seen open(Path... paths) throws NoInputException {
    Bundle bundle = Bundles.open(List.of(paths));
    return Seen.of(bundle);
  }

  private static Seen openStream(byte[] bytes) throws NoInputException {
    return Seen.of(Bundles.open(List.of(Path.of("-")), new ByteArrayInputStream(bytes)));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
