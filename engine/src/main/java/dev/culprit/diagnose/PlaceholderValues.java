package dev.culprit.diagnose;

import dev.culprit.advise.Adviser;
import dev.culprit.advise.ServiceManagers;
import dev.culprit.fact.DescriptorTable;
import dev.culprit.fact.InterfaceAddress;
import dev.culprit.fact.Listener;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.RouteEntry;
import dev.culprit.fact.ServiceKept;
import dev.culprit.fact.ServiceSeen;
import dev.culprit.fact.Subject;
import dev.culprit.fact.UnitState;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.SoftwarePage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Real pids, services, units and ports for the templates of tests and remedies. */
public final class PlaceholderValues implements Adviser.Values {

  /** For how many seconds a service has been running, or -1 where that is not told. */
  public static final String RUNNING = "running-seconds";

  private static final String UNIT = "unit";

  private final Map<String, Map<String, String>> byService = new HashMap<>();
  private final Map<String, String> general = new HashMap<>();
  private final Map<String, String> byInterface = new HashMap<>();

  /** Learns from the facts of one run, and the names of units from the software pages. */
  public PlaceholderValues(List<Object> facts, Knowledge knowledge) {
    learnWays(facts);
    learnUnits(facts, knowledge);
    for (Object fact : facts) {
      if (fact instanceof ServiceSeen seen) {
        put(seen.service().name(), "pid", String.valueOf(seen.service().pid()));
        put(seen.service().name(), RUNNING, String.valueOf(seen.oldestSeconds()));
      }
    }
    for (Object fact : facts) {
      if (fact instanceof DescriptorTable table) {
        int fullest = table.service().pid();
        int traced = table.withRoom() > 0 ? table.withRoom() : fullest;
        put(table.service().name(), "pid", String.valueOf(fullest));
        put(table.service().name(), "trace-pid", String.valueOf(traced));
      } else if (fact instanceof Listener listener && !listener.program().isEmpty()) {
        put(listener.program(), "port", String.valueOf(listener.port()));
      } else if (fact instanceof LogTally log) {
        learn(log);
      }
    }
  }

  /** The file that a line names, and the file that the line stands in. */
  private void learn(LogTally log) {
    if (log.field("path").startsWith("/")) {
      put(log.program(), "path", log.field("path"));
    }
    String file = log.origin().source();
    if (file.startsWith("/var/log/") && !log.program().isEmpty()) {
      put(log.program(), ServiceManagers.LOG, file);
    }
  }

  /** The unit that was seen, else the usual one; the signal; and who looks after the service. */
  private void learnUnits(List<Object> facts, Knowledge knowledge) {
    Set<String> seen = new HashSet<>();
    facts.stream()
        .filter(UnitState.class::isInstance)
        .forEach(fact -> seen.add(((UnitState) fact).name() + ".service"));
    for (SoftwarePage page : knowledge.software()) {
      page.units().stream()
          .filter(seen::contains)
          .findFirst()
          .or(() -> page.units().stream().findFirst())
          .ifPresent(unit -> put(page.id(), UNIT, unit));
      put(page.id(), "renewing-signal", page.renews());
    }
    for (Object fact : facts) {
      if (fact instanceof ServiceKept kept) {
        learn(kept);
      }
    }
  }

  private void learn(ServiceKept kept) {
    if (kept.service().isHost()) {
      general.put(ServiceManagers.MANAGER, kept.manager());
      return;
    }
    String service = kept.service().name();
    put(service, ServiceManagers.MANAGER, kept.manager());
    if (kept.mainPid() > 0) {
      put(service, "main-pid", String.valueOf(kept.mainPid()));
    }
    if (kept.manager().equals("docker")) {
      put(service, "container", kept.unit());
    } else if (!kept.unit().isEmpty()) {
      put(service, UNIT, kept.unit());
    }
  }

  /** The way out, and each interface's own address. */
  private void learnWays(List<Object> facts) {
    for (Object fact : facts) {
      if (fact instanceof RouteEntry route && route.isDefault() && !route.gateway().isEmpty()) {
        general.putIfAbsent("gateway", route.gateway());
        general.putIfAbsent("interface", route.device());
      }
    }
    for (Object fact : facts) {
      if (fact instanceof InterfaceAddress address && !address.device().equals("lo")) {
        general.putIfAbsent("interface", address.device());
        byInterface.putIfAbsent(address.device(), address.address());
      }
    }
  }

  private void put(String service, String key, String value) {
    byService.computeIfAbsent(service, s -> new HashMap<>()).put(key, value);
  }

  @Override
  public Map<String, String> of(Subject subject) {
    Map<String, String> values = new HashMap<>(byService.getOrDefault(subject.name(), Map.of()));
    if (subject.pid() > 0) {
      values.put("pid", String.valueOf(subject.pid()));
    }
    if (values.containsKey("pid")) {
      values.putIfAbsent("trace-pid", values.get("pid"));
    }
    // the machine as a whole has no name that a command could be given; another host has
    if (!subject.equals(Subject.HOST)) {
      values.put(subject.kind().label(), subject.name());
      values.put("subject", subject.name());
    }
    if (subject.kind() == Subject.Kind.SERVICE) {
      values.putIfAbsent(UNIT, subject.name());
      values.put("script", values.get(UNIT).replaceFirst("\\.service$", ""));
    }
    if (subject.kind() == Subject.Kind.UPSTREAM && subject.name().startsWith("unix:")) {
      values.remove("upstream"); // what is asked with it goes to an address
    } else if (subject.kind() == Subject.Kind.UPSTREAM) {
      values.put("address", subject.name());
      int colon = subject.name().lastIndexOf(':');
      if (colon > 0 && subject.name().substring(colon + 1).matches("\\d{1,5}")) {
        values.put("port", subject.name().substring(colon + 1));
        values.put("address", subject.name().substring(0, colon));
      }
    }
    if (subject.kind() == Subject.Kind.INTERFACE && byInterface.containsKey(subject.name())) {
      values.put("address", byInterface.get(subject.name()));
    }
    general.forEach(values::putIfAbsent);
    return values;
  }
}
