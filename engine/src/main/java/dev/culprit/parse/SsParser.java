package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketDrops;
import dev.culprit.fact.StalledConnection;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ss with any options: with or without the columns Netid and Process, with the lines that -i, -m
 * and -e add, and with rows that were wrapped at the terminal's width.
 */
final class SsParser extends LineParser {

  private static final Set<String> FAMILIES =
      Set.of(
          "tcp", "udp", "raw", "nl", "p_raw", "p_dgr", "u_str", "u_dgr", "u_seq", "sctp", "dccp",
          "icmp6", "icmp", "v_str", "v_dgr", "tipc", "xdp", "mptcp", "???", "tcp6", "udp6");

  private static final List<String> NOTES =
      List.of(
          "Failed to find cgroup2 mount",
          "RTNETLINK answers: ",
          "Failed to open cgroup2",
          "Netid ",
          "State ",
          "Recv-Q");

  /** A filter of one state, and what follows it. */
  private static final Pattern STATE = Pattern.compile("\\sstate\\s+([a-z][a-z0-9-]{3,14})(.*)");

  /** Options that ask for sockets of UDP and no others, whose rows do not tell the family. */
  private static final Pattern UDP =
      Pattern.compile("^(?!.* (?:-[a-z46A-Z]*[txw]|--tcp)).* (?:-[a-z46A-Z]*u|--udp)");

  /** Characters of a socket's further lines that are kept. */
  private static final int MOST_DETAILS = 8_000;

  /** Sockets with trouble that are told of. */
  private static final int MOST_TOLD = 1_000;

  SsParser() {
    super("ss");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ss");
  }

  @Override
  public int recognise(List<String> head) {
    boolean rows =
        mostly(head, line -> Row.of(line) != null, line -> line.isEmpty() || line.charAt(0) <= ' ');
    return Math.max(marked(head, 95, SsParser::isHeader), rows ? 75 : 0);
  }

  private static boolean isHeader(String line) {
    return line.contains("Recv-Q") && line.contains("Send-Q") && !line.contains("Proto");
  }

  /** The first cells of a row. */
  private record Row(
      String family, String state, long received, long sent, String local, String peer) {

    static Row of(String line) {
      return of(line, null);
    }

    /**
     * A row.
     *
     * @param only the state of all rows, "" where it is not told; null when each row tells its own
     */
    static Row of(String line, String only) {
      if (line.isEmpty() || line.charAt(0) <= ' ') {
        return null;
      }
      Columns words = new Columns(line, 6);
      String family = words.size() < 4 ? "" : words.get(0);
      int state = FAMILIES.contains(family) ? 1 : 0;
      int queues = only == null ? state + 1 : state;
      if (words.size() < queues + 3 || (only == null && !isState(words.get(state)))) {
        return null;
      }
      long received = Text.number(words.get(queues), -1);
      long sent = Text.number(words.get(queues + 1), -1);
      if (received < 0 || sent < 0) {
        return null;
      }
      String local = words.get(queues + 2);
      String peer = words.size() > queues + 3 ? words.get(queues + 3) : "";
      String of = only == null ? words.get(state) : only;
      return new Row(state == 1 ? family : "", of, received, sent, local, peer);
    }

    /** The same, of a family that the command alone tells. */
    Row ofFamily(String untold) {
      return new Row(untold, state, received, sent, local, peer);
    }

    private static boolean isState(String word) {
      return word.equals("UNCONN") || word.equals("UNKNOWN") || TcpStates.kernelName(word) != null;
    }

    /** Whether it is a TCP socket; without its family, UNCONN is UDP's state. */
    boolean isTcp() {
      boolean untold = family.isEmpty() && !state.equals("UNCONN") && !local.startsWith("/");
      return untold || family.startsWith("tcp");
    }

    /** Whether it is a socket of UDP or netlink. */
    boolean isDatagram() {
      boolean untold = family.isEmpty() && state.equals("UNCONN") && !local.startsWith("/");
      return untold || family.startsWith("udp") || family.equals("nl");
    }

    boolean isUnix() {
      return family.startsWith("u_") || (family.isEmpty() && local.startsWith("/"));
    }
  }

