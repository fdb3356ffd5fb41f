package dev.culprit.capture;

import dev.culprit.fact.UnknownLines;
import dev.culprit.source.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Signatures for the lines of an incident that nobody knows: those that the operator marks, and
 * those that look like trouble and occur neither on healthy hosts nor before the trouble.
 */
public final class LineDrafts {

  /** Lines that are proposed without being marked. */
  private static final int MOST = 3;

  /** A line that was there so long before the others is usual on this host. */
  private static final Duration BEFORE = Duration.ofHours(6);

  private final String cause;
  private final List<Reading> readings;
  private final Set<String> healthy;
  private final List<LineDraft> drafts = new ArrayList<>();

  /**
   * Drafts for one cause.
   *
   * @param healthy the forms of lines that look like trouble on hosts where nothing is wrong
   */
  public LineDrafts(String cause, List<Reading> readings, Set<String> healthy) {
    this.cause = cause;
    this.readings = List.copyOf(readings);
    this.healthy = Set.copyOf(healthy);
  }

  /**
   * The drafts.
   *
   * @param unknown lines that look like trouble and match no signature, most first
   * @param marked expressions for lines that prove the cause
   */
  public List<LineDraft> of(List<UnknownLines> unknown, List<Pattern> marked) {
    marked.forEach(this::mark);
    Instant latest =
        unknown.stream()
            .map(UnknownLines::last)
            .filter(l -> l != null)
            .max(Instant::compareTo)
            .orElse(null);
    int proposed = 0;
    for (UnknownLines lines : unknown) {
      if (proposed < MOST && !healthy.contains(lines.cluster()) && !isUsual(lines, latest)) {
        List<String> log = log(lines.origin().source());
        proposed += add(LineDraft.of(cause, drafts.size() + 1, lines, log)) ? 1 : 0;
      }
    }
    return List.copyOf(drafts);
  }

  private static boolean isUsual(UnknownLines lines, Instant latest) {
    return lines.first() != null
        && latest != null
        && lines.first().plus(BEFORE).isBefore(latest)
        && lines.count() > 1;
  }

  private void mark(Pattern wanted) {
    for (Reading reading : readings) {
      List<String> log = Reduction.text(reading).lines().toList();
      for (int i = 0; i < log.size(); i++) {
        if (wanted.matcher(log.get(i)).find()) {
          String place = reading.path() + ":" + (reading.lineOffset() + i + 1);
          String line = utf8(log.get(i));
          add(LineDraft.of(cause, drafts.size() + 1, "", line, place, log));
          return;
        }
      }
    }
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private boolean add(Optional<LineDraft> draft) {
    if (draft.isEmpty()
        || drafts.stream().anyMatch(d -> d.pattern().equals(draft.get().pattern()))) {
      return false;
    }
    drafts.add(draft.get());
    return true;
  }

  private List<String> log(String path) {
    return readings.stream()
        .filter(r -> r.path().equals(path))
        .findFirst()
        .map(r -> Reduction.text(r).lines().limit(5000).map(LineDrafts::utf8).toList())
        .orElse(List.of());
  }
}
