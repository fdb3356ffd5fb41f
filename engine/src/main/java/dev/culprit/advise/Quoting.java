package dev.culprit.advise;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills command templates; whatever is filled in comes from the sick machine and is quoted for a
 * POSIX shell.
 */
public final class Quoting {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)\\}");
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

  private Quoting() {}

  /**
   * Fills a template.
   *
   * @return the command, or null when a value is missing
   */
  public static String fill(String template, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null || value.isEmpty()) {
        return null;
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(quote(value)));
    }
    return matcher.appendTail(filled).toString();
  }

  /** A value as one word of a POSIX shell; control characters become question marks. */
  public static String quote(String value) {
    String clean = value.replaceAll("\\p{Cntrl}", "?");
    if (HARMLESS.matcher(clean).matches() && !clean.startsWith("-")) {
      return clean;
    }
    return "'" + clean.replace("'", "'\\''") + "'";
  }
}
