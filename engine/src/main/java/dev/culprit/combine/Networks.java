package dev.culprit.combine;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.HalfOpen;
import dev.culprit.fact.InterfaceCounters;
import dev.culprit.fact.InterfaceLoss;
import dev.culprit.fact.Ipv4Network;
import dev.culprit.fact.Listener;
import dev.culprit.fact.Origin;
import dev.culprit.fact.RouteEntry;
import dev.culprit.fact.RouteOverlap;
import dev.culprit.fact.Subject;
import dev.culprit.fact.UnansweredPeer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What interfaces have lost, which handshakes hang, and which routes claim the same addresses. */
final class Networks {

  /** Routes that are compared with each other; a router with more has its own tools. */
  private static final int MOST_ROUTES = 400;

  private Networks() {}

  static List<Object> of(Observations read, ServiceNames names) {
    List<Object> facts = new ArrayList<>(losses(read));
    facts.addAll(halfOpen(read, names));
    facts.addAll(unanswered(read));
    facts.addAll(overlaps(read));
    return facts;
  }

  private static List<InterfaceLoss> losses(Observations read) {
    Map<String, List<InterfaceCounters>> byDevice = new TreeMap<>();
    for (InterfaceCounters counters : read.of(InterfaceCounters.class)) {
      byDevice.computeIfAbsent(counters.device(), d -> new ArrayList<>()).add(counters);
    }
    List<InterfaceLoss> losses = new ArrayList<>();
    byDevice.forEach((device, all) -> losses.add(loss(device, all)));
    return losses;
  }

  private static InterfaceLoss loss(String device, List<InterfaceCounters> all) {
    int last = all.stream().mapToInt(InterfaceCounters::sample).max().orElse(0);
    List<InterfaceCounters> now = all.stream().filter(c -> c.sample() == last).toList();
    List<InterfaceCounters> before = all.stream().filter(c -> c.sample() == 0).toList();
    boolean twice = last > 0 && !before.isEmpty();
    Set<Origin> proof = new LinkedHashSet<>();
    proof.add(now.get(now.size() - 1).origin());
    if (twice) {
      proof.add(before.get(before.size() - 1).origin());
    }
    long packets = most(now, Networks::packets);
    long errors = most(now, Networks::errors);
    long dropped = most(now, c -> Math.max(0, c.receiveDropped()));
    return new InterfaceLoss(
        Subject.of(Subject.Kind.INTERFACE, device),
        packets,
        errors,
        most(now, c -> Math.max(0, c.sendDropped())),
        dropped,
        twice ? Math.max(0, packets - most(before, Networks::packets)) : -1,
        twice ? Math.max(0, errors - most(before, Networks::errors)) : -1,
        twice ? Math.max(0, dropped - most(before, c -> Math.max(0, c.receiveDropped()))) : -1,
        List.copyOf(proof));
  }

  /** Counters only grow: of several readings of one sample the largest is the latest. */
  private static long most(List<InterfaceCounters> all, ToLongFunction<InterfaceCounters> of) {
    return all.stream().mapToLong(of).max().orElse(0);
  }

  private static long packets(InterfaceCounters c) {
    return Math.max(0, c.received()) + Math.max(0, c.sent());
  }

  private static long errors(InterfaceCounters c) {
    return Math.max(0, c.receiveErrors())
        + Math.max(0, c.overruns())
        + Math.max(0, c.sendErrors())
        + Math.max(0, c.sendDropped());
  }

  private static List<HalfOpen> halfOpen(Observations read, ServiceNames names) {
    Map<Integer, List<ConnectionTally>> byPort = new TreeMap<>();
    for (ConnectionTally tally : read.of(ConnectionTally.class)) {
      if (tally.incoming() && tally.localPort() > 0) {
        byPort.computeIfAbsent(tally.localPort(), p -> new ArrayList<>()).add(tally);
      }
    }
    List<HalfOpen> found = new ArrayList<>();
    byPort.forEach(
        (port, tallies) -> {
          int half = ofOneSource(tallies, "SYN_RECV");
          if (half > 0) {
            found.add(halfOpen(port, half, tallies, read, names));
          }
        });
    return found;
  }

