package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives that nobody means well with: each entry is refused by itself, with the reason. */
class HostileArchivesTest {

  private static final Bounds SMALL = new Bounds(50, 5, 1 << 20, 4 << 20, 1000, 64 << 20, 0);

  /** Bytes of a zip's local header before the name, and where its fields lie. */
  private static final int ZIP_HEADER = 30;

  private static final int ZIP_FLAGS = 6;
  private static final int ZIP_METHOD = 8;
  private static final int ZIP_SIZES = 18;
  private static final int ENCRYPTED = 1;

  /** Where the header of a sparse file tells its size. */
  private static final int SPARSE_REAL_SIZE = 483;

  private static final int SPARSE_FIRST_HOLE = 386;

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
  void nodesOfEveryKindAreRefused(byte kind) {
    byte[] tar = new TarMaker().node("dev/x", kind).file("ss.txt", "x").bytes();
    Seen seen = read(tar, SMALL);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertEquals("it is a device or a pipe", seen.reason("dev/x").orElseThrow());
  }

  @Test
  void aMillionEmptyFilesCostNeitherMemoryNorTheNight() {
    Content million = () -> new SequenceInputStream(Collections.enumeration(headers(1_000_000)));
    Seen seen = assertTimeout(Duration.ofSeconds(60), () -> Seen.of(bundle(million, Bounds.USUAL)));
    assertEquals(
        "holds more than " + Bounds.USUAL.entries() + " entries, the rest is not read",
        seen.reason("t").orElseThrow());
    assertTrue(seen.skipped().size() <= SkipLog.MOST + 2);
  }

  /** Made one by one while they are read. */
  private static java.util.Collection<InputStream> headers(int count) {
    return new java.util.AbstractCollection<>() {
      @Override
      public Iterator<InputStream> iterator() {
        return IntStream.range(0, count).mapToObj(HostileArchivesTest::header).iterator();
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  private static InputStream header(int number) {
    byte[] block = new byte[TarConstants.DEFAULT_RCDSIZE];
    new TarArchiveEntry("empty/" + number).writeEntryHeader(block);
    return new java.io.ByteArrayInputStream(block);
  }

  @Test
  void aNameThatStandsAThousandTimesIsReadOnce() {
    TarMaker tar = new TarMaker();
    for (int i = 0; i < 40; i++) {
      tar.file(i % 2 == 0 ? "ss.txt" : "./ss.txt", "copy " + i);
    }
    Seen seen = read(tar.bytes(), SMALL);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertEquals("copy 0", seen.text("ss.txt"));
    assertEquals(39, seen.skipped().size());
  }

  @Test
  void archivesInsideAreOpenedOnceAndNoDeeper() {
    byte[] third = new TarMaker().file("df.txt", "deep").bytes();
    byte[] second = new TarMaker().file("snapshot.tar", third).file("ss.txt", "x").bytes();
    byte[] first = new TarMaker().file("snapshot.tar", second).file("ps.txt", "x").bytes();
    Seen seen = read(first, SMALL);
    assertEquals(List.of("ps.txt", "ss.txt"), seen.paths());
    assertEquals(
        "it is an archive inside the bundle, which is not opened",
        seen.reason("snapshot.tar").orElseThrow());
  }

  @Test
  void layersOfPackingEnd() throws IOException {
    byte[] packed = "too many open files\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 5; i++) {
      packed = TarMaker.packed(packed, GZIPOutputStream::new);
    }
    byte[] tar = new TarMaker().file("deep.gz", packed).file("ss.txt", "x").bytes();
    Seen seen = read(tar, SMALL);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertTrue(seen.reason("deep.gz").isPresent());
  }

  @Test
  void aSparseFileIsAsLargeAsItClaims() throws IOException {
    byte[] block = new byte[TarConstants.DEFAULT_RCDSIZE];
    TarArchiveEntry sparse = new TarArchiveEntry("huge.log", TarConstants.LF_GNUTYPE_SPARSE, true);
    sparse.writeEntryHeader(block);
    System.arraycopy("ustar  \0".getBytes(StandardCharsets.UTF_8), 0, block, 257, 8);
    TarUtils.formatLongOctalBytes(1L << 32, block, SPARSE_REAL_SIZE, 12);
    TarUtils.formatLongOctalBytes(1L << 32, block, SPARSE_FIRST_HOLE, 12);
    TarUtils.formatLongOctalBytes(0, block, SPARSE_FIRST_HOLE + 12, 12);
    Arrays.fill(block, TarConstants.CHKSUM_OFFSET, TarConstants.CHKSUM_OFFSET + 8, (byte) ' ');
    TarUtils.formatCheckSumOctalBytes(
        TarUtils.computeCheckSum(block), block, TarConstants.CHKSUM_OFFSET, 8);
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.write(block);
    tar.write(new TarMaker().file("ss.txt", "x").bytes());
    Seen seen = read(tar.toByteArray(), SMALL);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertEquals("it is larger than 1 MiB", seen.reason("huge.log").orElseThrow());
  }

  @Test
  void anEncryptedEntryIsRefusedAndTheNextOneRead() throws IOException {
    byte[] zip = zip("secret.txt", "ss.txt");
    patch(zip, "secret.txt", ZIP_FLAGS, (short) ENCRYPTED);
    Seen seen = read(zip, SMALL);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertEquals("it is encrypted", seen.reason("secret.txt").orElseThrow());
  }

  @Test
  void anEntryPackedInAnUnknownWayIsRefusedAndTheNextOneRead() throws IOException {
    byte[] zip = zip("odd.txt", "ss.txt");
    patch(zip, "odd.txt", ZIP_METHOD, (short) 97);
    Seen seen = read(zip, SMALL);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertEquals(
        "it is packed in a way that is not understood", seen.reason("odd.txt").orElseThrow());
  }

  @Test
  void aZipWithWrongSizesGivesAReason() throws IOException {
    for (int lie : new int[] {0, 1, 3, 1 << 20, Integer.MAX_VALUE, -2}) {
      byte[] zip = zip("a.txt", "ss.txt");
      ByteBuffer.wrap(zip)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(ZIP_SIZES, lie)
          .putInt(ZIP_SIZES + 4, lie);
      Seen seen = read(zip, SMALL);
      boolean both = seen.paths().containsAll(List.of("a.txt", "ss.txt"));
      assertTrue(both || !seen.skipped().isEmpty(), () -> lie + ": " + seen);
    }
  }

  @Test
  void aBombInAZipIsCutWhereItBecomesOne() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      zip.putNextEntry(new ZipEntry("ss.txt"));
      zip.write('x');
      zip.putNextEntry(new ZipEntry("bomb.log"));
      zip.write(new byte[16 << 20]);
    }
    Bounds bounds = new Bounds(50, 5, 1L << 40, 1L << 40, 500, 2 << 20, 0);
    Seen seen = read(bytes.toByteArray(), bounds);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertEquals("unpacks to more than 500 times its size", seen.reason("t").orElseThrow());
  }

