package dev.culprit.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes tar files, also such as no tar would make. */
final class TarMaker {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  TarMaker() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  TarMaker file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TarMaker file(String name, byte[] content) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    return put(entry, content);
  }

  TarMaker link(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
    entry.setLinkName(target);
    return put(entry, new byte[0]);
  }

  TarMaker hardLink(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_LINK, true);
    entry.setLinkName(target);
    return put(entry, new byte[0]);
  }

  TarMaker device(String name) {
    return node(name, TarConstants.LF_CHR);
  }

  TarMaker node(String name, byte kind) {
    return put(new TarArchiveEntry(name, kind, true), new byte[0]);
  }

  private TarMaker put(TarArchiveEntry entry, byte[] content) {
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      tar.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Wraps an output stream so that it packs. */
  interface Packer {
    OutputStream pack(OutputStream out) throws IOException;
  }

  static byte[] packed(byte[] bytes, Packer packer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = packer.pack(out)) {
      packing.write(bytes);
    }
    return out.toByteArray();
  }
}
