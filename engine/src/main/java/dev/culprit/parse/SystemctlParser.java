package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.UnitProgram;
import dev.culprit.fact.UnitState;
import dev.culprit.source.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code systemctl status}, {@code list-units} (also {@code --failed}) and {@code show}: how
 * systemd sees its units. The log lines below a status are left to the log scanner.
 */
final class SystemctlParser extends LineParser {

  private static final Set<String> ACTIVE =
      Set.of("active", "inactive", "failed", "activating", "deactivating", "reloading");

  private static final Set<String> LOAD =
      Set.of("loaded", "not-found", "bad-setting", "error", "masked", "merged", "stub");

  /** The mark may be a dot, a circle, a cross, an arrow, what a terminal made of them, or lost. */
  private static final Pattern TITLE =
      Pattern.compile(
          "^\\s{0,8}(?:\\S{1,4} )?([^\\s/=]{1,120}\\.(?:service|socket|mount|timer|target|scope|path|swap))"
              + "(?: - .*)?$");

  private static final Pattern STATE =
      Pattern.compile(
          "^Active: (\\w+) \\(([^)]{1,60})\\)(?: \\(Result: ([^)]{1,40})\\))?(?: since .*)?$");

  /** The program after {@code ExecStart=}, without its folders. */
  private static final Pattern STARTED =
      Pattern.compile("^Process: \\d{1,9} ExecStart=(?:[^\\s/]{0,60}/){0,20}([\\w.+-]{1,60})");

  /** What {@code systemctl show} tells of a unit, each once. */
  private static final Set<String> PROPERTIES =
      Set.of("Id", "ActiveState", "SubState", "Result", "NRestarts", "MainPID", "UnitFileState");

  private static final Pattern RESULT = Pattern.compile("^Result: (\\S+)$");

  SystemctlParser() {
    super("systemctl-status");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = Asked.arguments(reading.command());
    return Asked.tool(reading, "systemctl")
        && !arguments.startsWith("cat")
        && !arguments.startsWith("list-unit-files")
        && !arguments.startsWith("list-timers");
  }

  @Override
  public int recognise(List<String> head) {
    boolean title = false;
    for (String line : head) {
      String text = line.strip();
      title |= TITLE.matcher(line).matches();
      if ((title && text.startsWith("Loaded: ")) || isHeader(text)) {
        return 95;
      } else if (text.startsWith("ActiveState=") || STATE.matcher(text).matches()) {
        return 90;
      }
    }
    return 0;
  }

  private static boolean isHeader(String text) {
    return text.startsWith("UNIT ") && text.contains(" LOAD ") && text.contains(" ACTIVE ");
  }

  @Override
  Rows begin(Sink out) {
    return new Units(out);
  }

  private static final class Units implements Rows {

    private final Sink out;
    private String unit = "";
    private String active = "";
    private String detail = "";
    private String exit = "";
    private boolean enabled;
    private boolean triggered;
    private int pid;
    private int restarts = -1;
    private Origin origin;
    private boolean table;
    private boolean logLines;
    private final Set<String> properties = new HashSet<>();

    Units(Sink out) {
      this.out = out;
      for (String word : Text.words(out.asked())) {
        if (word.endsWith(".service")) {
          unit = word;
        }
      }
    }

    @Override
    public boolean row(String line, int number) {
      String text = line.strip();
      if (isHeader(text)) {
        table = true;
        return true;
      }
      Matcher title = TITLE.matcher(line);
      if (title.matches() && !isRow(Text.words(text))) {
        end();
        unit = title.group(1);
        return true;
      }
      if (isRow(Text.words(text))) {
        listed(Text.words(text), number, line);
        return true;
      }
      int equals = text.indexOf('=');
      if (equals > 0 && isPlain(text.substring(0, equals)) && shown(text, equals)) {
        origin = origin == null || text.startsWith("ActiveState=") ? out.at(number, line) : origin;
        return true;
      }
      return field(text, number, line) || logLines || table || !unit.isEmpty();
    }

    private static boolean isPlain(String name) {
      return name.chars().allMatch(Character::isLetterOrDigit);
    }

