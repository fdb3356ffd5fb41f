package dev.culprit.diagnose;

import dev.culprit.advise.Adviser;
import dev.culprit.fact.DescriptorTable;
import dev.culprit.fact.InterfaceAddress;
import dev.culprit.fact.Listener;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.RouteEntry;
import dev.culprit.fact.ServiceSeen;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.SoftwarePage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real pids, services, units and ports for the templates of tests and remedies. */
public final class PlaceholderValues implements Adviser.Values {

  /** For how many seconds a service has been running, or -1 where that is not told. */
  public static final String RUNNING = "running-seconds";

  private final Map<String, Map<String, String>> byService = new HashMap<>();
  private final Map<String, String> general = new HashMap<>();
  private final Map<String, String> byInterface = new HashMap<>();

  /** Learns from the facts of one run, and the names of units from the software pages. */
  public PlaceholderValues(List<Object> facts, Knowledge knowledge) {
    learnWays(facts);
    for (SoftwarePage page : knowledge.software()) {
      if (!page.units().isEmpty()) {
        put(page.id(), "unit", page.units().get(0));
      }
    }
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
      } else if (fact instanceof LogTally log && log.field("path").startsWith("/")) {
        put(log.program(), "path", log.field("path"));
      }
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
    values.put(subject.kind().label(), subject.name());
    values.put("subject", subject.name());
    if (subject.kind() == Subject.Kind.SERVICE) {
      values.putIfAbsent("unit", subject.name());
    }
    if (subject.kind() == Subject.Kind.UPSTREAM) {
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