  @Test
  void aLinkInAZipIsNeverFollowed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      ZipArchiveEntry link = new ZipArchiveEntry("etc/hosts");
      link.setUnixMode(0120777);
      zip.putArchiveEntry(link);
      zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }
    Seen seen = read(bytes.toByteArray(), SMALL);
    assertTrue(seen.readings().stream().allMatch(r -> Seen.text(r).equals("/etc/passwd")));
  }

  @Test
  void namesWithNulOrOfAnotherSystemLeadNowhere() throws IOException {
    Seen seen = read(zip("a\0b", "..\\..\\up.txt", "\\\\host\\share", "ss.txt"), SMALL);
    assertEquals("ss.txt", seen.paths().get(seen.paths().size() - 1));
    assertEquals("its name holds a NUL", seen.reason("a?b").orElseThrow());
    assertEquals("it names an absolute path", seen.reason("//host/share").orElseThrow());
  }

  @Test
  void hardLinksLeadNowhereOutside() {
    byte[] tar =
        new TarMaker()
            .hardLink("a", "../../etc/passwd")
            .hardLink("b", "/etc/passwd")
            .file("ss.txt", "x")
            .bytes();
    Seen seen = read(tar, SMALL);
    assertEquals(List.of("ss.txt"), seen.paths());
    assertTrue(seen.reason("a").orElseThrow().contains("out of the bundle"));
  }

  @Test
  void everyCutGivesAReasonOrWhatCameBefore() throws IOException {
    byte[] tar = new TarMaker().file("ss.txt", "early\n").file("df.txt", "late\n").bytes();
    for (TarMaker.Packer packer :
        List.<TarMaker.Packer>of(
            out -> new XZOutputStream(out, new LZMA2Options(1)), ZstdOutputStream::new)) {
      byte[] whole = TarMaker.packed(tar, packer);
      for (int length = 12; length < whole.length; length++) {
        Seen seen = read(Arrays.copyOf(whole, length), SMALL);
        assertTrue(!seen.skipped().isEmpty() || seen.paths().size() == 2, "cut at " + length);
      }
    }
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (String name : names) {
        byte[] text = "text\n".getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(text);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(text.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(text);
      }
    }
    return bytes.toByteArray();
  }

  /** Changes a field in the local header of an entry. */
  private static void patch(byte[] zip, String name, int field, short value) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    int header = text.indexOf(name) - ZIP_HEADER;
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putShort(header + field, value);
  }

  private static Seen read(byte[] archive, Bounds bounds) {
    return Seen.of(bundle(Content.of(archive), bounds));
  }

  private static Bundle bundle(Content archive, Bounds bounds) {
    return new EntryBundle("t", List.of(new ArchiveEntries("t", archive, bounds)), bounds);
  }
}
