package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveEntriesTest {

  private static final Bounds SMALL = new Bounds(50, 5, 1 << 20, 4 << 20, 1000, 64 << 20, 0);

  private static final Map<String, TarMaker.Packer> PACKERS =
      Map.of(
          "gz", GZIPOutputStream::new,
          "xz", out -> new XZOutputStream(out, new LZMA2Options(1)),
          "bz2", BZip2CompressorOutputStream::new,
          "zst", ZstdOutputStream::new,
          "plain", out -> out);

  @Test
  void readsEveryPacking() throws IOException {
    byte[] tar = new TarMaker().file("top/ss.txt", "a").file("top/df.txt", "b\n").bytes();
    for (Map.Entry<String, TarMaker.Packer> packer : PACKERS.entrySet()) {
      Seen seen = read(TarMaker.packed(tar, packer.getValue()));
      assertEquals(List.of("df.txt", "ss.txt"), seen.paths(), packer.getKey());
      assertEquals("a", seen.text("ss.txt"), packer.getKey());
      assertEquals(List.of(), seen.skipped(), packer.getKey());
    }
  }

  @Test
  void readsZip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("x/ss.txt", "x/df.txt", "../../etc/passwd")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("text".getBytes(StandardCharsets.UTF_8));
      }
    }
    Seen seen = read(bytes.toByteArray());
    assertEquals(List.of("df.txt", "ss.txt"), seen.paths());
    assertEquals(
        "its path leads out of the archive", seen.reason("../../etc/passwd").orElseThrow());
  }

  @Test
  void unpacksPackedFilesInside() throws IOException {
    byte[] log = TarMaker.packed("old line\n".getBytes(StandardCharsets.UTF_8), PACKERS.get("gz"));
    Seen seen = read(new TarMaker().file("var/log/syslog.2.gz", log).file("ss.txt", "x").bytes());
    assertEquals("old line", seen.text("var/log/syslog.2.gz"));
    assertEquals("/var/log/syslog.2", seen.at("var/log/syslog.2.gz").file());
  }

  @Test
  void keepsLargeFilesOutOfMemory() throws IOException {
    String large = "0123456789abcdef\n".repeat(40_000);
    byte[] tar = new TarMaker().file("lsof.txt", large).file("ss.txt", large + "end").bytes();
    try (Bundle bundle = bundle(tar, SMALL)) {
      Seen seen = Seen.of(bundle);
      assertEquals(large.strip(), seen.text("lsof.txt"));
      assertTrue(seen.text("ss.txt").endsWith("end"));
      assertEquals(large.strip(), seen.text("lsof.txt"), "may be opened again");
    }
  }

  @Test
  void refusesEntryByEntry() {
    byte[] tar =
        new TarMaker()
            .file("/etc/shadow", "x")
            .file("../up.txt", "x")
            .file("a/../../up.txt", "x")
            .device("dev/null")
            .file("1/2/3/4/5/6/7/ss.txt", "x")
            .file("lsof.txt", "first")
            .file("lsof.txt", "second")
            .file("./df.txt", "x")
            .file("big.txt", new byte[2 << 20])
            .link("out", "../../../etc/passwd")
            .link("circle", "circle")
            .file("last.txt", "x")
            .bytes();
    Seen seen = read(tar);
    assertEquals(List.of("df.txt", "last.txt", "lsof.txt"), seen.paths());
    assertEquals("first", seen.text("lsof.txt"));
    assertEquals("it names an absolute path", seen.reason("/etc/shadow").orElseThrow());
    assertEquals("its path leads out of the archive", seen.reason("../up.txt").orElseThrow());
    assertEquals("its path leads out of the archive", seen.reason("a/../../up.txt").orElseThrow());
    assertEquals("it is a device or a pipe", seen.reason("dev/null").orElseThrow());
    assertEquals(
        "it lies more than 5 folders deep", seen.reason("1/2/3/4/5/6/7/ss.txt").orElseThrow());
    assertEquals(
        "the archive holds it twice; the first one is read", seen.reason("lsof.txt").orElseThrow());
    assertEquals("it is larger than 1 MiB", seen.reason("big.txt").orElseThrow());
    assertTrue(seen.reason("out").orElseThrow().contains("out of the bundle"));
    assertTrue(seen.reason("circle").orElseThrow().contains("circle"));
  }

  @Test
  void resolvesLinksInside() {
    byte[] tar =
        new TarMaker()
            .file("t/sos_commands/process/ps_aux", "p")
            .link("t/ps", "sos_commands/process/ps_aux")
            .file("t/etc/nginx/sites-available/shop", "s")
            .link("t/etc/nginx/sites-enabled/shop", "/etc/nginx/sites-available/shop")
            .link("t/etc/gone", "nowhere")
            .link("t/etc/gone2", "/usr/nowhere")
            .file("t/sos_strings/logs/var.log.syslog.tailed", "l")
            .link("t/var/log/syslog", "../../sos_strings/logs/var.log.syslog.tailed")
            .hardLink("t/uptime", "t/sos_commands/process/ps_aux")
            .link("t/lib", "etc")
            .bytes();
    Seen seen = read(tar);
    assertEquals(
        List.of(
            "etc/nginx/sites-available/shop",
            "etc/nginx/sites-enabled/shop",
            "sos_commands/process/ps_aux",
            "uptime",
            "var/log/syslog"),
        seen.paths());
    assertEquals("s", seen.text("etc/nginx/sites-enabled/shop"));
    assertEquals("l", seen.text("var/log/syslog"));
    assertEquals("p", seen.text("uptime"));
    assertEquals(
        List.of(new Skipped("t/etc/*", "2 links lead to files that are not in the bundle")),
        seen.skipped());
  }

  @Test
  void truncatedGivesWhatCameBefore() throws IOException {
    byte[] noise = new byte[300_000];
    new java.util.Random(1).nextBytes(noise);
    byte[] tar =
        new TarMaker().file("ss.txt", "early\n").file("noise", noise).file("df.txt", "x").bytes();
    for (Map.Entry<String, TarMaker.Packer> packer : PACKERS.entrySet()) {
      byte[] whole = TarMaker.packed(tar, packer.getValue());
      Seen seen = read(Arrays.copyOf(whole, whole.length / 2));
      if (!packer.getKey().equals("bz2")) {
        assertEquals(List.of("ss.txt"), seen.paths(), packer.getKey());
      }
      assertEquals(
          "it is cut off; what came before was read",
          seen.reason("t").orElseThrow(),
          packer.getKey());
    }
  }

  @Test
  void damagedGivesAReason() throws IOException {
    byte[] noise = new byte[300_000];
    new java.util.Random(1).nextBytes(noise);
    byte[] tar = new TarMaker().file("ss.txt", "early\n").file("noise", noise).bytes();
    for (Map.Entry<String, TarMaker.Packer> packer : PACKERS.entrySet()) {
      if (packer.getKey().equals("plain")) {
        continue;
      }
      byte[] whole = TarMaker.packed(tar, packer.getValue());
      for (int at = 20; at < whole.length; at += whole.length / 12) {
        byte[] broken = whole.clone();
        broken[at] ^= 0x55;
        Seen.of(bundle(broken, SMALL));
      }
    }
  }

  @Test
  void boundsTheNumberOfEntries() {
    TarMaker tar = new TarMaker();
    for (int i = 0; i < 1000; i++) {
      tar.file("f" + i + ".txt", "");
    }
    Seen seen = read(tar.bytes());
    assertEquals(0, seen.readings().size());
    assertEquals(
        "holds more than 50 entries, the rest is not read", seen.reason("t").orElseThrow());
  }

  @Test
  void boundsWhatIsToldOfIt() {
    TarMaker tar = new TarMaker();
    for (int i = 0; i < 2000; i++) {
      tar.device("d" + i);
    }
    Seen seen = Seen.of(bundle(tar.bytes(), Bounds.USUAL));
    assertEquals(SkipLog.MOST + 1, seen.skipped().size());
    assertEquals("1500 more entries were skipped", seen.reason("t").orElseThrow());
  }

  @Test
  void boundsTheRatio() throws IOException {
    Bounds bounds = new Bounds(50, 5, 1L << 40, 1L << 40, 1000, 2 << 20, 0);
    byte[] bomb = new TarMaker().file("ss.txt", "x").file("zeros", new byte[4 << 20]).bytes();
    Seen seen = Seen.of(bundle(TarMaker.packed(bomb, PACKERS.get("xz")), bounds));
    assertEquals(List.of("ss.txt"), seen.paths());
    assertEquals("unpacks to more than 1000 times its size", seen.reason("t").orElseThrow());
  }

  @Test
  void boundsASingleBomb() throws IOException {
    byte[] bomb = TarMaker.packed(new byte[4 << 20], PACKERS.get("xz"));
    Content content =
        Packed.unpacked(Content.of(bomb), new Bounds(1, 1, 1, 1L << 40, 1000, 2 << 20, 0));
    try (InputStream in = content.open()) {
      IOException e =
          assertThrows(IOException.class, () -> in.transferTo(OutputStream.nullOutputStream()));
      assertEquals("unpacks to more than 1000 times its size", e.getMessage());
    }
  }

  @Test
  void boundsTheTotal() {
    TarMaker tar = new TarMaker().file("ss.txt", "x");
    for (int i = 0; i < 8; i++) {
      tar.file("lsof-x" + i, new byte[900_000]);
    }
    Seen seen = read(tar.bytes());
    assertEquals(
        4, seen.skipped().stream().filter(s -> s.reason().startsWith("it is larger")).count());
  }

  @Test
  void namesAreShownWithoutControlCharacters() {
    Seen seen = read(new TarMaker().file("/a\u001b[31mred\n", "x").file("ss.txt", "x").bytes());
    assertEquals("/a?[31mred?", seen.skipped().get(0).source());
  }

  private static Seen read(byte[] archive) {
    return Seen.of(bundle(archive, SMALL));
  }

  private static Bundle bundle(byte[] archive, Bounds bounds) {
    return new EntryBundle(
        "t", List.of(new ArchiveEntries("t", Content.of(archive), bounds)), bounds);
  }
}
