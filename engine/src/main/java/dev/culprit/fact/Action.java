package dev.culprit.fact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something the operator or a user says was done, and what came of it.
 *
 * @param kind {@code restarted}, {@code rebooted}, {@code limit-raised}, {@code rolled-back},
 *     {@code configuration-reverted}, {@code space-freed}, {@code client-blocked}, {@code
 *     job-stopped}, {@code failed-over}
 * @param object what it was done to, or "" when not told
 * @param effect {@code helped}, {@code helped-for-a-while}, {@code no-change}, {@code worse}
 */
public record Action(String kind, String object, String effect, Origin origin)
    implements Observation {

  /** A told line is a sentence; more of one is not looked at. */
  private static final int LONGEST = 500;

  private static final Pattern TOLD =
      Pattern.compile(
          "action (restarted|rebooted|limit-raised|rolled-back|configuration-reverted|space-freed"
              + "|client-blocked|job-stopped|failed-over)(?: ([^:]{1,200}(?::[^ :]{1,100})*))?:"
              + " (helped|helped-for-a-while|no-change|worse)");

  /** What a line such as {@code action restarted php-fpm: helped-for-a-while} tells, if it does. */
  public static Optional<Action> told(String line, Origin at) {
    Matcher told = TOLD.matcher(line.length() < LONGEST ? line.strip() : "");
    if (!told.matches()) {
      return Optional.empty();
    }
    String object = told.group(2) == null ? "" : told.group(2);
    return Optional.of(new Action(told.group(1), object, told.group(3), at));
  }
}
