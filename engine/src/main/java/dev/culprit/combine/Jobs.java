package dev.culprit.combine;

import dev.culprit.fact.JobCopies;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ScheduledJob;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Commands that run in several copies, each started on its own: by a shell of a scheduler, or
 * straight by cron. Workers of a server, which one parent forks, are none.
 */
final class Jobs {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");
  private static final Set<String> SCHEDULERS =
      Set.of("cron", "crond", "CRON", "CROND", "atd", "anacron", "fcron");

  /** Fewer copies than this are told by nobody. */
  private static final int FEWEST = 2;

  private final ServiceNames names;
  private final Map<Integer, ProcessSeen> byPid = new TreeMap<>();
  private final Set<String> scheduledCommands = new TreeSet<>();

  private Jobs(ServiceNames names) {
    this.names = names;
  }

  static List<JobCopies> of(Observations read, ServiceNames names) {
    Jobs jobs = new Jobs(names);
    read.of(ScheduledJob.class).forEach(job -> jobs.scheduledCommands.add(job.command().strip()));
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      jobs.byPid.merge(process.pid(), process, (a, b) -> a.sample() >= b.sample() ? a : b);
    }
    return jobs.copies();
  }

  private List<JobCopies> copies() {
    Map<String, List<ProcessSeen>> byCommand = new TreeMap<>();
    for (ProcessSeen process : byPid.values()) {
      String command = jobOf(process);
      if (!command.isEmpty() && !isPartOf(command, byPid.get(process.parent()))) {
        byCommand.computeIfAbsent(command, c -> new ArrayList<>()).add(process);
      }
    }
    List<JobCopies> all = new ArrayList<>();
    byCommand.forEach(
        (command, processes) -> {
          if (processes.size() >= FEWEST) {
            all.add(copies(command, processes));
          }
        });
    return all;
  }

  /**
   * The command line of a job that a scheduler started: what a shell was told to run, a script that
   * no server started, or a child of cron's; "" for any other process.
   */
  private String jobOf(ProcessSeen process) {
    if (process.state() == 'Z') {
      return "";
    }
    if (scheduledCommands.contains(process.arguments().strip())) {
      return process.arguments().strip();
    }
    String[] words = process.arguments().strip().split("\\s+", 3);
    boolean shell = SHELLS.contains(base(words[0]));
    if (shell && words.length == 3 && words[1].equals("-c")) {
      return words[2];
    }
    ProcessSeen parent = byPid.get(process.parent());
    boolean byCron = parent != null && SCHEDULERS.contains(parent.command());
    boolean byHand = parent == null || byCron || SHELLS.contains(parent.command());
    if (shell && byHand && words.length >= 2 && isScript(words[1])) {
      return process.arguments().strip().substring(words[0].length()).strip();
    }
    return byCron && !SCHEDULERS.contains(process.command()) ? process.arguments().strip() : "";
  }

  /** Whether a shell's argument names a script; a descriptor's number tells nobody which one. */
  private static boolean isScript(String argument) {
    return !argument.startsWith("-") && !argument.startsWith("/dev/fd/");
  }

  /** Whether the parent runs the same: a subshell of a script is no further copy of it. */
  private boolean isPartOf(String command, ProcessSeen parent) {
    return parent != null && jobOf(parent).equals(command);
  }

  private JobCopies copies(String command, List<ProcessSeen> processes) {
    Set<Long> starts = new TreeSet<>();
    boolean scheduled = scheduledCommands.contains(command);
    for (ProcessSeen process : processes) {
      if (process.elapsedSeconds() >= 0) {
        starts.add(process.elapsedSeconds());
      }
      scheduled |= underScheduler(process);
    }
    List<Origin> proof = processes.stream().limit(4).map(ProcessSeen::origin).toList();
    return new JobCopies(
        Subject.of(Subject.Kind.PROCESS, job(command)),
        command,
        processes.size(),
        zombies(processes),
        scheduled,
        starts.size(),
        starts.stream().mapToLong(Long::longValue).max().orElse(-1),
        starts.stream().mapToLong(Long::longValue).min().orElse(-1),
        proof);
  }

  private boolean underScheduler(ProcessSeen process) {
    ProcessSeen up = byPid.get(process.parent());
    for (int steps = 0; up != null && steps < 4; steps++) {
      if (SCHEDULERS.contains(up.command())) {
        return true;
      }
      up = up.parent() == up.pid() ? null : byPid.get(up.parent());
    }
    return false;
  }

  private int zombies(List<ProcessSeen> parents) {
    Map<Integer, Integer> dead = new HashMap<>();
    byPid.values().stream()
        .filter(p -> p.state() == 'Z')
        .forEach(p -> dead.merge(p.parent(), 1, Integer::sum));
    return parents.stream().mapToInt(p -> dead.getOrDefault(p.pid(), 0)).sum();
  }

  /** The program or script that the command line runs, past assignments and changes of folder. */
  private String job(String command) {
    String rest = command.strip();
    if (rest.startsWith("cd ") && rest.contains("&&")) {
      rest = rest.substring(rest.indexOf("&&") + 2).strip();
    }
    while (rest.matches("^[A-Za-z_]\\w*=\\S* .*")) {
      rest = rest.substring(rest.indexOf(' ') + 1).strip();
    }
    String first = rest.split("[\\s;|&<>]+", 2)[0];
    String line = rest.split("[;|&<>]", 2)[0].strip();
    return names.ofCommand(base(first), line);
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
