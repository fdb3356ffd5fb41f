package dev.culprit.watch;

import dev.culprit.fact.CoursePoint;
import java.util.List;

/**
 * How one thing moved over the time that was watched.
 *
 * @param subject a service with its first process, or {@code this host}
 * @param pid its first process, or 0
 * @param quantity what: {@code descriptors}, {@code unbound-sockets}, {@code memory}, {@code
 *     threads}, {@code processes}, or of the host {@code file-handles}, {@code used-memory}, {@code
 *     tracked-connections}
 * @param first at the begin
 * @param last at the end
 * @param seconds between the two
 * @param perMinute the slope of a straight line through all samples
 * @param explained share of the scatter that the line explains, 0 to 1
 * @param limit where it ends, or -1 where there is no limit or none is told
 * @param minutesLeft until then if it goes on so, or -1
 * @param load what the traffic did meanwhile
 * @param course how it went, at most {@value #MOST_POINTS} points
 */
public record Trend(
    String subject,
    int pid,
    String quantity,
    long first,
    long last,
    double seconds,
    double perMinute,
    double explained,
    long limit,
    double minutesLeft,
    LoadMoved load,
    List<CoursePoint> course) {

  /** More cannot be told apart in a plot. */
  static final int MOST_POINTS = 60;

  /** Copies the list. */
  public Trend {
    course = List.copyOf(course);
  }

  /** What traffic did while something grew. */
  public enum LoadMoved {
    /** It stayed level or fell: growth is a leak's. */
    LEVEL("level"),
    /** There was none that could be counted. */
    NONE("none"),
    /** It grew too, so that the growth may be its own. */
    GREW("grew"),
    /** The thing went up and down with it. */
    FOLLOWED("followed");

    private final String word;

    LoadMoved(String word) {
      this.word = word;
    }

    /** For people and for the recording. */
    public String word() {
      return word;
    }
  }

  /** The same with its end. */
  Trend until(long limit, double minutesLeft) {
    return new Trend(
        subject,
        pid,
        quantity,
        first,
        last,
        seconds,
        perMinute,
        explained,
        limit,
        minutesLeft,
        load,
        course);
  }

  /** Whether it grew although nobody came more often. */
  public boolean growsByItself() {
    return load == LoadMoved.LEVEL || load == LoadMoved.NONE;
  }
}
