package dev.culprit.combine;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.KernelSocket;
import dev.culprit.fact.Listener;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Listeners and tallies of connections of one namespace's socket tables, with their owners. */
final class SocketTallies {

  /** Peers beyond these are tallied together, so that a hostile table stays small. */
  private static final int MOST = 50_000;

  private record Key(
      String protocol, String state, int pid, boolean incoming, int port, String peer) {

    /** By hand: what a record brings along is bound by method handles at the first call. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && pid == that.pid
          && port == that.port
          && incoming == that.incoming
          && protocol.equals(that.protocol)
          && state.equals(that.state)
          && peer.equals(that.peer);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * pid + port) + state.hashCode()) + peer.hashCode();
    }
  }

  private static final class Tally {
    private final Origin origin;
    private int count;
    private long queued;

    Tally(Origin origin) {
      this.origin = origin;
    }
  }

  private final Map<Long, Integer> owners;
  private final Map<Integer, String> programs;
  private final int sample;
  private final Set<Integer> listened = new HashSet<>();
  private final Map<Key, Tally> tallies = new LinkedHashMap<>();
  private final List<Observation> listeners = new ArrayList<>();

  SocketTallies(Map<Long, Integer> owners, Map<Integer, String> programs, int sample) {
    this.owners = owners;
    this.programs = programs;
    this.sample = sample;
  }

  List<Observation> of(List<SocketTable> tables) {
    tables.forEach(table -> table.sockets().forEach(socket -> listen(socket, table)));
    tables.forEach(table -> table.sockets().forEach(socket -> connect(socket, table)));
    List<Observation> all = new ArrayList<>(listeners);
    tallies.forEach((key, tally) -> all.add(observation(key, tally)));
    return all;
  }

  private static boolean isUnix(SocketTable table) {
    return table.protocol().equals("unix");
  }

  private static boolean isTcp(SocketTable table) {
    return table.protocol().startsWith("tcp");
  }

  private void listen(KernelSocket socket, SocketTable table) {
    boolean fits = isTcp(table) || (isUnix(table) && !socket.local().isEmpty());
    if (!fits || !socket.state().equals("LISTEN") || listeners.size() >= MOST) {
      return;
    }
    int pid = owners.getOrDefault(socket.inode(), 0);
    if (isTcp(table)) {
      listened.add(socket.localPort());
    }
    listeners.add(
        new Listener(
            isTcp(table) ? "tcp" : "unix",
            socket.local(),
            socket.localPort(),
            socket.received(),
            -1,
            pid,
            programs.getOrDefault(pid, ""),
            sample,
            origin(table, socket)));
  }

  private void connect(KernelSocket socket, SocketTable table) {
    if (socket.state().isEmpty() || socket.state().equals("LISTEN")) {
      return;
    }
    int pid = owners.getOrDefault(socket.inode(), 0);
    if (isUnix(table) && !socket.local().isEmpty()) {
      add(new Key("unix", socket.state(), pid, true, 0, socket.local()), socket, table);
    } else if (isTcp(table)) {
      boolean incoming = listened.contains(socket.localPort());
      String peer = incoming ? "" : peer(socket);
      int port = incoming ? socket.localPort() : 0;
      add(new Key("tcp", socket.state(), pid, incoming, port, peer), socket, table);
    }
  }

  private static String peer(KernelSocket socket) {
    String address = socket.peer();
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + socket.peerPort();
  }

  private void add(Key key, KernelSocket socket, SocketTable table) {
    boolean full = tallies.size() >= MOST && !tallies.containsKey(key);
    Key counted = full ? new Key(key.protocol(), key.state(), 0, key.incoming(), 0, "") : key;
    Tally tally = tallies.get(counted);
    if (tally == null) {
      tally = new Tally(origin(table, socket));
      tallies.put(counted, tally);
    }
    tally.count++;
    tally.queued += Math.max(0, socket.received());
  }

  /** The row, said in a line that a reader understands without converting hexadecimal. */
  private static Origin origin(SocketTable table, KernelSocket socket) {
    String local = socket.local() + (isUnix(table) ? "" : ":" + socket.localPort());
    String peer = isUnix(table) || socket.peerPort() == 0 ? "" : " " + peer(socket);
    String text = table.protocol() + " " + socket.state() + " " + local + peer;
    return new Origin(table.origin().source(), table.origin().line(), text);
  }

  private ConnectionTally observation(Key key, Tally tally) {
    return new ConnectionTally(
        key.protocol(),
        key.state(),
        key.pid(),
        programs.getOrDefault(key.pid(), ""),
        key.incoming(),
        key.port(),
        key.peer(),
        key.protocol().equals("unix") ? -1 : tally.queued,
        tally.count,
        sample,
        tally.origin);
  }
}
