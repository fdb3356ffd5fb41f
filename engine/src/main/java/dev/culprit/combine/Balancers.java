package dev.culprit.combine;

import dev.culprit.fact.BalancerPool;
import dev.culprit.fact.BalancerServer;
import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Real servers to pools, from what a balancer itself reports; its configuration tells no state. */
final class Balancers {

  private Balancers() {}

  static List<BalancerPool> pools(Observations read) {
    Map<String, List<BalancerServer>> byPool = new TreeMap<>();
    for (BalancerServer server : read.of(BalancerServer.class)) {
      if (server.reported()) {
        byPool
            .computeIfAbsent(server.balancer() + " " + server.backend(), p -> new ArrayList<>())
            .add(server);
      }
    }
    List<BalancerPool> pools = new ArrayList<>();
    for (List<BalancerServer> servers : byPool.values()) {
      BalancerServer any = servers.get(0);
      List<Origin> proof = servers.stream().limit(5).map(BalancerServer::origin).toList();
      int up = (int) servers.stream().filter(BalancerServer::up).count();
      pools.add(new BalancerPool(any.balancer(), any.backend(), servers.size(), up, proof));
    }
    return pools;
  }
}
