package dev.culprit.trace;

import java.util.Locale;

/**
 * Why a trace could not be taken, in strace's or the shell's own words.
 *
 * @param why {@code denied}, {@code missing-tool} or {@code vanished}; "" when nothing stood in the
 *     way
 * @param line number of the line that says so, or 0
 * @param text that line
 */
public record Obstacle(String why, int line, String text) {

  /** Nothing stood in the way. */
  public static final Obstacle NONE = new Obstacle("", 0, "");

  /** Longer lines are no message. */
  private static final int LONGEST = 300;

  /** Reads a line; {@link #NONE} when it tells of no obstacle. */
  static Obstacle read(String line, int number) {
    if (line.length() > LONGEST || !line.contains("strace")) {
      return NONE;
    }
    String text = line.toLowerCase(Locale.ROOT);
    String why = "";
    if (text.contains("not found") || text.contains("exec format error")) {
      why = "missing-tool";
    } else if (text.contains("not permitted") || text.contains("permission denied")) {
      why = "denied";
    } else if (text.contains("no such process")) {
      why = "vanished";
    }
    return why.isEmpty() ? NONE : new Obstacle(why, number, line);
  }

  /** Whether something stood in the way. */
  public boolean exists() {
    return !why.isEmpty();
  }
}
