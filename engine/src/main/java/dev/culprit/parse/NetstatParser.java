package dev.culprit.parse;

import dev.culprit.fact.NotSeen;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketDrops;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** netstat's lists of internet and Unix sockets, of net-tools old and new and of busybox. */
final class NetstatParser extends LineParser {

  private static final Set<String> INTERNET =
      Set.of(
          "tcp", "tcp6", "udp", "udp6", "raw", "raw6", "udpl", "udpl6", "sctp", "sctp6", "udplite",
          "icmp", "icmp6", "dccp");

  private static final Set<String> LISTENING = Set.of("LISTENING", "HÖRT", "OUVINDO", "NASLOUCHÁ");

  private static final Set<String> CONNECTED =
      Set.of("CONNECTED", "VERBUNDEN", "CONECTADO", "CONNECTE", "SPOJEN", "ÜHENDATUD");

  private static final List<String> TITLES =
      List.of(
          "Active ", "Proto ", "(Not all processes", " will not be shown", "(No info", "netstat: ");

  NetstatParser() {
    super("netstat");
  }

  @Override
  public boolean claims(Reading reading) {
    String options = Asked.arguments(reading.command());
    return Asked.tool(reading, "netstat")
        && !options.matches("-[a-zA-Z]{0,6}[irg].{0,20}")
        && !NetstatCountersParser.asksForCounters(reading);
  }

  @Override
  public int recognise(List<String> head) {
    return Math.max(
        marked(head, 95, NetstatParser::isHeader), mostly(head, NetstatParser::isRow) ? 80 : 0);
  }

  /** Titles in the languages of net-tools; the tables below are the same. */
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:(?:Active|Aktive|Aktivní|Aktiivsed) .{0,12}[Ii]nternet.{0,80}"
              + "|(?:Active|Aktive|Aktivní|Aktiivsed) .{0,30}UNIX.{0,60}"
              + "|Connexions Internet actives.{0,60}|Sockets du domaine UNIX actives.{0,60}"
              + "|Conexões Internet Ativas.{0,60}|Domain sockets UNIX ativos.{0,60}"
              + "|稼働中の.{0,60})");

  private static boolean isHeader(String line) {
    return line.length() < 200
        && (TITLE.matcher(line).matches()
            || (line.startsWith("Proto ") && (line.contains("-Q ") || line.contains("-F "))));
  }

  private static boolean isRow(String line) {
    List<String> words = Text.words(line, 10);
    return isInternet(words) || isUnix(words);
  }

  private static boolean isInternet(List<String> words) {
    return words.size() >= 5
        && INTERNET.contains(words.get(0))
        && Text.isNumber(words.get(1))
        && Text.isNumber(words.get(2))
        && words.get(3).indexOf(':') >= 0
        && words.get(4).indexOf(':') >= 0;
  }

  private static boolean isUnix(List<String> words) {
    return words.size() >= 6
        && words.get(0).equals("unix")
        && Text.isNumber(words.get(1))
        && words.get(2).equals("[");
  }

  @Override
  Rows begin(Sink out) {
    return new Sockets(out);
  }

  private static final class Sockets implements Rows {

    private final Sink out;
    private final Connections connections;
    private boolean denied;
    private boolean groups;

    Sockets(Sink out) {
      this.out = out;
      this.connections = new Connections(out, out.sample());
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = Text.words(line, 14);
      groups = line.endsWith("Group Memberships") || (groups && !isHeader(line));
      if (groups) {
        return words.size() >= 3; // netstat -g: which multicast groups were joined
      }
      if (isInternet(words)) {
        internet(words, out.at(number, line));
        return true;
      } else if (isUnix(words)) {
        unix(words, out.at(number, line));
        return true;
      }
      if (line.contains("you would have to be root") || line.contains("you should be root")) {
        refused(out.at(number, line));
        return true;
      }
      boolean title = TITLES.stream().anyMatch(line::startsWith) || isHeader(line);
      return !line.contains("not found") && title;
    }

    private void refused(Origin at) {
      if (!denied) {
        denied = true;
        out.observe(new NotSeen("socket-owners", "denied", at));
      }
    }

    private void internet(List<String> words, Origin at) {
      if (words.get(0).startsWith("udp") && words.size() >= 5) {
        datagrams(words, at);
      }
      if (!words.get(0).startsWith("tcp") || words.size() < 6) {
        return;
      }
      Endpoint local = Endpoint.of(words.get(3));
      Endpoint peer = Endpoint.of(words.get(4));
      String state = TcpStates.kernelName(words.get(5));
      if (local == null || state == null) {
        return;
      }
      Owner owner = owner(words, 6);
      long received = Long.parseLong(words.get(1));
      if (state.equals("LISTEN")) {
        connections.listens("tcp", local, received, -1, owner, at);
      } else if (peer != null) {
        connections.connected("tcp", state, local, peer, received, owner, at);
      }
    }

    private void datagrams(List<String> words, Origin at) {
      long queued = Text.number(words.get(1), -1);
      SocketDrops full =
          SocketDetails.drops("udp", words.get(3), owner(words, 5), queued, "", out.sample(), at);
      if (full != null) {
        out.observe(full);
      }
    }

    private static Owner owner(List<String> words, int from) {
      for (int i = from; i < words.size(); i++) {
        Owner owner = SocketOwners.ofNetstat(words.get(i));
        if (owner.pid() > 0) {
          return owner;
        }
      }
      return Owner.NONE;
    }

    /** {@code unix 2 [ ACC ] STREAM LISTENING 2587990 2379/php-fpm /run/php-fpm.sock}. */
    private void unix(List<String> words, Origin at) {
      int close = words.indexOf("]");
      String path = words.get(words.size() - 1);
      if (close < 0 || !(path.startsWith("/") || path.startsWith("@"))) {
        return;
      }
      Owner owner = owner(words, close + 1);
      if (words.stream().anyMatch(LISTENING::contains)) {
        connections.listens("unix", new Endpoint(path, 0), -1, -1, owner, at);
      } else if (words.stream().anyMatch(CONNECTED::contains)) {
        connections.connectedByPath(path, "ESTABLISHED", true, owner, at);
      }
    }

    @Override
    public void end() {
      connections.finish();
    }
  }
}
