package dev.culprit.gauge;

/**
 * A straight line through points, by least squares.
 *
 * @param slope growth of y for one more of x
 * @param explained share of the scatter of y that the line explains (R²), 0 to 1; 0 for a level y
 * @param points how many there were
 */
public record Fit(double slope, double explained, int points) {

  /** The line through {@code (x[i], y[i])}. */
  public static Fit of(double[] x, double[] y) {
    int n = x.length;
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    if (n < 2 || xx == 0) {
      return new Fit(0, 0, n);
    }
    return new Fit(xy / xx, yy == 0 ? 0 : xy * xy / (xx * yy), n);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }
}
