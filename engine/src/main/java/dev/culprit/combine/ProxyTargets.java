package dev.culprit.combine;

import dev.culprit.fact.BalancerServer;
import dev.culprit.fact.InterfaceAddress;
import dev.culprit.fact.Listener;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProxyTarget;
import dev.culprit.fact.ServiceSetting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The upstreams that nginx, httpd and haproxy are configured with, against who listens. */
final class ProxyTargets {

  /**
   * {@code http://127.0.0.1:3000/path}, {@code 127.0.0.1:9000}, {@code [::1]:80}, localhost:8080.
   */
  private static final Pattern TCP =
      Pattern.compile(
          "^(?:(\\w{2,10})://)?(\\[[0-9a-fA-F:]+\\]|[\\w.-]+)(?::(\\d{1,5}))?(?:/.*)?$");

  private static final Pattern UNIX = Pattern.compile("unix:(/[^:|;\\s]+)");

  private final Observations read;
  private final Set<String> own = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
  private final Set<String> pools = new HashSet<>();
  private final Map<String, ProxyTarget> targets = new TreeMap<>();
  private final boolean tcpRead;
  private final boolean unixRead;

  private ProxyTargets(Observations read) {
    this.read = read;
    List<Listener> listeners = read.of(Listener.class);
    tcpRead = listeners.stream().anyMatch(l -> l.protocol().startsWith("tcp"));
    unixRead = listeners.stream().anyMatch(l -> l.protocol().equals("unix"));
    read.of(InterfaceAddress.class).forEach(a -> own.add(a.address()));
  }

  static List<ProxyTarget> of(Observations read) {
    ProxyTargets all = new ProxyTargets(read);
    List<ServiceSetting> settings =
        read.of(ServiceSetting.class).stream()
            .filter(s -> s.service().equals("nginx") || s.service().equals("apache"))
            .filter(s -> !s.origin().source().contains("-available"))
            .toList();
    settings.forEach(all::learn);
    settings.forEach(all::take);
    for (BalancerServer server : read.of(BalancerServer.class)) {
      if (server.balancer().equals("haproxy") && server.sessions() < 0 && server.up()) {
        all.target("haproxy", server.address(), server.origin());
      }
    }
    return new ArrayList<>(all.targets.values());
  }

  /** Notes the names of upstream blocks, since proxy_pass may name one. */
  private void learn(ServiceSetting setting) {
    if (setting.section().startsWith("upstream ")) {
      pools.add(setting.section().substring("upstream ".length()).strip());
    }
  }

  private void take(ServiceSetting setting) {
    String name = setting.name().toLowerCase(Locale.ROOT);
    String[] words = setting.value().split(" ", 4);
    boolean server = setting.section().startsWith("upstream ") && name.equals("server");
    if (server && !setting.value().matches(".* (?:down|backup)(?: .*)?")) {
      target(setting.service(), words[0], setting.origin());
    } else if (name.endsWith("_pass") || name.equals("balancermember")) {
      target(setting.service(), words[0], setting.origin());
    } else if (name.equals("proxypass") || name.equals("proxypassmatch")) {
      String last = words.length > 1 && words[0].startsWith("/") ? words[1] : words[0];
      target(setting.service(), last, setting.origin());
    }
  }

  private void target(String proxy, String text, Origin origin) {
    Matcher unix = UNIX.matcher(text);
    Matcher tcp = TCP.matcher(text.replace("\"", ""));
    if (unix.find()) {
      put(proxy, "unix:" + unix.group(1), !unixRead || listens(unix.group(1)), origin);
    } else if (tcp.matches() && own.contains(tcp.group(2)) && !pools.contains(tcp.group(2))) {
      int port = port(tcp.group(1), tcp.group(3));
      if (port > 0) {
        put(proxy, tcp.group(2) + ":" + port, !tcpRead || listens(tcp.group(2), port), origin);
      }
    }
  }

  private static int port(String scheme, String digits) {
    if (digits != null) {
      return Integer.parseInt(digits);
    }
    return scheme == null ? -1 : scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
  }

  private void put(String proxy, String address, boolean listening, Origin origin) {
    targets.putIfAbsent(address, new ProxyTarget(proxy, address, true, listening, List.of(origin)));
  }

  private boolean listens(String path) {
    return read.of(Listener.class).stream().anyMatch(l -> l.address().equals(path));
  }

  private boolean listens(String host, int port) {
    return read.of(Listener.class).stream()
        .anyMatch(l -> l.port() == port && reaches(l.address(), host));
  }

  /** Whether a listener that is bound to {@code bound} gets what is sent to {@code host}. */
  private static boolean reaches(String bound, String host) {
    String plain = bound.replace("[", "").replace("]", "").replaceFirst("^::ffff:", "");
    boolean any = plain.equals("*") || plain.equals("0.0.0.0") || plain.equals("::");
    String wanted = host.replace("[", "").replace("]", "");
    boolean loopback = plain.startsWith("127.") || plain.equals("::1");
    return any
        || plain.equals(wanted)
        || (wanted.equals("localhost") && loopback)
        || (plain.startsWith("localhost") && wanted.startsWith("127."));
  }
}