    private static boolean isRow(List<String> words) {
      return row(words) >= 0;
    }

    /** Where the unit's name stands in a row of a table, or -1. */
    private static int row(List<String> words) {
      for (int i = 0; i < 2 && i + 3 < words.size(); i++) {
        if (words.get(i).lastIndexOf('.') > 0
            && LOAD.contains(words.get(i + 1))
            && ACTIVE.contains(words.get(i + 2))) {
          return i;
        }
      }
      return -1;
    }

    private void listed(List<String> words, int number, String line) {
      int name = row(words);
      observe(
          words.get(name),
          words.get(name + 2),
          words.get(name + 1).equals("loaded") ? words.get(name + 3) : words.get(name + 1),
          false,
          0,
          -1,
          out.at(number, line));
    }

    private boolean field(String text, int number, String line) {
      if (text.startsWith("Loaded: ")) {
        enabled = text.contains("; enabled") || text.contains("; generated");
        return true;
      }
      Matcher state = STATE.matcher(text);
      if (state.matches()) {
        active = state.group(1);
        detail = state.group(2);
        Matcher result = RESULT.matcher(detail);
        detail = result.matches() ? result.group(1) : detail;
        // activating (auto-restart) (Result: signal)
        detail = state.group(3) == null ? detail : detail + ", " + state.group(3);
        origin = out.at(number, line);
        return true;
      }
      if (text.startsWith("Main PID: ") || text.startsWith("Process: ")) {
        process(text, number, line);
        return true;
      }
      triggered |= text.startsWith("TriggeredBy: ") || text.startsWith("Condition: ");
      logLines |= text.contains("]: ");
      return false;
    }

    private void process(String text, int number, String line) {
      Matcher started = STARTED.matcher(text);
      if (started.find() && unit.endsWith(".service")) {
        String name = unit.substring(0, unit.length() - ".service".length());
        out.observe(new UnitProgram(name, started.group(1), out.at(number, line)));
      }
      List<String> words = Text.words(text.substring(text.indexOf(':') + 1), 3);
      if (text.startsWith("Main PID: ") && !words.isEmpty() && !text.contains("code=")) {
        pid = Math.max(0, Text.integer(words.get(0)));
      }
      int status = text.indexOf("status=");
      if (status > 0 && !text.contains("status=0/")) {
        exit = text.substring(status).replace(")", "").strip();
      }
    }

    /** A line of {@code systemctl show}; true when it is one that is read or skipped knowingly. */
    private boolean shown(String text, int equals) {
      String name = text.substring(0, equals);
      String value = text.substring(equals + 1);
      if (PROPERTIES.contains(name) && !properties.add(name)) {
        // the same once more: another unit; its name stands behind most of them
        end();
        properties.add(name);
      }
      switch (name) {
        case "Id" -> unit = value;
        case "ActiveState" -> active = value;
        case "SubState" ->
            detail =
                detail.isEmpty()
                    ? value
                    : value.equals("auto-restart") ? value + ", " + detail : detail;
        case "Result" -> detail = value.equals("success") ? detail : value;
        case "NRestarts" -> restarts = Text.integer(value);
        case "MainPID" -> pid = Math.max(0, Text.integer(value));
        case "UnitFileState" -> enabled = value.startsWith("enabled");
        default -> {
          return Character.isUpperCase(name.charAt(0));
        }
      }
      return true;
    }

    private void observe(
        String name, String state, String sub, boolean wanted, int main, int again, Origin at) {
      out.observe(new UnitState(name, state, sub, wanted, main, again, at));
    }

    @Override
    public void end() {
      if (!unit.isEmpty() && !active.isEmpty() && origin != null) {
        String more = exit.isEmpty() ? detail : detail + ", " + exit;
        observe(unit, active, more, enabled && !triggered, pid, restarts, origin);
      }
      active = "";
      detail = "";
      exit = "";
      enabled = false;
      triggered = false;
      pid = 0;
      restarts = -1;
      origin = null;
      properties.clear();
    }
  }
}
