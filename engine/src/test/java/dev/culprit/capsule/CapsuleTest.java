package dev.culprit.capsule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapsuleTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneOffset.UTC);

  private static final List<Reading> HOST =
      List.of(
          command("date", 0, "Thu Nov 26 03:00:00 UTC 2026\n"),
          file("/proc/*/fd", 0, "==> /proc/812/fd <==\n5 -> socket:[48211]\n"),
          file("/proc/net/sockstat", 0, "sockets: used 297\n"),
          command("ls -l --time-style=full-iso /etc/*.conf", 0, "total 0\n"),
          file("/etc/nginx/conf.d/a b+c%41.conf", 0, "worker_processes 4;\n"),
          file("/srv/shop/.git/logs/HEAD", 0, "0000 1111 Ann <a@b.c> 1790000000 +0000\tdeploy\n"),
          file("/tmp/x/log/nginx/error.log", 0, "2026/11/26 03:00:00 [alert] 1#1: x\n"),
          command("date", 1, "Thu Nov 26 03:00:02 UTC 2026\n"),
          file("/proc/*/fd", 1, "==> /proc/812/fd <==\n5 -> socket:[48211]\n6 -> /dev/null\n"));

  @TempDir private Path folder;

  @Test
  void aFolderGivesBackWhatWasRead() throws Exception {
    Path capsule = folder.resolve("evidence");

    Capsule.Saved saved = save(HOST, capsule);

    assertEquals("", saved.failure());
    assertEquals(shown(HOST), shown(readings(capsule)));
    assertEquals("rwx------", mode(capsule), "logs may hold secrets");
    assertEquals("rw-------", mode(capsule.resolve("files/proc/net/sockstat")));
  }

  @Test
  void anArchiveGivesBackWhatWasRead() throws Exception {
    Path capsule = folder.resolve("evidence.tar.gz");

    save(HOST, capsule);

    assertEquals(shown(HOST), shown(readings(capsule)));
    assertEquals("rw-------", mode(capsule));
  }

  @Test
  void anArchiveThatIsCutAnywhereIsASmallerCapsule() throws Exception {
    Path capsule = folder.resolve("evidence.tar.gz");
    save(HOST, capsule);
    byte[] whole = Files.readAllBytes(capsule);
    List<String> all = shown(HOST);
    Random random = new Random(7);
    int most = 0;

    for (int i = 0; i < 60; i++) {
      Path cut = folder.resolve("cut" + i + ".tar.gz");
      Files.write(cut, Arrays.copyOf(whole, whole.length / 2 + random.nextInt(whole.length / 2)));
      List<String> left = shown(readings(cut));
      assertTrue(all.containsAll(left), left::toString);
      assertFalse(left.isEmpty(), "what was written before the stop is there");
      most = Math.max(most, left.size());
    }

    assertTrue(most < all.size() + 1 && most > all.size() / 2, "cuts lose the end only");
  }

  @Test
  void whatCouldNotBeReadIsToldAgainByWhoeverReadsIt() throws Exception {
    Path capsule = folder.resolve("evidence");
    Bundle host =
        host(HOST, List.of(new Skipped("/proc/*/maps", "3 of 9 processes: read by root only")));

    new Capsule(folder, host, List.of(4_194_303), null, CLOCK).save(capsule);

    List<Skipped> skipped = new ArrayList<>();
    try (Bundle bundle = Bundles.open(List.of(capsule))) {
      bundle.readings(reading -> {}, skipped::add);
    }
    assertTrue(
        skipped.contains(new Skipped("/proc/*/maps", "3 of 9 processes: read by root only")),
        skipped::toString);
    assertTrue(
        skipped.contains(new Skipped("process 4194303", "there is no such process")),
        skipped::toString);
  }

  @Test
  void keepsTheEndOfALongLog() throws Exception {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 150_000; i++) {
      log.append("2026/11/26 03:00:00 [error] 12#12: *").append(i).append(" connect() failed\n");
    }
    Path capsule = folder.resolve("evidence");

    Capsule.Saved saved =
        save(List.of(file("/var/log/nginx/error.log", 0, log.toString())), capsule);

    String kept = Files.readString(capsule.resolve("files/var/log/nginx/error.log"));
    assertTrue(kept.length() <= 4 << 20 && kept.length() > (4 << 20) - 200, "" + kept.length());
    assertTrue(kept.startsWith("2026/11/26 "), "it begins with a whole line");
    assertTrue(log.toString().endsWith(kept));
    assertTrue(saved.skipped().toString().contains("only its last 4 MiB"), saved::toString);
  }

  @Test
  void overwritesNothing() throws IOException {
    Path there = Files.createDirectory(folder.resolve("evidence"));
    Path archive = Files.writeString(folder.resolve("old.tar.gz"), "mine");

    assertThrows(FileAlreadyExistsException.class, () -> save(HOST, there));
    assertThrows(FileAlreadyExistsException.class, () -> save(HOST, archive));
    assertEquals("mine", Files.readString(archive));
  }

  @Test
  void whenWritingFailsHalfWayWhatIsThereStaysAndTheReasonIsTold() throws Exception {
    Path capsule = folder.resolve("evidence");
    List<Reading> host = new ArrayList<>(HOST);
    host.add(
        2,
        new Reading(
            "/proc/stat",
            "",
            "/proc/stat",
            0,
            () -> {
              // a file where the next folder would be is as good as a full disk
              Files.move(capsule.resolve("files"), folder.resolve("moved"));
              Files.writeString(capsule.resolve("files"), "in the way");
              return InputStream.nullInputStream();
            }));

    Capsule.Saved saved = save(host, capsule);

    assertFalse(saved.failure().isEmpty());
    assertTrue(Files.exists(capsule.resolve("commands/date")));
    assertTrue(Files.exists(folder.resolve("moved/proc/all/fd")));
  }

  private Capsule.Saved save(List<Reading> readings, Path target) throws IOException {
    return new Capsule(folder, host(readings, List.of()), List.of(), null, CLOCK).save(target);
  }

  private static Bundle host(List<Reading> readings, List<Skipped> lost) {
    Bundle memory = Bundle.of("web01", readings);
    return new Bundle() {
      @Override
      public boolean live() {
        return true;
      }

      @Override
      public String name() {
        return memory.name();
      }

      @Override
      public void readings(
          java.util.function.Consumer<Reading> reader, java.util.function.Consumer<Skipped> skips) {
        memory.readings(reader, skips);
        lost.forEach(skips);
      }

      @Override
      public void close() {
        memory.close();
      }
    };
  }

  private static List<Reading> readings(Path capsule) throws Exception {
    List<Reading> readings = new ArrayList<>();
    try (Bundle bundle = Bundles.open(List.of(capsule))) {
      bundle.readings(r -> readings.add(held(r)), skipped -> {});
    }
    return readings;
  }

  /** An archive's entries are gone when it is closed. */
  private static Reading held(Reading r) {
    return new Reading(
        r.path(), r.command(), r.file(), r.sample(), 0, r.modified(), Content.of(text(r)));
  }

  private static List<String> shown(List<Reading> readings) {
    return readings.stream()
        .map(
            r ->
                r.command()
                    + "|"
                    + r.file()
                    + "|"
                    + r.sample()
                    + "|"
                    + r.modified()
                    + "|"
                    + text(r))
        .sorted()
        .toList();
  }

  private static String text(Reading reading) {
    try (InputStream in = reading.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mode(Path path) throws IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path));
  }

  private static Reading command(String line, int sample, String text) {
    return new Reading(line, line, "", sample, Content.of(text));
  }

  private static Reading file(String path, int sample, String text) {
    return new Reading(path, "", path, sample, Content.of(text));
  }
}
