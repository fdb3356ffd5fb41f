package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The host's own programs give what Java's code gives, and may be missing, broken or hostile. */
class UnpackProgramTest {

  private static final Bounds BOUNDS = new Bounds(50, 5, 1 << 20, 4 << 20, 1000, 64 << 20, 0);

  /** So random that it is packed by little, and so long that a program is worth its start. */
  private static final byte[] TEXT = text((int) UnpackProgram.FROM * 2);

  private static byte[] text(int length) {
    byte[] text = new byte[length];
    new Random(7).nextBytes(text);
    return text;
  }

  private static byte[] xz(byte[] text) throws IOException {
    return TarMaker.packed(text, out -> new XZOutputStream(out, new LZMA2Options(1)));
  }

  private static void needs(String program) {
    assumeTrue(
        Packed.PROGRAM_FOLDERS.stream()
            .anyMatch(folder -> Files.isExecutable(folder.resolve(program))),
        program + " is not installed");
  }

  private static InputStream open(byte[] packed, List<Path> folders) throws IOException {
    return Packed.unpackedByHost(Content.of(packed), BOUNDS, folders).open();
  }

  private static byte[] unpacked(byte[] packed, List<Path> folders) throws IOException {
    try (InputStream in = open(packed, folders)) {
      return in.readAllBytes();
    }
  }

  private static long programs() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  @Test
  void givesTheSameBytesOfXz() throws IOException {
    needs("xz");
    assertArrayEquals(TEXT, unpacked(xz(TEXT), Packed.PROGRAM_FOLDERS));
  }

  @Test
  void givesTheSameBytesOfBzip2() throws IOException {
    needs("bzip2");
    byte[] packed = TarMaker.packed(TEXT, BZip2CompressorOutputStream::new);
    assertArrayEquals(TEXT, unpacked(packed, Packed.PROGRAM_FOLDERS));
    IOException end =
        assertThrows(
            IOException.class,
            () -> unpacked(Arrays.copyOf(packed, packed.length * 3 / 4), Packed.PROGRAM_FOLDERS));
    assertEquals("it is cut off; what came before was read", Reasons.of(end));
  }

  @Test
  void isStartedForWhatIsLargeOnlyAndEndsWithTheStream() throws IOException {
    needs("xz");
    long before = programs();
    try (InputStream in = open(xz(Arrays.copyOf(TEXT, 1000)), Packed.PROGRAM_FOLDERS)) {
      assertEquals(before, programs());
      assertEquals(TEXT[0], (byte) in.read());
    }
    InputStream in = open(xz(TEXT), Packed.PROGRAM_FOLDERS);
    assertEquals(before + 1, programs());
    in.close();
    assertEquals(before, programs());
  }

  @Test
  void whatCameBeforeACutIsGivenAndTheCutIsTold() throws IOException {
    needs("xz");
    byte[] packed = xz(TEXT);
    try (InputStream in =
        open(Arrays.copyOf(packed, packed.length * 3 / 4), Packed.PROGRAM_FOLDERS)) {
      byte[] start = in.readNBytes(TEXT.length / 2);
      assertArrayEquals(Arrays.copyOf(TEXT, TEXT.length / 2), start);
      IOException end = assertThrows(IOException.class, in::readAllBytes);
      assertEquals("it is cut off; what came before was read", Reasons.of(end));
    }
  }

  @Test
  void damageInTheMiddleIsTold() throws IOException {
    needs("xz");
    byte[] packed = xz(TEXT);
    Arrays.fill(packed, packed.length - 4000, packed.length - 3000, (byte) 0x55);
    IOException end =
        assertThrows(IOException.class, () -> unpacked(packed, Packed.PROGRAM_FOLDERS));
    assertTrue(Reasons.of(end).startsWith("it is damaged: "), Reasons.of(end));
  }

  @Test
  void theBoundsHold() throws IOException {
    needs("xz");
    byte[] bomb = Arrays.copyOf(TEXT, 8 << 20);
    IOException end =
        assertThrows(IOException.class, () -> unpacked(xz(bomb), Packed.PROGRAM_FOLDERS));
    assertEquals("unpacks to more than 4 MiB", end.getMessage());
  }

  @Test
  void javaUnpacksWhereThereIsNoProgramOrItDoesNotWork(@TempDir Path folder) throws IOException {
    byte[] packed = xz(TEXT);
    assertArrayEquals(TEXT, unpacked(packed, List.of(folder)));
    program(folder, "echo 'xz: unrecognized option' >&2; exit 1");
    assertArrayEquals(TEXT, unpacked(packed, List.of(folder)));
    Files.write(folder.resolve("xz"), new byte[] {0x7f, 'E', 'L', 'F'});
    assertArrayEquals(TEXT, unpacked(packed, List.of(folder)));
  }

  @Test
  void theProgramSeesNothingOfOurEnvironment(@TempDir Path folder) throws IOException {
    needs("xz");
    Path seen = folder.resolve("seen");
    program(folder, "/usr/bin/env > '" + seen + "'; exec xz \"$@\"");
    assertArrayEquals(TEXT, unpacked(xz(TEXT), List.of(folder)));
    String environment = Files.readString(seen);
    assertTrue(environment.contains("LC_ALL=C\n"), environment);
    assertFalse(environment.contains("HOME="), environment);
  }

  private static void program(Path folder, String script) throws IOException {
    Path program = folder.resolve("xz");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