  @Override
  Rows begin(Sink out) {
    return new Sockets(out);
  }

  private static final class Sockets implements Rows {

    private final Sink out;
    private final Connections connections;
    private Row row;
    private Origin at;
    private List<Owner> owners = List.of();
    private String details = "";
    private String only;
    private final String family;
    private int told;

    Sockets(Sink out) {
      this.out = out;
      this.connections = new Connections(out, out.sample());
      String state = asked(out.asked());
      this.only = state.isEmpty() ? null : state;
      this.family = UDP.matcher(out.asked()).find() ? "udp" : "";
    }

    /** The one state of {@code ss state time-wait}, whose rows do not tell it; "" when unknown. */
    private static String asked(String command) {
      Matcher state = STATE.matcher(command);
      return state.find() && !STATE.matcher(state.group(2)).find() ? state.group(1) : "";
    }

    @Override
    public boolean row(String line, int number) {
      if (isHeader(line)) {
        take();
        only = line.contains("State") ? null : asked(out.asked());
        return true;
      }
      Row next = Row.of(line, only);
      if (next != null) {
        take();
        row = next.family().isEmpty() ? next.ofFamily(family) : next;
        at = out.at(number, line);
        owners = SocketOwners.ofSs(line);
        details = line;
        return true;
      }
      if (row != null && line.charAt(0) <= ' ') {
        List<Owner> more = SocketOwners.ofSs(line);
        owners = more.isEmpty() ? owners : more;
        details = details.length() < MOST_DETAILS ? details + line : details;
        return true;
      }
      return NOTES.stream().anyMatch(line::startsWith);
    }

    private void take() {
      if (row == null) {
        return;
      }
      if (row.isUnix()) {
        unix();
      } else if (row.isTcp()) {
        tcp();
      } else if (row.isDatagram() && told < MOST_TOLD) {
        datagrams();
      }
      row = null;
    }

    private Owner owner() {
      return owners.isEmpty() ? Owner.NONE : owners.get(0);
    }

    private void tcp() {
      Endpoint local = Endpoint.of(row.local());
      Endpoint peer = Endpoint.of(row.peer());
      String state = row.state().equals("UNCONN") ? "CLOSE" : TcpStates.kernelName(row.state());
      if (local == null || state == null) {
        return;
      }
      if (state.equals("LISTEN")) {
        listens("tcp", local);
      } else if (peer != null) {
        connections.connected("tcp", state, local, peer, row.received(), owner(), at);
        StalledConnection stalled =
            state.equals("ESTABLISHED") && told < MOST_TOLD
                ? SocketDetails.stalled(peer, owner(), details, out.sample(), at)
                : null;
        if (stalled != null) {
          told++;
          out.observe(stalled);
        }
      }
    }

    private void datagrams() {
      boolean netlink = row.family().equals("nl");
      String name = row.local();
      SocketDrops lost =
          SocketDetails.drops(
              netlink ? "netlink" : "udp",
              netlink ? name.substring(0, Math.max(0, name.lastIndexOf(':'))) : name,
              owner(),
              row.received(),
              details,
              out.sample(),
              at);
      if (lost != null) {
        told++;
        out.observe(lost);
      }
    }

    private void listens(String protocol, Endpoint local) {
      for (Owner one : owners.isEmpty() ? List.of(Owner.NONE) : owners) {
        connections.listens(protocol, local, row.received(), row.sent(), one, at);
      }
    }

    private void unix() {
      String path = row.local();
      if (path.equals("*")) {
        return;
      }
      if (row.state().equals("LISTEN")) {
        listens("unix", new Endpoint(path, 0));
      } else if (row.state().equals("ESTAB")) {
        connections.connectedByPath(path, "ESTABLISHED", true, owner(), at);
      }
    }

    @Override
    public void end() {
      take();
      connections.finish();
    }
  }
}
