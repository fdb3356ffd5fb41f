package dev.culprit.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The regular expression of a signature; may be used by many threads.
 *
 * <p>Of some hundred few are ever searched in a line, so that one that is known to be sound is
 * compiled when it is first used.
 */
public final class Expression {

  private final String text;
  private final boolean anyCase;
  private volatile Pattern compiled;

  private Expression(String text, boolean anyCase) {
    this.text = text;
    this.anyCase = anyCase;
  }

  /**
   * One that somebody wrote.
   *
   * @param anyCase whether ASCII letters match in either case
   * @throws PatternSyntaxException when it is none
   */
  static Expression checked(String text, boolean anyCase) {
    Expression expression = new Expression(text, anyCase);
    expression.pattern();
    return expression;
  }

  /** One that was checked before, when the pages were packed. */
  static Expression sound(String text, boolean anyCase) {
    return new Expression(text, anyCase);
  }

  /** As it stands on the page. */
  public String text() {
    return text;
  }

  /** Whether ASCII letters match in either case. */
  public boolean anyCase() {
    return anyCase;
  }

  /** A matcher over a text. */
  public Matcher matcher(CharSequence over) {
    return pattern().matcher(over);
  }

  private Pattern pattern() {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(text, anyCase ? Pattern.CASE_INSENSITIVE : 0);
      compiled = pattern;
    }
    return pattern;
  }
}
