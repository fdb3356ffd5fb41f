package dev.culprit.run;

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
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * What may be run, by program and arguments: two lists that stand beside this class as data. What
 * is on neither list is taken to do more than read.
 */
public final class Safety {

  /** Programs that start another one, which is judged as well. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "timeout", "nice", "ionice", "env", "xargs", "find", "strace", "ltrace", "setsid",
          "stdbuf", "time", "watch", "flock", "nohup", "command", "taskset", "chrt");

  /** Programs whose argument is a program text; a value inside it could be a part of it. */
  private static final Set<String> INTERPRETERS =
      Set.of(
          "awk", "gawk", "mawk", "sed", "perl", "python", "python3", "sh", "bash", "psql", "mysql",
          "mariadb", "gdb", "socat", "xargs", "env");

  private static final String NEVER = "never.tsv";
  private static final String READS = "reads.tsv";

  /** Both lists; they are read once. */
  public static final Safety BUILT_IN = new Safety();

  private final Map<String, List<Never>> never = new HashMap<>();
  private final Map<String, Pattern> reads = new HashMap<>();

  /** What a command does. */
  public enum Kind {
    READS,
    CHANGES,
    NEVER
  }

  /**
   * A judgement.
   *
   * @param why why it is never run, or ""
   */
  public record Verdict(Kind kind, String why) {}

  private record Never(Pattern arguments, String why) {}

  private Safety() {
    for (String[] row : rows(NEVER)) {
      never
          .computeIfAbsent(row[0], t -> new ArrayList<>())
          .add(new Never(Pattern.compile(row[1]), row[2]));
    }
    for (String[] row : rows(READS)) {
      reads.put(row[0], row[1].isEmpty() ? null : Pattern.compile(row[1]));
    }
  }

  private static List<String[]> rows(String name) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = Safety.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          rows.add(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** The worst of all that a plan runs, before it is filled in. */
  public Verdict judge(Plan plan) {
    for (Plan.Step step : plan.steps()) {
      for (Plan.Stage stage : step.stages()) {
        String tool = name(stage.words().get(0).literal());
        if (stage.words().get(0).hasPlaceholder()) {
          return new Verdict(Kind.NEVER, "the program itself would be filled in");
        }
        if (INTERPRETERS.contains(tool)
            && stage.words().stream().anyMatch(w -> inProgram(tool, w))) {
          return new Verdict(Kind.NEVER, "a value would become a part of what " + tool + " runs");
        }
      }
    }
    return worst(plan.programs());
  }

  /** A value that is a whole argument of gdb or xargs is no program text. */
  private static boolean inProgram(String tool, Word word) {
    boolean whole = word.pieces().size() == 1;
    return word.hasPlaceholder() && !(whole && Set.of("gdb", "xargs").contains(tool));
  }

  /** The worst of all that a job runs. */
  public Verdict judge(Job job) {
    return worst(
        job.pipelines().stream()
            .flatMap(p -> p.programs().stream())
            .map(Job.Program::arguments)
            .toList());
  }

  private Verdict worst(List<List<String>> programs) {
    Verdict worst = new Verdict(Kind.READS, "");
    for (List<String> program : programs) {
      Verdict verdict = judge(program);
      if (verdict.kind().compareTo(worst.kind()) > 0) {
        worst = verdict;
      }
    }
    return worst;
  }

  /** What one program with its arguments does. */
  public Verdict judge(List<String> arguments) {
    String tool = name(arguments.get(0));
    List<List<String>> started = WRAPPERS.contains(tool) ? suffixes(arguments) : List.of(arguments);
    for (List<String> program : started) {
      String why = never(program);
      if (!why.isEmpty()) {
        return new Verdict(Kind.NEVER, name(program.get(0)) + ": " + why);
      }
    }
    BiPredicate<String, List<String>> reading = this::reads;
    boolean onlyReads = reading.test(tool, arguments);
    if (WRAPPERS.contains(tool) && !tool.equals("find")) {
      onlyReads =
          started.stream()
              .skip(1)
              .filter(p -> isProgram(p.get(0)))
              .findFirst()
              .map(p -> reads(name(p.get(0)), p))
              .orElse(false);
    }
    return new Verdict(onlyReads ? Kind.READS : Kind.CHANGES, "");
  }

  private String never(List<String> program) {
    String line = line(program);
    return never.getOrDefault(name(program.get(0)), List.of()).stream()
        .filter(n -> n.arguments().matcher(line).find())
        .map(Never::why)
        .findFirst()
        .orElse("");
  }

  private boolean reads(String tool, List<String> program) {
    if (!reads.containsKey(tool)) {
      return false;
    }
    Pattern more = reads.get(tool);
    return more == null || !more.matcher(line(program)).find();
  }

  /** The arguments as the lists' patterns see them: each after a blank. */
  private static String line(List<String> program) {
    StringBuilder line = new StringBuilder();
    program.subList(1, program.size()).forEach(a -> line.append(' ').append(a));
    return line.toString();
  }

  private static List<List<String>> suffixes(List<String> arguments) {
    List<List<String>> suffixes = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (i == 0 || isProgram(arguments.get(i))) {
        suffixes.add(arguments.subList(i, arguments.size()));
      }
    }
    return suffixes;
  }

  /** Neither an option nor a number nor a duration. */
  private static boolean isProgram(String word) {
    return !word.startsWith("-") && !word.matches("[0-9.]+[smhd]?|[A-Za-z_]+=.*|");
  }

  static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}
