package dev.culprit.fact;

import java.util.List;

/** What grew steadily while {@code culprit watch} recorded, of a service or of the host. */
public record ServiceTrend(Subject service, RecordedTrend trend) implements Proven {

  @Override
  public List<Origin> proof() {
    return List.of(trend.origin());
  }

  /** What grew. */
  public String quantity() {
    return trend.quantity();
  }

  /** How much more it is at the end. */
  public long added() {
    return trend.last() - trend.first();
  }

  /** How much more it is at the end, in percent of the begin. */
  public double percentAdded() {
    return trend.first() <= 0 ? 100 : 100.0 * added() / trend.first();
  }

  /** How long it was watched. */
  public double seconds() {
    return trend.seconds();
  }

  /** Whether it grew although no more connections came than before. */
  public boolean isWithoutLoad() {
    return trend.traffic().equals("level") || trend.traffic().equals("none");
  }

  /** Whether it went up and down with the number of new connections. */
  public boolean isFollowsLoad() {
    return trend.traffic().equals("followed");
  }
}
