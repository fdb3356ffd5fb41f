package dev.culprit.parse;

import dev.culprit.fact.ScheduledJob;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code crontab -l}, /etc/crontab and the files below /etc/cron.d, whose rows name a user. */
final class CrontabParser extends LineParser {

  private static final Pattern FIELD =
      Pattern.compile("(?:\\*|[\\d,A-Za-z-]+)(?:[-,]\\d+)*(?:/\\d+)?(?:,[\\d*/-]+)*");

  private static final Pattern NICKNAME =
      Pattern.compile("@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)");

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w{0,60}\\s*=.*");
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}\\$?");

  /** Words that begin a command and would do as a user's name. */
  private static final Set<String> COMMANDS =
      Set.of(
          "test",
          "cd",
          "sh",
          "bash",
          "php",
          "python",
          "python3",
          "perl",
          "ruby",
          "node",
          "nice",
          "ionice",
          "flock",
          "curl",
          "wget",
          "find",
          "rm",
          "echo",
          "timeout",
          "env",
          "sleep",
          "mysqldump");

  CrontabParser() {
    super("crontab");
  }

  @Override
  public boolean claims(Reading reading) {
    String file = reading.file();
    return Asked.tool(reading, "crontab", "root_crontab")
        || reading.path().endsWith("/root_crontab")
        || file.equals("/etc/crontab")
        || file.startsWith("/etc/cron.d/")
        || file.startsWith("/var/spool/cron/");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    int others = 0;
    for (String line : head) {
      boolean job = schedule(Text.words(line, 7)) != null;
      rows += job ? 1 : 0;
      others += job || line.startsWith("#") || ASSIGNMENT.matcher(line).matches() ? 0 : 1;
    }
    return rows > 0 && rows > others * 2 ? 75 : 0;
  }

  /** The fields of time that a row begins with, or null. */
  private static String schedule(List<String> words) {
    if (words.size() > 1 && NICKNAME.matcher(words.get(0)).matches()) {
      return words.get(0);
    }
    if (words.size() < 6) {
      return null;
    }
    boolean some = false;
    for (String word : words.subList(0, 5)) {
      if (!FIELD.matcher(word).matches() || word.length() > 60) {
        return null;
      }
      some |= word.indexOf('*') >= 0;
    }
    return some ? String.join(" ", words.subList(0, 5)) : null;
  }

  @Override
  Rows begin(Sink out) {
    boolean own = out.asked().startsWith("crontab") || out.asked().startsWith("/var/spool/");
    boolean system = out.asked().startsWith("/etc/");
    return (line, number) -> {
      if (line.startsWith("#") || ASSIGNMENT.matcher(line).matches()) {
        return true;
      }
      String schedule = schedule(Text.words(line, 7));
      if (schedule == null) {
        return line.startsWith("no crontab for ");
      }
      int fields = schedule.startsWith("@") ? 1 : 5;
      String rest = Text.words(line, fields + 1).get(fields);
      List<String> words = Text.words(rest, 2);
      String first = words.get(0);
      boolean named = USER.matcher(first).matches() && !COMMANDS.contains(first);
      boolean user = words.size() > 1 && !own && named && (system || words.get(1).startsWith("/"));
      out.observe(
          new ScheduledJob(
              schedule, user ? first : "", user ? words.get(1) : rest, out.at(number, line)));
      return true;
    };
  }
}
