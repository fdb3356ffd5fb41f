package dev.culprit.knowledge;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes YAML of the plain kind that pages have; what comes from a host is always quoted. */
public final class YamlText {

  /** A word that means itself in YAML, whatever stands around it. */
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]*");

  /** Words that YAML's old schema takes for yes, no or nothing. */
  private static final Pattern SPECIAL = Pattern.compile("y|n|yes|no|on|off|true|false|null");

  private final StringBuilder text = new StringBuilder();

  /** A text in one line as a scalar; control characters become question marks. */
  public static String scalar(String value) {
    if (PLAIN.matcher(value).matches() && !SPECIAL.matcher(value).matches()) {
      return value;
    }
    StringBuilder clean = new StringBuilder("'");
    value
        .codePoints()
        .map(c -> printable(c) ? c : '?')
        .forEach(c -> clean.append(c == '\'' ? "''" : Character.toString(c)));
    return clean.append('\'').toString();
  }

  /** What YAML lets stand in a scalar, and no terminal acts on. */
  private static boolean printable(int c) {
    int type = Character.getType(c);
    return c != 0xfeff
        && type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  /** A list in one line. */
  public static String list(Collection<String> values) {
    return values.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Adds {@code key: value} at an indentation. */
  public YamlText put(int indent, String key, String value) {
    text.append(" ".repeat(indent)).append(scalar(key)).append(": ").append(scalar(value));
    text.append('\n');
    return this;
  }

  /** Adds {@code key: [values]} at an indentation. */
  public YamlText put(int indent, String key, Collection<String> values) {
    text.append(" ".repeat(indent)).append(scalar(key)).append(": ").append(list(values));
    text.append('\n');
    return this;
  }

  /** Adds a key with a map of texts below it, or an empty map. */
  public YamlText put(int indent, String key, Map<String, String> values) {
    open(indent, key, values.isEmpty() ? " {}" : "");
    values.forEach((name, value) -> put(indent + 2, name, value));
    return this;
  }

  /** Adds a key with paragraphs below it. */
  public YamlText block(int indent, String key, String paragraphs) {
    open(indent, key, " |");
    paragraphs
        .lines()
        .map(line -> scalar("'" + line))
        .map(quoted -> quoted.substring(3, quoted.length() - 1).replace("''", "'"))
        .forEach(
            line -> text.append(line.isEmpty() ? "" : " ".repeat(indent + 2) + line).append('\n'));
    return this;
  }

  /** Adds a key under which something follows. */
  public YamlText open(int indent, String key, String after) {
    text.append(" ".repeat(indent)).append(scalar(key)).append(':').append(after).append('\n');
    return this;
  }

  /** Adds a comment line. */
  public YamlText comment(String words) {
    text.append("# ").append(words).append('\n');
    return this;
  }

  /** Adds a line as it is. */
  public YamlText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
