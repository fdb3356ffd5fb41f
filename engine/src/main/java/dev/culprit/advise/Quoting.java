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

  /** What is not seen, or does something to a terminal. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

  private Quoting() {}

  /**
   * Fills a template. A placeholder inside quotes is filled so that the value cannot leave them.
   *
   * @return the command, or null when a value is missing or would be taken for an option
   */
  public static String fill(String template, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    int from = 0;
    char quotes = 0;
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null || value.isEmpty() || value.startsWith("-")) {
        return null;
      }
      quotes = quotesAfter(template, from, matcher.start(), quotes);
      filled.append(template, from, matcher.start()).append(quote(value, quotes));
      from = matcher.end();
    }
    return filled.append(template, from, template.length()).toString();
  }

  /** Which quotes are open at {@code to}: a single one, a double one, or 0. */
  private static char quotesAfter(String template, int from, int to, char before) {
    char open = before;
    for (int i = from; i < to; i++) {
      char c = template.charAt(i);
      if (c == '\\' && open != '\'') {
        i++;
      } else if (open == 0 && (c == '\'' || c == '"')) {
        open = c;
      } else if (c == open) {
        open = 0;
      }
    }
    return open;
  }

  private static String quote(String value, char within) {
    String clean = clean(value);
    return switch (within) {
      case '\'' -> clean.replace("'", "'\\''");
      // an interactive shell replaces ! within double quotes, and a backslash does not help there
      case '"' -> clean.replaceAll("([\\\\\"$`])", "\\\\$1").replace("!", "\"'!'\"");
      default -> quote(value);
    };
  }

  private static String clean(String value) {
    return UNSEEN.matcher(value).replaceAll("?");
  }

  /** A value as one word of a POSIX shell; control characters become question marks. */
  public static String quote(String value) {
    String clean = clean(value);
    if (HARMLESS.matcher(clean).matches() && !clean.startsWith("-")) {
      return clean;
    }
    return "'" + clean.replace("'", "'\\''") + "'";
  }
}
