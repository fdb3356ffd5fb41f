package dev.culprit.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * The files of a tar, packed in any way, or of a zip; read in one pass. What an archive must not do
 * is refused entry by entry, and a broken archive gives what came before the break.
 */
final class ArchiveEntries implements Entries {

  private static final int BUFFER = 128 * 1024;

  private final String name;
  private final Content content;
  private final Bounds bounds;
  private final Spill spill;
  private final Map<String, Entry> files = new TreeMap<>();
  private final Links links = new Links();
  private UnaryOperator<InputStream> guard = UnaryOperator.identity();
  private long total;
  private int seen;

  ArchiveEntries(String name, Content content, Bounds bounds) {
    this.name = name;
    this.content = Packed.unpackedByHost(content, bounds, Packed.PROGRAM_FOLDERS);
    this.bounds = bounds;
    this.spill = new Spill(bounds);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void list(Consumer<Entry> out, SkipLog skips) {
    try (Counted counted = new Counted(content.open());
        InputStream in = new BufferedInputStream(counted, BUFFER)) {
      if (Packed.peek(in) == Magic.ZIP) {
        guard = zip -> new Guarded(zip, counted, bounds);
        read(new ZipArchiveInputStream(in, "UTF-8", true, true), skips);
      } else {
        read(new TarArchiveInputStream(in, "UTF-8"), skips);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // a header may claim gigabytes for one name; what is kept by then stays within its bounds
      skips.add(name, Reasons.of(e));
    }
    links.resolve(files, ReadingNames.wrapper(files.keySet()), skips);
    files.values().forEach(out);
    files.clear();
  }

  private <E extends ArchiveEntry> void read(ArchiveInputStream<E> in, SkipLog skips)
      throws IOException {
    for (E entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (++seen > bounds.entries()) {
        throw new IOException(
            "holds more than " + bounds.entries() + " entries, the rest is not read");
      }
      Optional<String> refusal = refusal(in, entry);
      if (refusal.isPresent()) {
        skips.add(EntryPath.shown(entry.getName()), refusal.get());
      } else if (!entry.isDirectory()) {
        add(in, entry, skips);
      }
    }
  }

  private void add(ArchiveInputStream<?> in, ArchiveEntry entry, SkipLog skips) throws IOException {
    String path = EntryPath.normal(entry.getName());
    if (path.isEmpty()) {
      return;
    }
    if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
      links.add(path, tar.getLinkName());
    } else if (entry instanceof TarArchiveEntry tar && tar.isLink()) {
      links.addHard(path, tar.getLinkName());
    } else if (files.containsKey(path)) {
      skips.add(path, "the archive holds it twice; the first one is read");
    } else {
      Date written = entry.getLastModifiedDate();
      keep(path, written == null ? null : written.toInstant(), guard.apply(in), skips);
    }
  }

  /** Keeps an entry; a full disk or a size beyond the bounds costs this one only. */
  private void keep(String path, Instant modified, InputStream in, SkipLog skips)
      throws IOException {
    Counted counted = new Counted(in);
    try {
      long limit = Math.min(bounds.entryBytes(), bounds.totalBytes() - total);
      files.put(path, new Entry(path, modified, spill.keep(counted, limit)));
    } catch (RefusedException e) {
      skips.add(path, Reasons.of(e));
    } finally {
      total += counted.count();
    }
  }

  private <E extends ArchiveEntry> Optional<String> refusal(ArchiveInputStream<E> in, E entry) {
    Optional<String> path = EntryPath.refusal(entry.getName(), bounds);
    if (path.isPresent() || entry.isDirectory()) {
      return path;
    }
    Optional<String> own =
        entry instanceof TarArchiveEntry tar
            ? tarRefusal(tar)
            : zipRefusal((ZipArchiveEntry) entry);
    if (own.isPresent() || in.canReadEntryData(entry)) {
      return own;
    }
    return Optional.of("it is packed in a way that is not understood");
  }

  private static Optional<String> zipRefusal(ZipArchiveEntry zip) {
    if (zip.getGeneralPurposeBit().usesEncryption()) {
      return Optional.of("it is encrypted");
    }
    return zip.isUnixSymlink()
        ? Optional.of("it is a link, which a zip cannot be trusted with")
        : Optional.empty();
  }

  private Optional<String> tarRefusal(TarArchiveEntry tar) {
    if (tar.isCharacterDevice() || tar.isBlockDevice() || tar.isFIFO()) {
      return Optional.of("it is a device or a pipe");
    }
    if (tar.getRealSize() > bounds.entryBytes()) {
      return Optional.of("it is larger than " + bounds.entryBytes() / Bounds.MIB + " MiB");
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    spill.close();
  }
}
