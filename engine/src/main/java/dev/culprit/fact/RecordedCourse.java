package dev.culprit.fact;

import java.util.List;

/**
 * How something went that grew while {@code culprit watch} recorded; a {@link RecordedTrend} of the
 * same process and quantity says what to make of it.
 *
 * @param pid the first process of the service, or 0 for the host as a whole
 * @param points oldest first
 */
public record RecordedCourse(int pid, String quantity, List<CoursePoint> points, Origin origin)
    implements Observation {

  /** Copies the list. */
  public RecordedCourse {
    points = List.copyOf(points);
  }
}
