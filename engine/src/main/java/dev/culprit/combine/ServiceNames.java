package dev.culprit.combine;

import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.SoftwarePage;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which service a process belongs to, as people name it. */
public final class ServiceNames {

  /** Programs that only run something else; the script is what people mean. */
  private static final Set<String> INTERPRETERS =
      Set.of("python", "perl", "ruby", "node", "bash", "sh", "dash", "php", "java", "lua");

  /** How the file of a script ends, and its log does not. */
  private static final Pattern SCRIPT = Pattern.compile("\\.(?:py|pl|rb|sh|js|php|jar|lua)$");

  private static final Pattern WORDS = Pattern.compile("\\s+");

  /** What units bear behind the name that people say. */
  private static final Pattern UNIT = Pattern.compile("(?:@[^@/]*)?\\.(?:service|scope|socket)$");

  /** A text that somebody saved, with its name; a daemon's log ends otherwise. */
  private static final Pattern TEXT = Pattern.compile("(?:^|/)([^/]+)\\.(?:txt|text|md)$");

  /** Options of interpreters whose value is not the script. */
  private static final Set<String> TAKES_A_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "-W",
          "-X",
          "--add-exports",
          "--add-opens",
          "--add-modules",
          "--add-reads",
          "--module-path",
          "-p");

  /** A kernel's thread with its core: {@code ksoftirqd/0}, {@code [kworker/u8:1]}. */
  private static final Pattern KERNEL_THREAD = Pattern.compile("\\[?[a-z_]+/u?\\d+\\S*");

  private final Knowledge knowledge;
  private final Map<Integer, String> byPid = new TreeMap<>();

  /** Names by the software pages of {@code knowledge}. */
  public ServiceNames(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** Remembers a process, so that its pid is enough to name it later. */
  public void learn(ProcessSeen process) {
    if (!process.command().isEmpty()) {
      byPid.put(process.pid(), name(process.command(), process.arguments()));
    }
  }

  /**
   * The service of a process, named by its pid where ps was read, else by the short name at hand.
   */
  public Subject of(int pid, String command) {
    String known = byPid.get(pid);
    String said = command.isEmpty() ? "process " + pid : normalise(command);
    return Subject.service(known != null ? known : said, pid);
  }

  /** Whether a reading tells which service a process is. */
  boolean knows(int pid) {
    return byPid.containsKey(pid);
  }

  /** The name under which people know a program: {@code php-fpm8.2} is {@code php-fpm}. */
  public String normalise(String program) {
    return name(program, program);
  }

  /**
   * The service that a program's own log names: {@code thumbd} for {@code python3 thumbd.py}, where
   * such a process was seen. What somebody called the text that he saved names none, unless it is
   * known otherwise.
   *
   * @param source where the log was read
   */
  public String ofLog(String written, String source) {
    String program = written.isEmpty() ? "" : normalise(UNIT.matcher(written).replaceFirst(""));
    if (program.isEmpty() || byPid.containsValue(program)) {
      return program;
    }
    return byPid.values().stream()
        .filter(service -> SCRIPT.matcher(service).replaceFirst("").equals(program))
        .findFirst()
        .orElseGet(() -> isNameOfText(written, source) && !known(program) ? "" : program);
  }

  /** Whether a name comes from {@code source} alone, and that is no log by its name. */
  private static boolean isNameOfText(String written, String source) {
    Matcher text = TEXT.matcher(source);
    return text.find() && text.group(1).equalsIgnoreCase(written);
  }

  /** The name of what a command line runs: its script where an interpreter runs one. */
  String ofCommand(String command, String arguments) {
    return name(command, arguments);
  }

  /** Whether a software page knows the name. */
  public boolean known(String service) {
    return knowledge.software().stream().anyMatch(p -> p.id().equals(service));
  }

  private String name(String command, String arguments) {
    SoftwarePage page = knowledge.softwareOf(command, arguments);
    if (page != null) {
      return page.id();
    }
    String base = base(command);
    if (INTERPRETERS.contains(base.replaceAll("[0-9.]+$", ""))) {
      return script(arguments, base);
    }
    return base;
  }

  /** The first argument that is a script or a class, else the interpreter itself. */
  private static String script(String arguments, String interpreter) {
    Iterator<String> words = WORDS.splitAsStream(arguments.strip()).skip(1).iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("-c") || word.equals("-e")) {
        return interpreter;
      }
      if (TAKES_A_VALUE.contains(word) && words.hasNext()) {
        words.next();
      } else if (!word.startsWith("-")) {
        return base(word);
      }
    }
    return interpreter;
  }

  private static String base(String path) {
    String first = path.strip().split("\\s+", 2)[0];
    if (KERNEL_THREAD.matcher(first).matches()) {
      return first;
    }
    String name = first.substring(first.lastIndexOf('/') + 1);
    if (name.endsWith(":")) {
      name = name.substring(0, name.length() - 1);
    }
    return name.isEmpty() ? path.strip() : name;
  }
}
