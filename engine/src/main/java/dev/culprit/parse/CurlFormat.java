package dev.culprit.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code curl -w FORMAT} was told to print, by which its answer is read. */
final class CurlFormat {

  private static final Pattern OPTION =
      Pattern.compile(
          "\\s(?:-[a-zA-Z]*w|--write-out)[ =]?\\$?(?:'([^']{1,500})'|\"([^\"]{1,500})\"|(\\S{1,500}))");

  private static final Pattern VARIABLE = Pattern.compile("%\\{([a-z_]{3,40})\\}");

  private static final Pattern URL =
      Pattern.compile(
          "(?i)\\b(https?)://(?:[^@/\\s'\"]{1,80}@)?(\\[[0-9a-f:.%]{2,45}\\]|[^/:\\s'\"?]{1,253})(?::(\\d{1,5}))?");

  /** Values in one line of a format that is read. */
  private static final int MOST = 20;

  /** A line that it prints: what stands in it, and the names of its groups in their order. */
  private record Row(Pattern pattern, List<String> names) {}

  private final List<Row> rows = new ArrayList<>();

  private CurlFormat() {}

  /** The format in a command line; one without rows where there is none. */
  static CurlFormat of(String command) {
    CurlFormat format = new CurlFormat();
    Matcher option = OPTION.matcher(command);
    if (option.find()) {
      String text = option.group(1);
      text = text == null ? option.group(2) : text;
      text = text == null ? option.group(3) : text;
      for (String line : text.split("\\\\+n|\\n", 30)) {
        format.add(line.replace("\\t", "\t").replace("\\r", "").replace("%%", "%"));
      }
    }
    return format;
  }

  private void add(String line) {
    Matcher variable = VARIABLE.matcher(line);
    List<String> names = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    int done = 0;
    while (variable.find()) {
      pattern.append(literal(line.substring(done, variable.start())));
      pattern.append(value(line.substring(variable.end())));
      names.add(variable.group(1));
      done = variable.end();
    }
    // two values with nothing between them cannot be told apart
    if (!names.isEmpty() && names.size() <= MOST && !line.contains("}%{")) {
      String rest = literal(line.substring(done));
      // without a line break at its end, the shell's prompt follows at once
      rows.add(
          new Row(Pattern.compile(pattern + rest + "(?:[^\\s\\d.]\\S{0,80}[#$%>] ?)?"), names));
    }
  }

  /** A value: up to the first character of what follows it; nothing is tried twice. */
  private static String value(String rest) {
    String next = rest.strip();
    if (next.isEmpty()) {
      return "([\\d.,]{1,40}+|\\S{0,300}+)";
    }
    return "([^\\s" + Pattern.quote(next.substring(0, 1)) + "]{0,300}+)";
  }

  private static String literal(String text) {
    return text.isEmpty() ? "" : Pattern.quote(text.strip()).replaceFirst("^", "\\\\s*") + "\\s*";
  }

  /** What a line of the answer says, by the names of curl's variables; empty for another line. */
  Map<String, String> read(String line) {
    for (Row row : line.length() > 2_000 ? List.<Row>of() : rows) {
      Matcher matcher = row.pattern().matcher(line.strip());
      if (matcher.matches()) {
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < row.names().size(); i++) {
          told.put(row.names().get(i), matcher.group(i + 1));
        }
        return told;
      }
    }
    return Map.of();
  }

  /** Whom a command line asks, as {@code host:port}; "" where it tells no address. */
  static String target(String command) {
    Matcher url = URL.matcher(command);
    if (!url.find()) {
      return "";
    }
    String port = url.group(1).equalsIgnoreCase("https") ? "443" : "80";
    return url.group(2) + ":" + (url.group(3) == null ? port : url.group(3));
  }
}
