package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.Grown;
import dev.culprit.fact.CoursePoint;
import dev.culprit.fact.FileGrowth;
import dev.culprit.fact.Growth;
import dev.culprit.fact.RecordedCourse;
import dev.culprit.fact.RecordedTrend;
import dev.culprit.fact.ServiceGrowth;
import dev.culprit.fact.ServiceTrend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What became more while it was looked at, the steepest first. */
final class GrowthSeen {

  /** Less than this share of the first value is the ordinary to and fro. */
  private static final double WORTH_SHOWING = 0.02;

  private static final int MOST = 8;

  private GrowthSeen() {}

  /**
   * What grew.
   *
   * @param observations among which recorded courses may be
   */
  static List<Grown> of(Collection<?> observations, List<Object> facts) {
    List<Grown> all = new ArrayList<>();
    for (Object fact : facts) {
      if (fact instanceof ServiceTrend t) {
        var trend = t.trend();
        String what = trend.quantity().replace('-', ' ') + " of " + t.service();
        Grown grown =
            new Grown(what, trend.first(), trend.last(), trend.seconds(), trend.minutesLeft());
        all.add(grown.withCourse(course(observations, trend)));
      } else if (fact instanceof Growth g) {
        all.add(new Grown(g.name(), g.before(), g.after(), g.seconds(), -1));
      } else if (fact instanceof ServiceGrowth g) {
        String what = "memory of " + g.service() + " in KiB";
        all.add(new Grown(what, g.beforeKiB(), g.afterKiB(), g.seconds(), -1));
      } else if (fact instanceof FileGrowth g && g.grew() > 0) {
        String what = "bytes of " + g.path();
        all.add(new Grown(what, g.bytes() - g.grew(), g.bytes(), g.seconds(), -1));
      }
    }
    return all.stream()
        .filter(g -> g.after() - g.before() > WORTH_SHOWING * Math.max(1, g.before()))
        .filter(g -> g.before() >= 0 && g.seconds() > 0)
        .sorted(Comparator.comparingDouble(Grown::share).reversed().thenComparing(Grown::what))
        .limit(MOST)
        .toList();
  }

  private static List<CoursePoint> course(Collection<?> observations, RecordedTrend trend) {
    return observations.stream()
        .filter(RecordedCourse.class::isInstance)
        .map(RecordedCourse.class::cast)
        .filter(c -> c.pid() == trend.pid() && c.quantity().equals(trend.quantity()))
        .map(RecordedCourse::points)
        .findFirst()
        .orElse(List.of());
  }
}
