package dev.culprit.combine;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketDrops;
import dev.culprit.fact.SocketInodes;
import dev.culprit.fact.SocketLoss;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What sockets have lost, over all looks, with the service that was too slow to read them. */
final class SocketLosses {

  private SocketLosses() {}

  /**
   * The losses by protocol and name.
   *
   * @param raw all observations, before sockets were joined with their owners
   */
  static List<SocketLoss> of(List<Observation> raw, ServiceNames names) {
    Map<Long, Integer> owners = owners(raw);
    Map<String, List<SocketDrops>> bySocket = new TreeMap<>();
    for (Observation observation : raw) {
      if (observation instanceof SocketDrops drops) {
        bySocket.computeIfAbsent(key(drops), k -> new ArrayList<>()).add(drops);
      }
    }
    List<SocketLoss> losses = new ArrayList<>();
    bySocket.values().forEach(looks -> losses.add(loss(looks, owners, names)));
    return losses;
  }

  /** Sockets of one netlink family are told apart by owner, datagram sockets by address. */
  private static String key(SocketDrops drops) {
    String owner = drops.protocol().equals("netlink") ? " " + drops.pid() : "";
    return drops.protocol() + " " + drops.name() + owner;
  }

  private static Map<Long, Integer> owners(List<Observation> raw) {
    Map<Long, Integer> owners = new HashMap<>();
    for (Observation observation : raw) {
      if (observation instanceof SocketInodes process) {
        process.inodes().forEach(inode -> owners.merge(inode, process.pid(), Math::min));
      }
    }
    return owners;
  }

  private static SocketLoss loss(
      List<SocketDrops> looks, Map<Long, Integer> owners, ServiceNames names) {
    int last = looks.stream().mapToInt(SocketDrops::sample).max().orElse(0);
    long first = most(looks, 0);
    long now = most(looks, last);
    Subject service = Subject.of(Subject.Kind.SERVICE, looks.get(0).name());
    for (SocketDrops look : looks) {
      int pid = look.pid() > 0 ? look.pid() : owners.getOrDefault(look.inode(), 0);
      if (pid > 0) {
        Subject named = names.of(pid, look.program());
        service = named.name().isEmpty() ? service : named;
      }
    }
    List<Origin> proof = looks.stream().map(SocketDrops::origin).distinct().limit(4).toList();
    return new SocketLoss(
        service,
        looks.get(0).protocol(),
        looks.get(0).name(),
        now,
        last > 0 && first >= 0 && now > first ? now - first : 0,
        looks.stream().mapToLong(SocketDrops::queued).max().orElse(-1),
        looks.stream().mapToLong(SocketDrops::buffer).max().orElse(-1),
        proof);
  }

  private static long most(List<SocketDrops> looks, int sample) {
    return looks.stream()
        .filter(look -> look.sample() == sample)
        .mapToLong(SocketDrops::drops)
        .max()
        .orElse(-1);
  }
}
