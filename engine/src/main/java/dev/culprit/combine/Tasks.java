package dev.culprit.combine;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.SpinningProcess;
import dev.culprit.fact.Subject;
import dev.culprit.fact.ThreadCount;
import dev.culprit.fact.UserTasks;
import dev.culprit.fact.ZombieFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Processes to what they have of tasks: zombies by parent, threads by process, tasks by user. */
final class Tasks {

  /** Threads of a process below this are nobody's trouble. */
  private static final int MANY_THREADS = 50;

  /** Share of a core, in percent, that leaves no time for waiting. */
  private static final double WHOLE_CORE = 90;

  /** What limits.h and prlimit call RLIMIT_NPROC. */
  private static final String MAX_PROCESSES = "Max processes";

  private final ServiceNames names;
  private final Map<Integer, ProcessSeen> first = new TreeMap<>();
  private final Map<Integer, ProcessSeen> latest = new TreeMap<>();
  private final int lastSample;

  Tasks(Observations read, ServiceNames names) {
    this.names = names;
    int last = 0;
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      first.merge(process.pid(), process, (a, b) -> b.sample() < a.sample() ? b : a);
      latest.merge(process.pid(), process, Tasks::later);
      last = Math.max(last, process.sample());
    }
    this.lastSample = last;
  }

  private static ProcessSeen later(ProcessSeen a, ProcessSeen b) {
    return b.sample() >= a.sample() ? b : a;
  }

  private static final class Family {
    private int zombies;
    private int before;
    private final Map<String, Integer> children = new TreeMap<>();
    private final List<Origin> proof = new ArrayList<>();
  }

  List<ZombieFamily> zombies() {
    Map<Integer, Family> families = new TreeMap<>();
    for (ProcessSeen process : latest.values()) {
      if (process.state() == 'Z') {
        int parent = Math.max(0, process.parent());
        Family family = families.computeIfAbsent(parent, p -> new Family());
        family.zombies++;
        family.before += first.get(process.pid()).sample() == 0 ? 1 : 0;
        family.children.merge(child(process), 1, Integer::sum);
        if (family.proof.size() < 3) {
          family.proof.add(process.origin());
        }
      }
    }
    List<ZombieFamily> all = new ArrayList<>();
    families.forEach((parent, family) -> all.add(family(parent, family)));
    return all;
  }

  private ZombieFamily family(int parent, Family family) {
    return new ZombieFamily(
        parent(parent),
        family.zombies,
        lastSample == 0 ? -1 : family.before,
        most(family.children),
        family.proof);
  }

  /** The parent as a service; the host where the listing does not name it. */
  private Subject parent(int pid) {
    if (pid <= 1) {
      return pid == 1 ? Subject.service("init", 1) : Subject.HOST;
    }
    ProcessSeen seen = latest.get(pid);
    return names.of(pid, seen == null ? "process " + pid : seen.command());
  }

  private static String child(ProcessSeen process) {
    return process.command().replaceAll("[\\[\\]]|\\s*<defunct>", "");
  }

  private static String most(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Processes that take a core's worth of time in every look. */
  List<SpinningProcess> spinning(Observations read) {
    Map<Integer, List<ProcessSeen>> looks = new TreeMap<>();
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      if (process.cpuPercent() >= 0) {
        looks.computeIfAbsent(process.pid(), p -> new ArrayList<>()).add(process);
      }
    }
    List<SpinningProcess> all = new ArrayList<>();
    looks.forEach(
        (pid, seen) -> {
          double least = seen.stream().mapToDouble(ProcessSeen::cpuPercent).min().orElse(0);
          if (least >= WHOLE_CORE) {
            ProcessSeen last = seen.get(seen.size() - 1);
            all.add(
                new SpinningProcess(
                    names.of(pid, last.command()),
                    seen.size(),
                    least,
                    seen.stream().mapToLong(ProcessSeen::elapsedSeconds).max().orElse(-1),
                    seen.stream().limit(3).map(ProcessSeen::origin).toList()));
          }
        });
    return all;
  }

  List<ThreadCount> threads() {
    int ofHost = latest.values().stream().mapToInt(p -> Math.max(1, p.threads())).sum();
    List<ThreadCount> all = new ArrayList<>();
    for (ProcessSeen process : latest.values()) {
      if (process.threads() >= MANY_THREADS) {
        ProcessSeen earlier = first.get(process.pid());
        boolean twice = earlier.sample() < process.sample() && earlier.threads() > 0;
        all.add(
            new ThreadCount(
                names.of(process.pid(), process.command()),
                process.threads(),
                twice ? earlier.threads() : -1,
                ofHost,
                twice ? List.of(process.origin(), earlier.origin()) : List.of(process.origin())));
      }
    }
    return all;
  }

  List<UserTasks> users(Observations read) {
    Map<String, ProcessLimit> limits = new HashMap<>();
    for (ProcessLimit limit : read.of(ProcessLimit.class)) {
      ProcessSeen process = latest.get(limit.pid());
      if (limit.resource().equals(MAX_PROCESSES) && process != null && isHeldToIt(process)) {
        limits.merge(process.user(), limit, (a, b) -> b.soft() < a.soft() ? b : a);
      }
    }
    List<UserTasks> all = new ArrayList<>();
    new TreeMap<>(limits).forEach((user, limit) -> all.add(tasks(user, limit)));
    return all;
  }

  /** Root may have as many as the host can. */
  private static boolean isHeldToIt(ProcessSeen process) {
    return !process.user().isEmpty() && !process.user().equals("root");
  }

  private UserTasks tasks(String user, ProcessLimit limit) {
    Map<String, Integer> byService = new TreeMap<>();
    int tasks = 0;
    for (ProcessSeen process : latest.values()) {
      if (process.user().equals(user)) {
        int own = Math.max(1, process.threads());
        tasks += own;
        byService.merge(names.of(process.pid(), process.command()).name(), own, Integer::sum);
      }
    }
    return new UserTasks(
        Subject.of(Subject.Kind.USER, user),
        tasks,
        limit.soft(),
        most(byService),
        List.of(limit.origin()));
  }
}
