package dev.culprit.logs;

import dev.culprit.fact.AccessTally;
import dev.culprit.fact.Origin;
import java.util.Map;

/** What one client asked, or all together, counted as lines are read. */
final class Visitor {

  private static final long WINDOW = 10_000;

  /** Whoever comes back after a day, in milliseconds, pays another visit. */
  static final long LONG_GONE = 86_400_000;

  /** Requests from which on it is worth to keep when they came. */
  private static final int BUSY = 50;

  private final String address;
  private final Distinct paths = new Distinct();
  private final Distinct missing = new Distinct();
  private final Distinct queries = new Distinct();
  private final TimeHistogram times = new TimeHistogram();
  private long requests;
  private long notFound;
  private long serverErrors;
  private long probes;
  private long first = Long.MAX_VALUE;
  private long last = Stamp.NONE;
  private Origin origin;
  private boolean originIsMissing;
  private long firstWindow = Stamp.NONE;
  private long firstInWindow;
  private long window = Stamp.NONE;
  private long inWindow;
  private long peak;

  Visitor(String address) {
    this.address = address;
  }

  long requests() {
    return requests;
  }

  long notFound() {
    return notFound;
  }

  String address() {
    return address;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  long serverErrors() {
    return serverErrors;
  }

  /** Whether a request at that time comes so late that it begins another visit. */
  boolean isLongGone(long millis) {
    return last != Stamp.NONE
        && millis != Stamp.NONE
        && millis != Long.MAX_VALUE
        && millis - last > LONG_GONE;
  }

  /** Takes a request; returns by how many entries its sets of paths grew. */
  int take(AccessLine line, Line at, long path, boolean probe) {
    requests++;
    int status = line.status();
    serverErrors += status >= 500 && status < 600 ? 1 : 0;
    probes += probe ? 1 : 0;
    int grown = paths.add(path);
    if (line.queryTo() > line.pathTo()) {
      grown += queries.add(Distinct.hash(line.bytes(), line.pathFrom(), line.queryTo()));
    }
    if (status == 404) {
      notFound++;
      grown += missing.add(path);
    }
    if (origin == null || (status == 404 && !originIsMissing)) {
      origin = Samples.origin(at.source(), at.number(), at.bytes(), at.from(), at.to());
      originIsMissing = status == 404;
    }
    time(line.millis());
    return grown;
  }

  private void time(long millis) {
    first = Math.min(first, millis);
    last = Math.max(last, millis);
    if (requests > BUSY || address.isEmpty()) {
      times.add(millis);
    }
    long now = Math.floorDiv(millis, WINDOW);
    if (now == window) {
      inWindow++;
    } else {
      window = now;
      inWindow = 1;
    }
    if (firstWindow == Stamp.NONE || firstWindow == now) {
      firstWindow = now;
      firstInWindow = inWindow;
    }
    peak = Math.max(peak, inWindow);
  }

  /** Adds what came later in the same log. */
  void merge(Visitor later) {
    requests += later.requests;
    notFound += later.notFound;
    serverErrors += later.serverErrors;
    probes += later.probes;
    paths.merge(later.paths);
    missing.merge(later.missing);
    queries.merge(later.queries);
    times.merge(later.times);
    first = Math.min(first, later.first);
    last = Math.max(last, later.last);
    if (origin == null || (later.originIsMissing && !originIsMissing)) {
      origin = later.origin;
      originIsMissing = later.originIsMissing;
    }
    peak = Math.max(peak, later.peak);
    if (later.firstWindow == window && window != Stamp.NONE) {
      peak = Math.max(peak, inWindow + later.firstInWindow);
      inWindow = later.window == window ? inWindow + later.inWindow : later.inWindow;
    } else if (later.window != Stamp.NONE) {
      inWindow = later.inWindow;
    }
    window = later.window == Stamp.NONE ? window : later.window;
    firstWindow = firstWindow == Stamp.NONE ? later.firstWindow : firstWindow;
  }

  int kept() {
    return paths.kept() + missing.kept() + queries.kept();
  }

  void estimate() {
    paths.estimate();
    missing.estimate();
    queries.estimate();
  }

  AccessTally observation(long clients, Map<Integer, Long> byStatus, long errors) {
    long onset = requests > BUSY ? OnsetFinder.of(times).millis() : first;
    return new AccessTally(
        address,
        requests,
        notFound,
        errors,
        byStatus,
        paths.count(),
        missing.count(),
        queries.count(),
        probes,
        clients,
        peak,
        Stamp.instant(first),
        Stamp.instant(last),
        Stamp.instant(onset == Stamp.NONE ? first : onset),
        1,
        origin);
  }
}
