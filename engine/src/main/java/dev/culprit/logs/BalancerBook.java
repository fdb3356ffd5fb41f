package dev.culprit.logs;

import dev.culprit.fact.BalancerServer;
import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a balancer's real servers answered, from its log of requests. */
final class BalancerBook {

  /** Most servers that are told apart. */
  private static final int MOST = 500;

  private static final int LONGEST_NAME = 200;

  private static final class Server {
    private long requests;
    private long failures;
    private long last = Stamp.NONE;
    private Origin origin;

    void add(long more, long failed, long millis, Origin at) {
      last = Math.max(last, millis);
      requests += more;
      failures += failed;
      origin = origin == null || (failed > 0 && failures == failed) ? at : origin;
    }
  }

  private final Map<String, Server> byName = new TreeMap<>();

  /** Takes a request; one that reached no server is nobody's. */
  void take(AccessLine access, Line line) {
    String name =
        Plain.text(
            access.bytes(),
            access.serverFrom(),
            Math.min(access.serverTo(), access.serverFrom() + LONGEST_NAME));
    int slash = name.indexOf('/');
    if (slash <= 0 || name.endsWith("/<NOSRV>") || name.endsWith("/<STATS>")) {
      return;
    }
    Server server = byName.get(name);
    if (server == null && byName.size() < MOST) {
      server = new Server();
      byName.put(name, server);
    }
    if (server != null) {
      boolean failed = access.status() >= 500;
      boolean kept = server.requests == 0 || (failed && server.failures == 0);
      Origin at =
          kept
              ? Samples.origin(line.source(), line.number(), line.bytes(), line.from(), line.to())
              : server.origin;
      server.add(1, failed ? 1 : 0, access.millis(), at);
    }
  }

  /** Adds what came later in the same log. */
  void merge(BalancerBook later) {
    later.byName.forEach(
        (name, server) -> {
          if (byName.containsKey(name) || byName.size() < MOST) {
            byName
                .computeIfAbsent(name, n -> new Server())
                .add(server.requests, server.failures, server.last, server.origin);
          }
        });
  }

  /** One observation a server. It got requests, so the balancer counted it as up. */
  List<BalancerServer> observations() {
    List<BalancerServer> all = new ArrayList<>();
    byName.forEach(
        (name, server) -> {
          int slash = name.indexOf('/');
          all.add(
              new BalancerServer(
                  "haproxy",
                  name.substring(0, slash),
                  name.substring(slash + 1),
                  "",
                  true,
                  BalancerServer.LOGGED,
                  server.requests,
                  server.failures,
                  Stamp.instant(server.last),
                  server.origin));
        });
    return all;
  }
}
