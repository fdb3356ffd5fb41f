package dev.culprit.parse;

import dev.culprit.fact.InterfaceAddress;
import dev.culprit.fact.InterfaceCounters;
import dev.culprit.fact.InterfaceState;
import dev.culprit.fact.NeighbourSeen;
import dev.culprit.fact.RouteEntry;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ip -j} with link, addr, route, neigh or rule. */
final class IpJsonParser extends JsonParser {

  private static final List<String> FLAGS =
      List.of("tentative", "dadfailed", "deprecated", "secondary", "noprefixroute");

  private static final Set<String> REFUSE = Set.of("blackhole", "unreachable", "prohibit");

  IpJsonParser() {
    super("ip-json");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ip")
        && Asked.arguments(reading.command()).matches("(?:-\\S+ +)*(?:-j|--?json?|-\\w*j)\\b.*");
  }

  @Override
  public int recognise(List<String> head) {
    boolean link = begins(head, "\"ifname\":");
    boolean route = begins(head, "\"dst\":") && begins(head, "\"dev\":");
    boolean rule = begins(head, "\"priority\":") && begins(head, "\"src\":");
    return link ? 95 : route ? 90 : rule ? 60 : 0;
  }

  @Override
  boolean take(Json value, Place place) {
    if (value.items().isEmpty()) {
      return value.fields().isEmpty();
    }
    for (Json item : value.items()) {
      if (item.has("ifname")) {
        link(item, place);
      } else if (item.has("lladdr") || item.has("state")) {
        neighbour(item, place);
      } else if (item.has("dst") && !item.has("priority")) {
        route(item, place);
      } else if (item.has("priority")) {
        rule(item, place);
      } else if (!item.fields().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static void link(Json link, Place place) {
    List<String> flags = link.get("flags").texts();
    String name = link.text("ifname");
    boolean up = flags.contains("UP");
    boolean unplugged = up && flags.contains("BROADCAST") && !flags.contains("LOWER_UP");
    boolean carrier = !flags.contains("NO-CARRIER") && !unplugged;
    String kind =
        flags.contains("LOOPBACK")
            ? "loopback"
            : flags.contains("POINTOPOINT") ? "point-to-point" : "ether";
    if (!flags.isEmpty()) {
      int mtu = Text.integer(link.text("mtu"));
      place
          .out()
          .observe(new InterfaceState(name, up, carrier, mtu, kind, place.of(link.get("ifname"))));
    }
    for (Json address : link.get("addr_info").items()) {
      address(name, address, place);
    }
    Json counters = link.has("stats64") ? link.get("stats64") : link.get("stats");
    if (counters.exists()) {
      counters(name, counters, place);
    }
  }

  private static void address(String device, Json address, Place place) {
    if (!address.has("local")) {
      return; // an empty object stands for an address that was filtered out
    }
    String flags = FLAGS.stream().filter(flag -> address.is(flag)).collect(Collectors.joining(" "));
    int prefix = Text.integer(address.text("prefixlen"));
    place
        .out()
        .observe(
            new InterfaceAddress(
                device, address.text("local"), prefix, flags, place.of(address.get("local"))));
  }

  private static void counters(String device, Json counters, Place place) {
    Json received = counters.get("rx");
    Json sent = counters.get("tx");
    long overruns =
        Math.max(
            received.number(-1, "missed_errors"),
            Math.max(received.number(-1, "over_errors"), received.number(-1, "fifo_errors")));
    place
        .out()
        .observe(
            new InterfaceCounters(
                device,
                received.number(-1, "packets"),
                received.number(-1, "errors"),
                received.number(-1, "dropped"),
                overruns,
                sent.number(-1, "packets"),
                sent.number(-1, "errors"),
                sent.number(-1, "dropped"),
                sent.number(-1, "carrier_errors"),
                sent.number(-1, "collisions"),
                place.out().sample(),
                place.of(received)));
  }

  private static void route(Json route, Place place) {
    String kind = route.has("type") ? route.text("type") : "unicast";
    Json via = route.has("gateway") ? route.get("gateway") : route.get("via", "host");
    place
        .out()
        .observe(
            new RouteEntry(
                route.text("dst"),
                via.text(),
                route.text("dev"),
                kind,
                route.has("table") ? route.text("table") : "main",
                Text.integer(route.text("metric")),
                place.of(route.get("dst"))));
  }

  private static void neighbour(Json entry, Place place) {
    List<String> states = entry.get("state").texts();
    place
        .out()
        .observe(
            new NeighbourSeen(
                entry.text("dst"),
                entry.text("dev"),
                entry.text("lladdr"),
                states.isEmpty() ? entry.text("state") : states.get(0),
                place.of(entry.get("dst"))));
  }

  /** A rule that refuses all packets is told of as a route, as of {@code ip rule} in words. */
  private static void rule(Json rule, Place place) {
    String action = rule.text("action");
    boolean plain = rule.text("src").equals("all") && !rule.has("fwmark") && !rule.has("iif");
    if (plain && REFUSE.contains(action)) {
      String destination = rule.has("dst") ? rule.text("dst") : "default";
      int preference = Text.integer(rule.text("priority"));
      place
          .out()
          .observe(
              new RouteEntry(
                  destination, "", "", action, "rule", preference, place.of(rule.get("priority"))));
    }
  }
}
