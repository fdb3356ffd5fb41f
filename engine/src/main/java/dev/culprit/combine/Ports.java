package dev.culprit.combine;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.KernelSetting;
import dev.culprit.fact.Origin;
import dev.culprit.fact.PeerPorts;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Outgoing connections by peer, against the range of local ports: a port is taken per destination
 * (man 7 ip).
 */
final class Ports {

  private static final Set<String> HOLD_A_PORT =
      Set.of("ESTABLISHED", "TIME_WAIT", "SYN_SENT", "FIN_WAIT1", "FIN_WAIT2", "CLOSE_WAIT");

  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})");

  private Ports() {}

  private static final class Tally {
    private final Map<String, Integer> usedBySource = new TreeMap<>();
    private final Map<String, Integer> waitBySource = new TreeMap<>();
    private Origin origin;
  }

  static List<PeerPorts> of(Observations read) {
    int available = range(read);
    Map<String, Tally> byPeer = new TreeMap<>();
    for (ConnectionTally connection : read.of(ConnectionTally.class)) {
      if (!connection.incoming()
          && connection.protocol().startsWith("tcp")
          && !connection.peer().isEmpty()
          && HOLD_A_PORT.contains(connection.state())) {
        Tally tally = byPeer.computeIfAbsent(connection.peer(), p -> new Tally());
        String source = connection.origin().source();
        tally.usedBySource.merge(source, connection.count(), Integer::sum);
        if (connection.state().equals("TIME_WAIT")) {
          tally.waitBySource.merge(source, connection.count(), Integer::sum);
        }
        tally.origin = tally.origin == null ? connection.origin() : tally.origin;
      }
    }
    List<PeerPorts> ports = new ArrayList<>();
    byPeer.forEach(
        (peer, tally) ->
            ports.add(
                new PeerPorts(
                    Subject.of(Subject.Kind.UPSTREAM, peer),
                    max(tally.usedBySource),
                    max(tally.waitBySource),
                    available,
                    List.of(tally.origin))));
    return ports;
  }

  private static int max(Map<String, Integer> bySource) {
    return bySource.values().stream().mapToInt(i -> i).max().orElse(0);
  }

  private static int range(Observations read) {
    for (KernelSetting setting : read.of(KernelSetting.class)) {
      if (setting.name().equals("net.ipv4.ip_local_port_range")) {
        Matcher ends = RANGE.matcher(setting.value().strip());
        if (ends.matches()) {
          return Integer.parseInt(ends.group(2)) - Integer.parseInt(ends.group(1)) + 1;
        }
      }
    }
    return -1;
  }
}
