package dev.culprit.combine;

import dev.culprit.fact.HostIdentity;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.ProcessCgroup;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ServiceKept;
import dev.culprit.fact.Subject;
import dev.culprit.fact.UnitState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who starts and stops the services of a host, by the tree of processes and their control groups.
 * Where the first process was not seen, systemd is taken for granted.
 */
final class Managers {

  private static final String SYSTEMD = "systemd";

  /** Managers that are the parent of what they start. */
  private static final Map<String, String> PARENTS =
      Map.of("supervisord", "supervisord", "runsv", "runit");

  private static final Set<String> INITS =
      Set.of("init", "openrc-init", "runit", "busybox", "upstart");

  private static final Pattern UNIT =
      Pattern.compile("/((?!user@|session-)[^/]+\\.service)(?:/|$)");

  private static final Pattern CONTAINER =
      Pattern.compile("(?:/docker/|docker-)([0-9a-f]{12})[0-9a-f]{52}");

  private static final Pattern OPENRC = Pattern.compile("(?i)alpine|gentoo");

  private static final int FIRST = 1;

  private final Map<Integer, ProcessSeen> processes = new TreeMap<>();
  private final Map<Integer, String> cgroups = new HashMap<>();
  private final ServiceNames names;
  private final List<LogTally> logs;
  private final String host;

  private Managers(Observations read, ServiceNames names) {
    this.names = names;
    this.logs = read.of(LogTally.class);
    read.of(ProcessSeen.class).forEach(p -> processes.merge(p.pid(), p, Managers::withParent));
    read.of(ProcessCgroup.class).forEach(c -> cgroups.put(c.pid(), c.path()));
    this.host = host(read);
  }

  /** The manager of each service that runs, and of the host for those that do not. */
  static List<ServiceKept> of(Observations read, ServiceNames names) {
    return new Managers(read, names).kept();
  }

  private static ProcessSeen withParent(ProcessSeen a, ProcessSeen b) {
    return b.parent() >= 0 ? b : a;
  }

  private List<ServiceKept> kept() {
    List<ServiceKept> all = new ArrayList<>();
    all.add(new ServiceKept(Subject.HOST, host, "", 0));
    Map<String, ProcessSeen> mains = new TreeMap<>();
    for (ProcessSeen process : processes.values()) {
      String service = nameOf(process);
      if (process.pid() != FIRST && !mains.containsKey(service)) {
        mains.put(service, top(process, service));
      }
    }
    mains.forEach((service, main) -> all.add(kept(Subject.service(service), main)));
    fromLogs(mains.keySet(), all);
    return all;
  }

  /**
   * What is down while one looks is known from its manager's log: a field named after the manager.
   */
  private void fromLogs(Set<String> running, List<ServiceKept> all) {
    for (String manager : PARENTS.values()) {
      logs.stream()
          .map(log -> log.field(manager))
          .filter(service -> !service.isEmpty() && !running.contains(service))
          .distinct()
          .forEach(service -> all.add(new ServiceKept(Subject.service(service), manager, "", 0)));
    }
  }

  private String nameOf(ProcessSeen process) {
    return names.of(process.pid(), process.command()).name();
  }

  /** The ancestor that is still of the same service. */
  private ProcessSeen top(ProcessSeen process, String service) {
    ProcessSeen top = process;
    for (int steps = 0; steps < processes.size(); steps++) {
      ProcessSeen parent = processes.get(top.parent());
      if (parent == null || parent.pid() == FIRST || !nameOf(parent).equals(service)) {
        return top;
      }
      top = parent;
    }
    return top;
  }

  private ServiceKept kept(Subject service, ProcessSeen main) {
    String cgroup = cgroups.getOrDefault(main.pid(), "");
    int pid = main.parent() >= 0 ? main.pid() : 0;
    Matcher container = CONTAINER.matcher(cgroup);
    if (container.find() && !cgroup.equals(cgroups.get(FIRST))) {
      return new ServiceKept(service, "docker", container.group(1), pid);
    }
    Matcher unit = UNIT.matcher(cgroup);
    if (host.equals(SYSTEMD)) {
      return new ServiceKept(service, SYSTEMD, unit.find() ? unit.group(1) : "", pid);
    }
    ProcessSeen parent = processes.get(main.parent());
    String keeper = parent == null ? null : PARENTS.get(parent.command());
    if (keeper != null) {
      return new ServiceKept(service, keeper, "", pid);
    }
    // what an init script started was left to the first process; in a container so was all else,
    // and its script would end the daemon and start one of its own
    boolean byInit = (main.parent() < 0 || main.parent() == FIRST) && startsServices();
    return new ServiceKept(service, byInit ? host : "none", "", pid);
  }

  /** Whether the first process is one that runs init scripts, and not a container's program. */
  private boolean startsServices() {
    ProcessSeen first = processes.get(FIRST);
    return first == null || INITS.contains(first.command());
  }

  private String host(Observations read) {
    ProcessSeen first = processes.get(FIRST);
    boolean units = read.of(UnitState.class).stream().anyMatch(u -> u.unit().endsWith(".service"));
    if (first == null || units || isSystemd(first) || journals()) {
      return SYSTEMD;
    }
    boolean openrc =
        first.command().contains("openrc")
            || read.of(HostIdentity.class).stream()
                .anyMatch(id -> OPENRC.matcher(id.distribution()).find());
    return openrc ? "openrc" : first.command().startsWith("runit") ? "runit" : "sysv";
  }

  /** Its short name; as an argument the name also stands in commands that only mention it. */
  private static boolean isSystemd(ProcessSeen first) {
    return first.command().equals(SYSTEMD)
        || first.arguments().split(" ", 2)[0].endsWith("/" + SYSTEMD);
  }

  /** Whether the first process is systemd under its old name {@code init}. */
  private boolean journals() {
    return processes.values().stream()
        .anyMatch(p -> p.command().startsWith("systemd-") && !p.command().endsWith("-inhibit"));
  }
}
