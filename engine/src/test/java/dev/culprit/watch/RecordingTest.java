package dev.culprit.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  private static final Instant BEGIN = Instant.parse("2026-11-26T03:00:00Z");
  private static final long ROOMY = 1 << 20;

  @TempDir private Path folder;

  @Test
  void givesBackWhatWasSampled() throws IOException {
    List<Sample> samples = samples(150);

    Path file = recorded(samples, ROOMY);

    assertEquals(samples, read(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aFileThatIsCutAnywhereGivesWhatCameBefore() throws IOException {
    List<Sample> samples = samples(12);
    byte[] whole = Files.readAllBytes(recorded(samples, ROOMY));
    int most = 0;

    for (int length = whole.length / 3; length < whole.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      List<Sample> left = read(cut);
      assertEquals(samples.subList(0, left.size()), left);
      most = Math.max(most, left.size());
    }

    assertEquals(11, most, "a cut costs the sample that was being written, and no more");
  }

  @Test
  void goesOnAfterACrash() throws IOException {
    List<Sample> samples = samples(20);
    Path file = recorded(samples.subList(0, 12), ROOMY);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 5));

    try (Recording recording = Recording.open(file, ROOMY)) {
      for (Sample sample : samples.subList(12, 20)) {
        recording.add(sample);
      }
    }

    List<Sample> expected = new ArrayList<>(samples);
    expected.remove(11);
    assertEquals(expected, read(file));
  }

  @Test
  void neverGrowsBeyondItsBoundAndKeepsTheBeginInCoarserSteps() throws IOException {
    List<Sample> samples = samples(2_000);

    Path file = recorded(samples, 20_000);

    assertTrue(Files.size(file) <= 20_000, "" + Files.size(file));
    List<Sample> left = read(file);
    assertEquals(samples.get(0), left.get(0));
    assertEquals(samples.get(1_999), left.get(left.size() - 1));
    assertTrue(left.size() >= 50, left.size() + " of 2,000 are left");
    assertTrue(samples.containsAll(left), "what is left was sampled so");
  }

  @Test
  void aDamagedSampleEndsTheRecordingThere() throws IOException {
    List<Sample> samples = samples(12);
    Path file = recorded(samples, ROOMY);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes);

    List<Sample> left = read(file);

    assertTrue(!left.isEmpty() && left.size() < 12, left.size() + " samples");
    assertEquals(samples.subList(0, left.size()), left);
  }

  @Test
  void overwritesNoOtherFile() throws IOException {
    Path other = Files.writeString(folder.resolve("notes.txt"), "do not lose me, please");

    assertThrows(IOException.class, () -> Recording.open(other, ROOMY));
    assertThrows(IOException.class, () -> Recording.read(other, sample -> {}));
    assertEquals("do not lose me, please", Files.readString(other));
  }

  @Test
  void aProcessCannotWriteALineOfTheRecording() throws IOException {
    NavigableMap<Integer, Row> rows = new TreeMap<>();
    rows.put(7, new Row(7, 1, "file /etc/x -1", 5, 1024, 3, -1, 100, 1));
    Sample sample = new Sample(BEGIN, 1, Map.of("/proc/loadavg", "0.1\n-7\nfile x\n"), rows);

    assertEquals(List.of(sample), read(recorded(List.of(sample), ROOMY)));
  }

  private Path recorded(List<Sample> samples, long most) throws IOException {
    Path file = folder.resolve("watch.rec");
    try (Recording recording = Recording.open(file, most)) {
      for (Sample sample : samples) {
        recording.add(sample);
      }
    }
    return file;
  }

  private static List<Sample> read(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    Recording.read(file, samples::add);
    return samples;
  }

  /** A leak, a worker that is replaced now and then, and memory that stays. */
  private static List<Sample> samples(int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      NavigableMap<Integer, Row> rows = new TreeMap<>();
      rows.put(10, new Row(10, 1, "php-fpm8.2", 500, 1024, 9, -1, 20_000, 1));
      int worker = 11 + i / 40;
      rows.put(worker, new Row(worker, 10, "php-fpm8.2", 600 + i / 40, 256, i, i / 2, 21_000, 1));
      samples.add(
          new Sample(
              BEGIN.plusSeconds(5L * i),
              100 + i,
              Map.of("/proc/sys/fs/file-nr", (2_000 + i) + "\t0\t9000\n"),
              rows));
    }
    return samples;
  }
}
