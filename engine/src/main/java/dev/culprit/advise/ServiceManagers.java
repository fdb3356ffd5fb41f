package dev.culprit.advise;

import dev.culprit.knowledge.Remedy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages say in systemd's words how a service is restarted or asked. Here these become the words of
 * the manager that looks after the service, from a table that stands beside this class as data.
 */
public final class ServiceManagers {

  /** The placeholder value that names the manager. */
  public static final String MANAGER = "manager";

  /** The placeholder value that is the path of the service's own log. */
  public static final String LOG = "log";

  /** The manager in whose words pages are written. */
  public static final String SYSTEMD = "systemd";

  private static final String TABLE = "managers.tsv";

  private static final Pattern ASKED =
      Pattern.compile("systemctl(?: --?[a-z][a-z-]*)* ([a-z-]+) \\{unit\\}(?: --?[a-z][a-z-]*)*");

  private static final Pattern LOG_ASKED =
      Pattern.compile("journalctl -u \\{unit\\} -n (\\d{1,4}) --no-pager");

  private static final Pattern KERNEL_LOG_ASKED =
      Pattern.compile("journalctl -k(?: --no-pager)?(?: --grep=(\\w{1,40}))?");

  /** What only systemd has. */
  private static final Pattern SYSTEMDS = Pattern.compile("\\b(?:systemctl|journalctl)\\b");

  /** A loop or a branch, which is no row of steps. */
  private static final Pattern COMPOUND = Pattern.compile("\\b(?:do|then|case)\\b");

  private static final Map<String, String> COMMANDS = table();

  private ServiceManagers() {}

  private static Map<String, String> table() {
    Map<String, String> commands = new HashMap<>();
    try (InputStream in = ServiceManagers.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        if (!line.startsWith("#") && cells.length == 3) {
          commands.put(cells[0] + " " + cells[1], cells[2]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return commands;
  }

  /**
   * A template in the words of a service's manager. What that manager cannot be asked is left out.
   *
   * @param values the service's, with {@link #MANAGER} among them; systemd where it is missing
   * @return "" when nothing of the template is left
   */
  public static String adapted(String template, Map<String, String> values) {
    String manager = values.getOrDefault(MANAGER, SYSTEMD);
    if (manager.equals(SYSTEMD) || !SYSTEMDS.matcher(template).find()) {
      return template;
    }
    if (COMPOUND.matcher(template).find()) {
      return "";
    }
    List<String> kept = new ArrayList<>();
    for (String step : steps(template)) {
      String said = said(step, manager, values);
      if (!SYSTEMDS.matcher(said).find()) {
        kept.add(said.strip());
      }
    }
    return String.join("; ", kept);
  }

  /**
   * The template in the words of the service's manager, with its values.
   *
   * @return the command, "" when there is none, or null when a value is missing
   */
  public static String fill(String template, Map<String, String> values) {
    return Quoting.fill(adapted(template, values), values);
  }

  /**
   * A step with its command and the way back in the words of the service's manager.
   *
   * @return its command is "" where there is none or a value of it is missing
   */
  public static Remedy filled(Remedy step, Map<String, String> values) {
    String command = fill(step.command(), values);
    String undo = fill(step.undo(), values);
    return new Remedy(
        step.what(), command == null ? "" : command, step.risk(), undo == null ? "" : undo);
  }

  private static String said(String step, String manager, Map<String, String> values) {
    String verbs = ASKED.matcher(step).replaceAll(asked -> command(manager, asked.group(1)));
    String logs = LOG_ASKED.matcher(verbs).replaceAll(log -> lastLines(manager, log, values));
    return KERNEL_LOG_ASKED.matcher(logs).replaceAll(ServiceManagers::kernelLog);
  }

  /** The manager's own words for it, else the end of the service's own log where it is known. */
  private static String lastLines(String manager, MatchResult asked, Map<String, String> values) {
    String own = COMMANDS.get(manager + " log");
    String tail = values.containsKey(LOG) ? "tail -n {lines} {" + LOG + "}" : asked.group();
    String said = (own == null ? tail : own).replace("{lines}", asked.group(1));
    return Matcher.quoteReplacement(said);
  }

  private static String kernelLog(MatchResult asked) {
    return asked.group(1) == null ? "dmesg" : "dmesg | grep -i " + asked.group(1);
  }

  private static String command(String manager, String verb) {
    String command = COMMANDS.get(manager + " " + verb);
    return Matcher.quoteReplacement(command == null ? "systemctl" : command);
  }

  /** The template cut at the semicolons that stand in no quotes and in no braces. */
  private static List<String> steps(String template) {
    List<String> steps = new ArrayList<>();
    char quote = 0;
    int depth = 0;
    int from = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{' || c == '(') {
        depth++;
      } else if (c == '}' || c == ')') {
        depth--;
      } else if (c == ';' && depth == 0) {
        steps.add(template.substring(from, i));
        from = i + 1;
      }
    }
    steps.add(template.substring(from));
    return steps;
  }
}
