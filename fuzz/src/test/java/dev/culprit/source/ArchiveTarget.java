package dev.culprit.source;

import dev.culprit.fuzz.Promises;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Fuzzes archives and packed files of every kind, within bounds that a small input can reach. */
public final class ArchiveTarget {

  private static final int KIB = 1024;
  private static final Bounds SMALL = new Bounds(100, 6, 256 * KIB, 1024 * KIB, 200, 128 * KIB, 0);

  private ArchiveTarget() {}

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> once = read(input);
    Promises.hold(once.equals(read(input)), "the same archive is read in two ways");
    Promises.clean(once);
  }

  private static List<String> read(byte[] input) {
    List<String> told = new ArrayList<>();
    Entries source = new StreamEntries(new ByteArrayInputStream(input), SMALL);
    try (Bundle bundle = new EntryBundle("-", List.of(source), SMALL)) {
      bundle.readings(
          reading -> told.add(reading.path() + " " + length(reading)),
          skipped -> told.add(skipped.source() + ": " + skipped.reason()));
    }
    return told;
  }

  private static long length(Reading reading) {
    boolean inside =
        !("/" + reading.path() + "/").contains("/../") && !reading.path().startsWith("/");
    Promises.hold(inside, "a path leads out: " + reading.path());
    try (InputStream in = reading.content().open()) {
      long length = in.transferTo(OutputStream.nullOutputStream());
      Promises.hold(length <= SMALL.totalBytes() + KIB * KIB, "a file of " + length + " bytes");
      return length;
    } catch (IOException broken) {
      return -1;
    }
  }
}
