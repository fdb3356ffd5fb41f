package dev.culprit.capsule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A capsule as one .tar.gz, readable by its owner only. Each file is a gzip member of its own (RFC
 * 1952, section 2.2), written at once: at any time what is on the disk unpacks to whole files.
 */
final class CapsuleArchive implements CapsuleOut {

  private final OutputStream file;
  private final String top;
  private final Clock clock;
  private final ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);

  /**
   * Makes the file.
   *
   * @param top the folder that all lies in
   * @throws java.nio.file.FileAlreadyExistsException where it is there already
   */
  CapsuleArchive(Path path, String top, Clock clock) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    this.file = Files.newOutputStream(path, StandardOpenOption.WRITE);
    this.top = top;
    this.clock = clock;
  }

  @Override
  public void put(String path, byte[] bytes) throws IOException {
    packed.reset();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      TarArchiveOutputStream tar = tar(gzip);
      TarArchiveEntry entry = new TarArchiveEntry(top + "/" + path);
      entry.setSize(bytes.length);
      entry.setMode(0100600);
      entry.setModTime(clock.millis());
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
      tar.flush();
    }
    packed.writeTo(file);
  }

  /** Blocks of one record, so that an entry ends where its member ends. */
  private static TarArchiveOutputStream tar(OutputStream out) {
    TarArchiveOutputStream tar =
        new TarArchiveOutputStream(out, 512, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    return tar;
  }

  /** Writes the end of the archive, which readers can do without. */
  @Override
  public void close() throws IOException {
    try (file) {
      packed.reset();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(new byte[1024]);
      }
      packed.writeTo(file);
    }
  }
}
