package dev.culprit.cli.triage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an operator says that was done, in the form in which it is recorded. */
public final class Told {

  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  private static final Map<String, Pattern> EFFECTS = new LinkedHashMap<>();

  static {
    kind(
        "configuration-reverted",
        "configuration-reverted|revert\\w* (?:the )?config\\w*(?: of)?|old config\\w*(?: of)?");
    kind("rolled-back", "rolled[- ]back|roll(?:ing)? ?back|downgrad\\w+");
    kind("restarted", "restart\\w*|reload\\w*");
    kind("rebooted", "reboot\\w*");
    kind(
        "limit-raised",
        "limit-raised|(?:raised|raising|increased) (?:the )?(?:limits?|ulimit)(?: of)?|limit"
            + " raised");
    kind(
        "space-freed",
        "space-freed|freed (?:space|files)?(?: in)?|deleted (?:files)?(?: in)?|removed"
            + " (?:files)?(?: in)?");
    kind("client-blocked", "client-blocked|blocked|banned");
    kind("job-stopped", "job-stopped|stopped|killed");
    kind("failed-over", "failed[- ]over(?: to)?|moved to");
    effect("helped-for-a-while", "helped[- ]for[- ]a[- ]while|for a while|a while|temporarily");
    effect("no-change", "no[- ]change|nothing|no|in vain|did ?n.?t help|did not help|same");
    effect("worse", "worse");
    effect("helped", "helped|gone|yes|fixed");
  }

  private Told() {}

  private static void kind(String name, String words) {
    KINDS.put(name, Pattern.compile("(?i)(?:" + words + ")(?: +([^:].*))?"));
  }

  private static void effect(String name, String words) {
    EFFECTS.put(name, Pattern.compile("(?i)(?:it )?(?:" + words + ")\\.?"));
  }

  /** The kinds of actions, as they are shown. */
  public static String kinds() {
    return String.join(", ", KINDS.keySet());
  }

  /**
   * {@code restarted php-fpm: helped for a while} as a line of what was told.
   *
   * @return empty when it says no action that is known, or no effect
   */
  public static Optional<String> action(String words) {
    int colon = words.lastIndexOf(": ");
    if (colon < 0) {
      return Optional.empty();
    }
    return action(words.substring(0, colon), words.substring(colon + 2));
  }

  /** The same, with the effect apart. */
  static Optional<String> action(String done, String effect) {
    Optional<String> came = match(EFFECTS, effect);
    for (Map.Entry<String, Pattern> kind : KINDS.entrySet()) {
      Matcher matcher = kind.getValue().matcher(done.strip());
      if (matcher.matches() && came.isPresent()) {
        String object = matcher.group(1) == null ? "" : " " + matcher.group(1).strip();
        return Optional.of("action " + kind.getKey() + clean(object) + ": " + came.get());
      }
    }
    return Optional.empty();
  }

  /** Whether it begins with an action that is known. */
  static boolean isAction(String done) {
    return match(KINDS, done).isPresent();
  }

  private static Optional<String> match(Map<String, Pattern> patterns, String text) {
    String said = text.strip().toLowerCase(Locale.ROOT);
    return patterns.entrySet().stream()
        .filter(e -> e.getValue().matcher(said).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A colon ends the object in a recorded line. */
  private static String clean(String object) {
    return object.replace(": ", " ").replaceAll("\\p{Cc}", " ");
  }
}
