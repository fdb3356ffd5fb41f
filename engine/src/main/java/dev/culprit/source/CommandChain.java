package dev.culprit.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The commands of one shell line that print one after another: {@code uptime; free -m; df -h}. */
final class CommandChain {

  /** Longest line that is taken apart, and commands in it; what is longer is a script. */
  private static final int LONGEST = 2000;

  private static final int MOST = 40;

  /** After these nobody can tell how often the commands ran. */
  private static final Set<String> LOOPS =
      Set.of("for", "while", "until", "case", "select", "function", "watch");

  private static final Set<String> SAYING = Set.of("echo", "printf");

  private static final Set<String> ONE_LINE =
      Set.of(
          "date",
          "uptime",
          "hostname",
          "whoami",
          "nproc",
          "getenforce",
          "pwd",
          "arch",
          "uname",
          "getconf",
          "id",
          "runlevel");

  /** Files of the kernel that hold one line. */
  private static final Pattern ONE_LINE_FILE =
      Pattern.compile(
          "/proc/(?:sys/\\S+|loadavg|uptime|version|cmdline)"
              + "|/sys/\\S+(?<!stat|events|events\\.local|pressure|procs|tasks|uevent)");

  private static final Pattern TALLIED =
      Pattern.compile(".*\\|\\s*uniq +-\\w*c\\w*\\s*(?:\\|\\s*(?:sort|head|tail)\\b[^|]*)*");

  private static final Pattern LIMIT = Pattern.compile("-[HS]{0,2}[b-zHS]");

  /**
   * A command that may print.
   *
   * @param name what is known of what it prints
   * @param tool its tool's name
   * @param says the line that it prints, where the command itself says that; or ""
   * @param oneLine whether it prints just one line
   * @param tallied whether it ends in {@code uniq -c}, so that each line begins with a number
   */
  record Link(ReadingName name, String tool, String says, boolean oneLine, boolean tallied) {}

  private final List<Link> links = new ArrayList<>();
  private String folder = "";

  private CommandChain() {}

  /** The commands in order, without those that print nothing; empty where nothing is chained. */
  static List<Link> of(String line) {
    if (line.length() > LONGEST || (line.indexOf(';') < 0 && !chains(line))) {
      return List.of();
    }
    CommandChain chain = new CommandChain();
    boolean whole = chain.add(line, 0);
    if (!whole || chain.links.size() < 2 || chain.links.size() > MOST) {
      return List.of();
    }
    if (!chain.links.get(chain.links.size() - 1).says().isEmpty()) {
      chain.links.add(
          new Link(ReadingName.NONE, "", "", false, false)); // whatever was pasted below it
    }
    return chain.links;
  }

  /** Whether a line without a semicolon holds more than one command or file. */
  private static boolean chains(String line) {
    return line.indexOf('&') >= 0 || line.indexOf("||") >= 0 || line.startsWith("cat ");
  }

  /** False where the line holds what cannot be told apart. */
  private boolean add(String line, int depth) {
    List<ShellWords.Part> parts = ShellWords.parts(line);
    for (int i = 0; i < parts.size(); ) {
      int end = i + 1;
      while (end < parts.size() && parts.get(end).piped()) {
        end++;
      }
      ShellWords.Part first = parts.get(i);
      if (LOOPS.contains(first.words().get(0))) {
        return false;
      }
      List<String> words = Wrappers.unwrapped(first.words());
      String script = words.isEmpty() || depth > 2 ? "" : Wrappers.script(words);
      if (!script.isEmpty()) {
        if (!add(script, depth + 1)) {
          return false;
        }
      } else if (!words.isEmpty()) {
        add(words, line.substring(first.start(), parts.get(end - 1).end()), end - i > 1);
      }
      i = end;
    }
    return true;
  }

  private void add(List<String> words, String text, boolean filtered) {
    String tool = Wrappers.name(words.get(0));
    List<String> arguments = words.subList(1, words.size());
    if (tool.equals("cd")) {
      folder = arguments.size() == 1 && arguments.get(0).startsWith("/") ? arguments.get(0) : "";
    } else if (SAYING.contains(tool) && !filtered) {
      String says = said(arguments);
      if (!says.isEmpty()) {
        links.add(new Link(ReadingName.NONE, tool, says, true, false));
      }
    } else if ((CommandLine.isSilent(tool) && !filtered)
        || arguments.stream().anyMatch(CommandChain::keeps)) {
      return;
    } else if (!filtered && tool.equals("cat") && arguments.size() > 1 && allOneLine(arguments)) {
      arguments.forEach(file -> link("cat " + file, tool, true));
    } else {
      link(text.strip(), tool, filtered ? counts(text) : isOneLine(tool, arguments));
    }
  }

  private void link(String text, String tool, boolean oneLine) {
    boolean tallied = TALLIED.matcher(text).matches();
    links.add(new Link(ReadingName.commandLine(text, folder), tool, "", oneLine, tallied));
  }

  /** Whether what is printed goes into a file. */
  private static boolean keeps(String word) {
    return word.matches("[1&]?>.*");
  }

  private static String said(List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    while (!words.isEmpty() && words.get(0).matches("-[neE]+")) {
      words.remove(0);
    }
    String text = String.join(" ", words).replaceAll("^(?:\\\\n)+|(?:\\\\n)+$", "").strip();
    return text.contains("$") || text.contains("`") || text.contains("\\") ? "" : text;
  }

  private static boolean isOneLine(String tool, List<String> arguments) {
    return switch (tool) {
      case "ulimit" -> arguments.size() == 1 && LIMIT.matcher(arguments.get(0)).matches();
      case "cat" -> allOneLine(arguments);
      case "hostname", "date" -> arguments.stream().noneMatch(word -> word.startsWith("-I"));
      default -> ONE_LINE.contains(tool);
    };
  }

  private static boolean allOneLine(List<String> files) {
    return !files.isEmpty() && files.stream().allMatch(f -> ONE_LINE_FILE.matcher(f).matches());
  }

  /** Whether the line ends in a filter that prints a number. */
  private static boolean counts(String text) {
    return text.matches(".*\\|\\s*(?:wc -[lwc]|grep -c .*)\\s*");
  }
}
