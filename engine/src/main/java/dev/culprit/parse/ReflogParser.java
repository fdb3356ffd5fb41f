package dev.culprit.parse;

import dev.culprit.fact.CodeMoved;
import dev.culprit.source.Reading;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code .git/logs/HEAD}: when the checked-out version of a work tree changed. The format is in
 * gitrepository-layout(5) and git's refs/files-backend.c: old and new object name, who, seconds
 * since 1970, zone, a tab and what was done.
 */
final class ReflogParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile(
          "[0-9a-f]{40,64} [0-9a-f]{40,64} .{1,300}?> (\\d{9,11}) [-+]\\d{4}\\t(.{1,500})");

  /** What only moves the work of its author along is no deployment. */
  private static final Pattern MOVES =
      Pattern.compile("(?:checkout|pull|merge|reset|clone|rebase)\\b.*");

  private static final String PLACE = "/.git/logs/HEAD";

  ReflogParser() {
    super("git-reflog");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().endsWith(PLACE);
  }

  @Override
  public int recognise(List<String> head) {
    return !head.isEmpty() && ROW.matcher(head.get(0)).matches() ? 95 : 0;
  }

  @Override
  Rows begin(Sink out) {
    String asked = out.asked();
    String tree = asked.endsWith(PLACE) ? asked.substring(0, asked.length() - PLACE.length()) : "";
    return (line, number) -> {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        return false;
      }
      if (MOVES.matcher(row.group(2)).matches()) {
        Instant at = Instant.ofEpochSecond(Long.parseLong(row.group(1)));
        out.observe(new CodeMoved(tree, at, row.group(2), out.at(number, line)));
      }
      return true;
    };
  }
}
