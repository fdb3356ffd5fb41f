package dev.culprit.logs;

/**
 * Finds when the trouble that is seen now began: after the last long silence, or where the rate
 * jumped for good. Old noise of the same kind does not count.
 */
final class OnsetFinder {

  /** A silence shorter than this does not end a trouble, in milliseconds. */
  private static final long SHORTEST_SILENCE = 30 * 60_000L;

  /**
   * A silence is long when it is this many times longer than what passes between two events since.
   */
  private static final int SILENCE_FACTOR = 12;

  /** How many times higher the rate must be after a jump than before it. */
  private static final double JUMP = 5;

  /**
   * How much better two rates must explain the counts than one, as a natural logarithm: three
   * standard deviations of chance for one free parameter, and as much again for the choice of
   * place.
   */
  private static final double CLEARLY = 9;

  private OnsetFinder() {}

  /**
   * The onset.
   *
   * @param millis time of the first event of the present trouble, or {@link Stamp#NONE}
   * @param count events since
   */
  record Onset(long millis, long count) {}

  static Onset of(TimeHistogram events) {
    if (events.size() == 0) {
      return new Onset(Stamp.NONE, 0);
    }
    int from = jump(events, afterSilence(events));
    long count = 0;
    for (int i = from; i < events.size(); i++) {
      count += events.count(i);
    }
    return new Onset(events.first(from), count);
  }

  /** Walks back from the last bucket while the gaps stay of the usual length. */
  private static int afterSilence(TimeHistogram events) {
    int at = events.size() - 1;
    long end = events.last(at);
    long seen = events.count(at);
    while (at > 0) {
      long gap = events.first(at) - events.last(at - 1);
      long usual = seen <= 1 ? 0 : (end - events.first(at)) / (seen - 1);
      if (gap > Math.max(SHORTEST_SILENCE, SILENCE_FACTOR * usual) && seen > 1) {
        return at;
      }
      at--;
      seen += events.count(at);
    }
    return 0;
  }

  /** The bucket from {@code from} on at which two Poisson rates fit best, if they fit clearly. */
  private static int jump(TimeHistogram events, int from) {
    long total = 0;
    for (int i = from; i < events.size(); i++) {
      total += events.count(i);
    }
    long begin = events.start(from);
    double length = events.start(events.size() - 1) - begin + 1.0;
    double whole = logLikelihood(total, length);
    long before = 0;
    int best = from;
    double bestGain = CLEARLY;
    for (int i = from + 1; i < events.size(); i++) {
      before += events.count(i - 1);
      double beforeLength = (double) events.start(i) - begin;
      double afterLength = length - beforeLength;
      double gain =
          logLikelihood(before, beforeLength) + logLikelihood(total - before, afterLength) - whole;
      boolean up = (total - before) / afterLength > JUMP * before / beforeLength;
      if (up && gain > bestGain) {
        best = i;
        bestGain = gain;
      }
    }
    return best;
  }

  private static double logLikelihood(long count, double length) {
    return count == 0 ? 0 : count * Math.log(count / length);
  }
}
