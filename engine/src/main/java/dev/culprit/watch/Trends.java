package dev.culprit.watch;

import dev.culprit.fact.CoursePoint;
import dev.culprit.gauge.Fit;
import dev.culprit.watch.Trend.LoadMoved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Tells from many samples what grows, how fast, until when, and whether the load explains it. */
public final class Trends {

  /** Fewer samples say nothing about a line. */
  private static final int FEWEST_SAMPLES = 6;

  /** A growth that goes on lies on a line; pools that breathe do not. */
  private static final double STRAIGHT = 0.8;

  /** Fewer pieces come and go in any pool. */
  private static final long FEWEST = 5;

  /** Memory that grew by less than this, or by less than a twentieth, is noise, in KiB. */
  private static final long LEAST_KIB = 4096;

  private static final double LEAST_SHARE = 0.05;

  /** Traffic that grew by less than a fifth stayed level. */
  private static final double LEVEL = 1.2;

  /** Connections a second below which there is no traffic to speak of. */
  private static final double SILENT = 0.02;

  private static final double TOGETHER = 0.9;

  private final List<Sample> samples;
  private final double[] minutes;
  private final double[] load;

  /** Over these samples, oldest first. */
  public Trends(List<Sample> samples) {
    this.samples = List.copyOf(samples);
    this.minutes = new double[samples.size()];
    this.load = new double[Math.max(0, samples.size() - 1)];
    for (int i = 1; i < minutes.length; i++) {
      Duration since = Duration.between(samples.get(0).at(), samples.get(i).at());
      minutes[i] = since.toMillis() / 60_000.0;
      double seconds = Math.max(0.001, 60 * (minutes[i] - minutes[i - 1]));
      load[i - 1] = Math.max(0, samples.get(i).opens() - samples.get(i - 1).opens()) / seconds;
    }
  }

  /** Everything that grows steadily, what reaches its limit first before the rest. */
  public List<Trend> growing() {
    List<Trend> growing = new ArrayList<>();
    if (samples.size() < FEWEST_SAMPLES) {
      return growing;
    }
    families().forEach((root, members) -> family(members, growing));
    host(growing);
    growing.sort(
        Comparator.comparingDouble(
                (Trend t) -> t.minutesLeft() < 0 ? Double.MAX_VALUE : t.minutesLeft())
            .thenComparing(t -> -t.perMinute())
            .thenComparing(Trend::subject)
            .thenComparing(Trend::quantity));
    return growing;
  }

  /**
   * The processes that were there from the begin, by the first one of their service. On a large
   * host a small one is not in each sample.
   */
  private Map<Integer, List<Row>> families() {
    long newest =
        samples.get(0).rows().values().stream().mapToLong(Row::begun).max().orElse(Long.MIN_VALUE);
    Map<Integer, Row> last = samples.get(samples.size() - 1).rows();
    Map<Integer, List<Row>> families = new TreeMap<>();
    for (Row row : last.values()) {
      if (row.begun() <= newest) {
        families.computeIfAbsent(root(row, last), r -> new ArrayList<>()).add(row);
      }
    }
    return families;
  }

  private static int root(Row from, Map<Integer, Row> rows) {
    Row at = from;
    for (int hops = 0; hops < 64; hops++) {
      Row parent = rows.get(at.parent());
      if (parent == null || !parent.name().equals(from.name()) || parent.pid() == at.pid()) {
        return at.pid();
      }
      at = parent;
    }
    return at.pid();
  }

  private void family(List<Row> members, List<Trend> growing) {
    add(members, "descriptors", Row::descriptors, growing);
    add(members, "unbound-sockets", Row::unbound, growing);
    add(members, "threads", Row::threads, growing);
    add(members, "memory", Row::memory, growing);
  }

  private void add(
      List<Row> members, String quantity, ToLongFunction<Row> figure, List<Trend> growing) {
    double[] sum = new double[samples.size()];
    boolean known = false;
    for (Row member : members) {
      double[] series = series(member, figure);
      // nobody looks at the sockets of a process that does not grow, such as the master of a pool
      boolean passed = series.length == 0 && quantity.equals("unbound-sockets");
      known |= series.length > 0;
      for (int i = 0; i < sum.length && !passed; i++) {
        sum[i] = series.length == 0 ? Double.NaN : sum[i] + series[i];
      }
    }
    if (!known) {
      return;
    }
    int from = firstKnown(sum);
    Row root = members.get(0);
    String label = root.name() + " (pid " + root.pid() + ")";
    Trend trend = trend(label, root.pid(), quantity, sum, from);
    if (trend != null) {
      growing.add(quantity.equals("descriptors") ? limited(trend, members) : trend);
    }
  }

  /** What nobody looked at yet is not a number; empty where it is not told at the end. */
  private double[] series(Row member, ToLongFunction<Row> figure) {
    double[] series = new double[samples.size()];
    for (int i = 0; i < series.length; i++) {
      Row then = samples.get(i).rows().get(member.pid());
      long value = then == null || !then.isSame(member) ? -1 : figure.applyAsLong(then);
      series[i] = value < 0 ? Double.NaN : value;
    }
    return Double.isNaN(series[series.length - 1]) ? new double[0] : series;
  }

  private static int firstKnown(double[] series) {
    int from = series.length;
    while (from > 0 && !Double.isNaN(series[from - 1])) {
      from--;
    }
    return from;
  }

