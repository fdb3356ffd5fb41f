package dev.culprit.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks what is compressed, by its first bytes, within bounds. */
final class Packed {

  /** Memory for one xz dictionary; {@code xz -9} takes 64 MiB. */
  static final int XZ_MEMORY_KIB = 128 * 1024;

  /** Where a host keeps the programs that unpack. */
  static final List<Path> PROGRAM_FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"));

  /**
   * Layers that are taken off: a {@code .gz} that holds a {@code .xz} exists, deeper ones attack.
   */
  private static final int LAYERS = 3;

  private static final int BUFFER = 64 * 1024;

  /** Of a file as it lies there: small, since most of a bundle's many files are. */
  private static final int RAW_BUFFER = 8 * 1024;

  private Packed() {}

  /** The unpacked bytes of {@code packed}; bytes that are not compressed stay as they are. */
  static Content unpacked(Content packed, Bounds bounds) {
    return new Unpacked(packed, bounds, List.of());
  }

  /**
   * The same of an archive, which is read once and to its end: where it is large, by a program of
   * the host's in one of {@code folders}.
   */
  static Content unpackedByHost(Content packed, Bounds bounds, List<Path> folders) {
    return new Unpacked(packed, bounds, folders);
  }

  private record Unpacked(Content packed, Bounds bounds, List<Path> folders) implements Content {

    @Override
    public InputStream open() throws IOException {
      if (!folders.isEmpty() && packed.size() >= UnpackProgram.FROM) {
        try {
          return Packed.open(packed, bounds, folders);
        } catch (IOException nothingUnpacked) {
          // a small xz does not know our options, and of a file broken from its start Java says
          // more
        }
      }
      return Packed.open(packed, bounds, List.of());
    }

    @Override
    public InputStream openAt(long start) throws IOException {
      return size() < 0 ? Content.super.openAt(start) : packed.openAt(start);
    }

    @Override
    public long size() throws IOException {
      long size = packed.size();
      return size < 0 || isPacked() ? -1 : size;
    }

    private boolean isPacked() throws IOException {
      try (InputStream in = new BufferedInputStream(packed.open(), Magic.HEAD * 2)) {
        return peek(in).packed();
      }
    }
  }

  private static InputStream open(Content packed, Bounds bounds, List<Path> folders)
      throws IOException {
    Counted counted = new Counted(packed.open());
    InputStream in = new BufferedInputStream(counted, RAW_BUFFER);
    boolean wrapped = false;
    try {
      for (int layer = 0; layer < LAYERS; layer++) {
        Magic magic = peek(in);
        if (!magic.packed()) {
          break;
        }
        in = new BufferedInputStream(new Piecewise(unpack(in, magic, folders)), BUFFER);
        wrapped = true;
      }
      return wrapped ? new Guarded(in, counted, bounds) : in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** What the next bytes of a stream that can go back are. */
  static Magic peek(InputStream in) throws IOException {
    in.mark(Magic.HEAD + 1);
    byte[] head = new byte[Magic.HEAD];
    int length = readHead(in, head);
    in.reset();
    return Magic.of(head, length);
  }

  /** What a stream gives before it ends or breaks; it may break after a few bytes that tell. */
  private static int readHead(InputStream in, byte[] head) throws IOException {
    int length = 0;
    try {
      int n = in.read(head);
      while (n > 0) {
        length += n;
        n = in.read(head, length, head.length - length);
      }
    } catch (IOException broken) {
      if (length == 0) {
        throw broken;
      }
    }
    return length;
  }

  private static InputStream unpack(InputStream in, Magic magic, List<Path> folders)
      throws IOException {
    Optional<InputStream> byHost = UnpackProgram.of(in, magic, folders);
    return byHost.isPresent() ? byHost.get() : unpack(in, magic);
  }

  private static InputStream unpack(InputStream in, Magic magic) throws IOException {
    return switch (magic) {
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case XZ -> new XZInputStream(in, XZ_MEMORY_KIB);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case ZSTD -> zstd(in);
      default -> throw new IOException("not compressed");
    };
  }

  /** Its library is the machine's own code, laid into a temporary folder and run from there. */
  private static InputStream zstd(InputStream in) throws IOException {
    try {
      return new ZstdInputStream(in);
    } catch (LinkageError notLoaded) {
      throw new IOException(
          "what unpacks zstd cannot be written to "
              + System.getProperty("java.io.tmpdir")
              + " or not be run there; set TMPDIR to a folder where programs run, or unpack it",
          notLoaded);
    }
  }
}
