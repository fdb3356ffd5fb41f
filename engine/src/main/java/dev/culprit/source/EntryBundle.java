package dev.culprit.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A bundle out of folders, archives and files, which tell about one host together. */
final class EntryBundle implements Bundle {

  /** Archives that are opened where they lie in a folder beside other things. */
  private static final Pattern KNOWN_ARCHIVE =
      Pattern.compile(
          "(?:.*/)?(?:snapshot|next|sosreport|insights|scc_)[^/]*\\.(?:t[gx]z|tbz2?|zip|tar(?:\\.\\w+)?)");

  private final String name;
  private final Bounds bounds;
  private final List<Entries> sources;

  EntryBundle(String name, List<Entries> sources, Bounds bounds) {
    this.name = name;
    this.sources = new ArrayList<>(sources);
    this.bounds = bounds;
  }

  /** One source with its files, by path. */
  private record Listed(Entries source, List<Entry> files) {}

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    SkipLog skips = new SkipLog(skipped);
    pieces(piece -> piece.open(reader, skips::add), skips);
    skips.finish(name);
  }

  @Override
  public void pieces(Consumer<Piece> pieces, SkipLog skips) {
    List<Listed> listed = new ArrayList<>();
    for (Entries source : List.copyOf(sources)) {
      Listed own = list(source, skips);
      List<Entry> archives = nested(own.files());
      own.files().removeAll(archives);
      listed.add(own);
      for (Entry archive : archives) {
        ArchiveEntries inner = new ArchiveEntries(archive.path(), archive.content(), bounds);
        sources.add(inner);
        listed.add(list(inner, skips));
      }
    }
    emit(listed, pieces);
  }

  private static Listed list(Entries source, SkipLog skips) {
    List<Entry> files = new ArrayList<>();
    source.list(files::add, skips);
    files.sort(Comparator.comparing(Entry::path));
    return new Listed(source, files);
  }

  private List<Entry> nested(List<Entry> files) {
    List<Entry> archives = new ArrayList<>();
    for (Entry file : files) {
      boolean expected = files.size() == 1 || KNOWN_ARCHIVE.matcher(file.path()).matches();
      if (expected && isArchive(file)) {
        archives.add(file);
      }
    }
    archives.sort(Comparator.comparing((Entry entry) -> isNext(entry)).thenComparing(Entry::path));
    return archives;
  }

  /** What the next commands printed comes after what it was that they followed. */
  private static boolean isNext(Entry entry) {
    return entry.path().substring(entry.path().lastIndexOf('/') + 1).startsWith("next");
  }

  private boolean isArchive(Entry file) {
    try (InputStream in =
        new BufferedInputStream(Packed.unpacked(file.content(), bounds).open(), Magic.HEAD * 2)) {
      return Packed.peek(in).archive();
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private void emit(List<Listed> listed, Consumer<Piece> pieces) {
    List<String> names = listed.stream().map(one -> shortName(one.source()) + "/x").toList();
    Map<String, SampleNames.Numbered> later = SampleNames.of(names);
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      Listed one = listed.get(i);
      SampleNames.Numbered numbered = later.get(names.get(i));
      int sample = numbered == null ? 0 : numbered.sample();
      ReadingNames readingNames = new ReadingNames(one.files().stream().map(Entry::path).toList());
      for (Entry file : one.files()) {
        if (readingNames.isAside(file.path())) {
          pieces.accept((reader, skipped) -> CapsuleNotes.tell(file, readingNames, skipped));
          continue;
        }
        ReadingName said = readingNames.of(file.path());
        String below = readingNames.below(file.path());
        String shown = taken.add(below) ? below : shortName(one.source()) + "/" + below;
        Entry read = readingNames.isCapsule() ? file.withoutTime() : file;
        pieces.accept(new EntryPiece(shown, read, said.withSample(said.sample() + sample), bounds));
      }
    }
  }

  /** The last part of a source's name, without the ending of an archive. */
  private static String shortName(Entries source) {
    String base = source.name().substring(source.name().lastIndexOf('/') + 1);
    return base.replaceFirst("\\.(?:t[gx]z|tbz2?|zip|tar(?:\\.\\w+)?)$", "");
  }

  @Override
  public void close() {
    sources.forEach(Entries::close);
  }
}