  private Trend trend(String label, int pid, String quantity, double[] series, int from) {
    int count = series.length - from;
    if (count < FEWEST_SAMPLES) {
      return null;
    }
    double[] x = java.util.Arrays.copyOfRange(minutes, from, series.length);
    double[] y = java.util.Arrays.copyOfRange(series, from, series.length);
    Fit fit = Fit.of(x, y);
    double added = y[count - 1] - y[0];
    boolean enough =
        quantity.endsWith("memory")
            ? added >= Math.max(LEAST_KIB, LEAST_SHARE * y[0])
            : added >= FEWEST;
    if (!enough || fit.slope() <= 0 || fit.explained() < STRAIGHT || !goesOn(y)) {
      return null;
    }
    return new Trend(
        label,
        pid,
        quantity,
        Math.round(y[0]),
        Math.round(y[count - 1]),
        60 * (x[count - 1] - x[0]),
        fit.slope(),
        fit.explained(),
        -1,
        -1,
        moved(y, from),
        course(x, y));
  }

  private static List<CoursePoint> course(double[] x, double[] y) {
    int step = 1 + (y.length - 1) / (Trend.MOST_POINTS - 1);
    List<CoursePoint> points = new ArrayList<>();
    for (int i = 0; i < y.length - 1; i += step) {
      points.add(new CoursePoint(60 * (x[i] - x[0]), y[i]));
    }
    points.add(new CoursePoint(60 * (x[y.length - 1] - x[0]), y[y.length - 1]));
    return points;
  }

  /** Whether its last third still grows at half of its usual pace: a pool fills up and stays. */
  private static boolean goesOn(double[] y) {
    int last = y.length - 1;
    int third = Math.max(1, y.length / 3);
    return (y[last] - y[last - third]) / third >= 0.5 * (y[last] - y[0]) / last;
  }

  private LoadMoved moved(double[] y, int from) {
    int count = load.length - from;
    double early = mean(from, from + count / 2);
    double late = mean(from + count / 2, load.length);
    if (samples.get(0).opens() < 0 || Math.max(early, late) < SILENT) {
      return LoadMoved.NONE;
    }
    if (late <= LEVEL * early) {
      return LoadMoved.LEVEL;
    }
    double[] held = java.util.Arrays.copyOfRange(y, 1, y.length);
    double[] came = java.util.Arrays.copyOfRange(load, from, load.length);
    return Fit.of(came, held).explained() >= TOGETHER * TOGETHER
        ? LoadMoved.FOLLOWED
        : LoadMoved.GREW;
  }

  private double mean(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += load[i];
    }
    return to <= from ? 0 : sum / (to - from);
  }

  /** The process that is the first to reach its own limit counts. */
  private Trend limited(Trend trend, List<Row> members) {
    long limit = -1;
    double least = -1;
    for (Row member : members) {
      double[] series = series(member, Row::descriptors);
      if (member.limit() > 0 && series.length > 0 && firstKnown(series) == 0) {
        double slope = Fit.of(minutes, series).slope();
        double left = (member.limit() - member.descriptors()) / slope;
        if (slope > 0 && (least < 0 || left < least)) {
          least = Math.max(0, left);
          limit = member.limit();
        }
      }
    }
    return trend.until(limit, least);
  }

  private void host(List<Trend> growing) {
    host("file-handles", s -> word(s, "/proc/sys/fs/file-nr", 0), growing);
    host(
        "tracked-connections",
        s -> word(s, "/proc/sys/net/netfilter/nf_conntrack_count", 0),
        growing);
    host("used-memory", Trends::used, growing);
  }

  private void host(String quantity, ToLongFunction<Sample> figure, List<Trend> growing) {
    double[] series = new double[samples.size()];
    for (int i = 0; i < series.length; i++) {
      long value = figure.applyAsLong(samples.get(i));
      series[i] = value < 0 ? Double.NaN : value;
    }
    Trend trend = trend("this host", 0, quantity, series, firstKnown(series));
    if (trend != null) {
      long limit = limit(quantity, samples.get(samples.size() - 1));
      double left = limit <= 0 ? -1 : Math.max(0, (limit - trend.last()) / trend.perMinute());
      growing.add(trend.until(limit, left));
    }
  }

  private static long limit(String quantity, Sample last) {
    return switch (quantity) {
      case "file-handles" -> word(last, "/proc/sys/fs/file-nr", 2);
      case "tracked-connections" -> word(last, "/proc/sys/net/netfilter/nf_conntrack_max", 0);
      default -> memory(last, "MemTotal");
    };
  }

  private static long used(Sample sample) {
    long total = memory(sample, "MemTotal");
    long available = memory(sample, "MemAvailable");
    return total < 0 || available < 0 ? -1 : total - available;
  }

  private static long memory(Sample sample, String field) {
    for (String line : sample.texts().getOrDefault("/proc/meminfo", "").split("\n", -1)) {
      if (line.startsWith(field + ":")) {
        return number(line.replaceAll("\\D", ""));
      }
    }
    return -1;
  }

  private static long word(Sample sample, String file, int index) {
    String[] words = sample.texts().getOrDefault(file, "").strip().split("\\s+", -1);
    return words.length > index ? number(words[index]) : -1;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      return -1;
    }
  }
}
