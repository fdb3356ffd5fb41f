package dev.culprit.cli.report;

import dev.culprit.diagnose.Diagnosis.Grown;
import dev.culprit.fact.CoursePoint;
import java.util.List;
import java.util.Locale;

/** A growth as a picture in the page (SVG 2), with its figures written beside its ends. */
final class Plot {

  private static final int WIDTH = 360;
  private static final int HEIGHT = 150;
  private static final int LEFT = 14;
  private static final int RIGHT = 346;
  private static final int TOP = 34;
  private static final int BOTTOM = 118;

  private Plot() {}

  /**
   * Draws one.
   *
   * @param number distinguishes it from the others of the page
   */
  static void draw(Grown grown, int number, Markup page) {
    String id = "plot-" + number;
    page.open("figure")
        .open(
            "svg",
            "viewBox",
            "0 0 " + WIDTH + " " + HEIGHT,
            "role",
            "img",
            "aria-labelledby",
            id + "-title " + id + "-desc")
        .leaf("title", grown.what(), "id", id + "-title")
        .leaf("desc", MarkdownReport.grown(grown), "id", id + "-desc");
    curve(grown, page);
    page.close().leaf("figcaption", MarkdownReport.grown(grown)).close().line();
  }

  private static void curve(Grown grown, Markup page) {
    List<CoursePoint> points = points(grown);
    double most = points.stream().mapToDouble(CoursePoint::value).max().orElse(0);
    double scale = (BOTTOM - TOP) / Math.max(1, most);
    String first = figure(BOTTOM - grown.before() * scale);
    String last = figure(BOTTOM - grown.after() * scale);
    String course = course(points, grown.seconds(), scale);
    page.single(
        "line",
        "class",
        "axis",
        "x1",
        "" + LEFT,
        "y1",
        "" + BOTTOM,
        "x2",
        "" + RIGHT,
        "y2",
        "" + BOTTOM);
    page.single("path", "class", "area", "d", course + "V" + BOTTOM + "H" + LEFT + "Z");
    page.single("path", "class", "curve", "d", course);
    page.single("circle", "cx", "" + LEFT, "cy", first, "r", "4");
    page.single("circle", "cx", "" + RIGHT, "cy", last, "r", "4");
    double label = Math.max(TOP, BOTTOM - grown.before() * scale) - 10;
    page.leaf("text", number(grown.before()), "x", "" + (LEFT - 6), "y", figure(label));
    page.leaf(
        "text",
        number(grown.after()),
        "x",
        "" + RIGHT,
        "y",
        figure(Math.max(TOP, BOTTOM - grown.after() * scale) - 12),
        "text-anchor",
        "end");
    page.leaf("text", "0 s", "x", "" + (LEFT - 6), "y", "" + (BOTTOM + 20));
    page.leaf(
        "text",
        number(grown.seconds()) + " s",
        "x",
        "" + RIGHT,
        "y",
        "" + (BOTTOM + 20),
        "text-anchor",
        "end");
  }

  /** All that was seen; of two looks a straight line. */
  private static List<CoursePoint> points(Grown grown) {
    return grown.course().size() > 2
        ? grown.course()
        : List.of(
            new CoursePoint(0, grown.before()), new CoursePoint(grown.seconds(), grown.after()));
  }

  /** From point to point; what is told beyond the ends is drawn at them. */
  private static String course(List<CoursePoint> points, double seconds, double scale) {
    StringBuilder path = new StringBuilder();
    for (CoursePoint point : points) {
      double share = Math.min(1, Math.max(0, point.seconds() / Math.max(1, seconds)));
      path.append(path.length() == 0 ? 'M' : 'L')
          .append(figure(LEFT + share * (RIGHT - LEFT)))
          .append(' ')
          .append(figure(BOTTOM - Math.max(0, point.value()) * scale));
    }
    return path.toString();
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