  private static HalfOpen halfOpen(
      int port, int half, List<ConnectionTally> tallies, Observations read, ServiceNames names) {
    Subject service = Subject.of(Subject.Kind.SERVICE, "port " + port);
    long backlog = -1;
    for (Listener listener : read.of(Listener.class)) {
      if (listener.port() == port) {
        backlog = Math.max(backlog, listener.backlog());
        if (!listener.program().isEmpty()) {
          service = names.of(listener.pid(), listener.program());
        }
      }
    }
    Origin proof =
        tallies.stream()
            .filter(t -> t.state().equals("SYN_RECV"))
            .map(ConnectionTally::origin)
            .findFirst()
            .orElseThrow();
    int established = ofOneSource(tallies, "ESTABLISHED");
    return new HalfOpen(service, port, half, established, backlog, List.of(proof));
  }

  /** Connections of a state in the reading that shows most of them. */
  private static int ofOneSource(List<ConnectionTally> tallies, String state) {
    Map<String, Integer> bySource = new TreeMap<>();
    for (ConnectionTally tally : tallies) {
      if (tally.state().equals(state)) {
        bySource.merge(tally.origin().source(), tally.count(), Integer::sum);
      }
    }
    return bySource.values().stream().mapToInt(i -> i).max().orElse(0);
  }

  private static List<UnansweredPeer> unanswered(Observations read) {
    Map<String, List<ConnectionTally>> byPeer = new TreeMap<>();
    for (ConnectionTally tally : read.of(ConnectionTally.class)) {
      int colon = tally.peer().lastIndexOf(':');
      if (!tally.incoming() && tally.protocol().startsWith("tcp") && colon > 0) {
        String address = tally.peer().substring(0, colon);
        byPeer.computeIfAbsent(address, p -> new ArrayList<>()).add(tally);
      }
    }
    List<UnansweredPeer> found = new ArrayList<>();
    byPeer.forEach(
        (peer, tallies) -> {
          int waiting = ofOneSource(tallies, "SYN_SENT");
          if (waiting > 0) {
            List<Origin> proof =
                tallies.stream()
                    .filter(t -> t.state().equals("SYN_SENT"))
                    .map(ConnectionTally::origin)
                    .limit(3)
                    .toList();
            int established = ofOneSource(tallies, "ESTABLISHED");
            Subject subject = Subject.of(Subject.Kind.UPSTREAM, peer);
            found.add(new UnansweredPeer(subject, waiting, established, proof));
          }
        });
    return found;
  }

  private static List<RouteOverlap> overlaps(Observations read) {
    List<RouteEntry> routes = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (RouteEntry route : read.of(RouteEntry.class)) {
      boolean plain = route.table().equals("main") && route.kind().equals("unicast");
      String key = String.join(" ", route.destination(), route.gateway(), route.device());
      if (plain && !route.device().isEmpty() && routes.size() < MOST_ROUTES && seen.add(key)) {
        routes.add(route);
      }
    }
    List<RouteOverlap> found = new ArrayList<>();
    for (int i = 0; i < routes.size(); i++) {
      for (int j = i + 1; j < routes.size(); j++) {
        RouteOverlap overlap = overlap(routes.get(i), routes.get(j));
        if (overlap != null && found.size() < MOST_ROUTES) {
          found.add(overlap);
        }
      }
    }
    return found;
  }

  private static RouteOverlap overlap(RouteEntry a, RouteEntry b) {
    if (a.device().equals(b.device())) {
      return null;
    }
    Ipv4Network first = Ipv4Network.of(a.destination()).orElse(null);
    Ipv4Network second = Ipv4Network.of(b.destination()).orElse(null);
    if (first == null || second == null || !first.overlaps(second)) {
      return null;
    }
    boolean firstWide = first.prefix() <= second.prefix();
    RouteEntry wide = firstWide ? a : b;
    RouteEntry narrow = firstWide ? b : a;
    boolean same =
        first.prefix() == second.prefix() && Math.max(0, a.metric()) == Math.max(0, b.metric());
    return new RouteOverlap(wide, narrow, same, List.of(narrow.origin(), wide.origin()));
  }
}
