package dev.culprit.parse;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.Listener;
import dev.culprit.fact.Origin;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the sockets of one reading into listeners and tallies of connections.
 *
 * <p>A connection is incoming if its local port is listened on in the same reading. Where that is
 * not known until the end, connections are held by both ends, up to a bound; beyond it, and for
 * readings without listeners, the lower port is taken for the service's.
 */
final class Connections {

  private static final int MOST_HELD = 100_000;
  private static final int MOST_TALLIES = 50_000;
  private static final int MOST_LISTENERS = 20_000;

  /** Where Linux begins to take ports for outgoing connections, unless told otherwise. */
  private static final int EPHEMERAL = 32_768;

  private record Ends(String protocol, String state, Owner owner, int port, Endpoint peer) {

    // by hand, as below: what the compiler gives records is several times slower, a million times
    @Override
    public boolean equals(Object other) {
      return other instanceof Ends ends
          && port == ends.port
          && peer.equals(ends.peer)
          && owner.equals(ends.owner)
          && state.equals(ends.state)
          && protocol.equals(ends.protocol);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * peer.hashCode() + port) + owner.hashCode()) + state.hashCode();
    }
  }

  private record Key(
      String protocol, String state, Owner owner, boolean incoming, int port, String peer) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && port == key.port
          && incoming == key.incoming
          && owner.equals(key.owner)
          && peer.equals(key.peer)
          && state.equals(key.state)
          && protocol.equals(key.protocol);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * peer.hashCode() + port) + owner.hashCode()) + state.hashCode();
    }
  }

  private static final class Tally {
    private final Origin origin;
    private long queued = -1;
    private int count;

    Tally(Origin origin) {
      this.origin = origin;
    }

    void add(long more, int connections) {
      count += connections;
      queued = more < 0 ? queued : Math.max(queued, 0) + more;
    }
  }

  private final Sink out;
  private final int sample;
  private final Map<Key, Tally> tallies = new LinkedHashMap<>();
  private final Map<Ends, Tally> held = new LinkedHashMap<>();
  private final Map<Listener, Boolean> listeners = new LinkedHashMap<>();
  private final Set<Integer> listened = new HashSet<>();
  private boolean any;

  Connections(Sink out, int sample) {
    this.out = out;
    this.sample = sample;
  }

  /** Adds a socket that waits for connections. */
  void listens(
      String protocol, Endpoint local, long queued, long backlog, Owner owner, Origin origin) {
    any = true;
    listened.add(local.port());
    if (listeners.size() < MOST_LISTENERS) {
      listeners.putIfAbsent(
          new Listener(
              protocol,
              local.address(),
              local.port(),
              queued,
              backlog,
              owner.pid(),
              owner.program(),
              sample,
              origin),
          true);
    }
  }

  /**
   * Adds a connection.
   *
   * @param queued bytes not read yet, or -1
   */
  void connected(
      String protocol,
      String state,
      Endpoint local,
      Endpoint peer,
      long queued,
      Owner owner,
      Origin origin) {
    any = true;
    if (listened.contains(local.port()) && local.port() > 0) {
      tally(protocol, state, owner, true, local.port(), peer, origin).add(queued, 1);
    } else if (held.size() < MOST_HELD) {
      Ends ends = new Ends(protocol, state, owner, local.port(), peer);
      held.computeIfAbsent(ends, k -> new Tally(origin)).add(queued, 1);
    } else {
      boolean incoming = looksIncoming(local.port(), peer.port());
      tally(protocol, state, owner, incoming, local.port(), peer, origin).add(queued, 1);
    }
  }

  /** Adds connections of a Unix socket; {@code path} is the service's. */
  void connectedByPath(String path, String state, boolean incoming, Owner owner, Origin origin) {
    any = true;
    Key key = new Key("unix", state, owner, incoming, 0, path);
    if (tallies.size() < MOST_TALLIES || tallies.containsKey(key)) {
      tallies.computeIfAbsent(key, k -> new Tally(origin)).add(-1, 1);
    }
  }

  /** Hands everything over; to be called once. */
  void finish() {
    held.forEach(
        (ends, tally) -> {
          int port = ends.port();
          boolean incoming = isIncoming(port, ends.peer().port());
          tally(
                  ends.protocol(),
                  ends.state(),
                  ends.owner(),
                  incoming,
                  port,
                  ends.peer(),
                  tally.origin)
              .add(tally.queued, tally.count);
        });
    boolean asksForListeners = asksFor('l') && !asksFor('a');
    if (!tallies.isEmpty() || (any && asksFor('a') && !asksForListeners)) {
      out.looked("connection-tally");
    }
    if (!listeners.isEmpty() || asksForListeners || asksFor('a')) {
      out.looked("listener");
    }
    listeners.keySet().forEach(out::observe);
    tallies.forEach((key, tally) -> out.observe(observation(key, tally)));
  }

  /** Whether the options of ss or netstat hold the letter. */
  private boolean asksFor(char option) {
    for (String word : Text.words(Asked.arguments(out.asked()), 20)) {
      boolean options = word.length() > 1 && word.charAt(0) == '-' && word.charAt(1) != '-';
      if (options && word.indexOf(option) > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isIncoming(int local, int peer) {
    if (listened.contains(local)) {
      return local > 0;
    }
    boolean ephemeralPeer = peer >= EPHEMERAL && local < EPHEMERAL;
    return listened.isEmpty() ? looksIncoming(local, peer) : ephemeralPeer && local > 0;
  }

  private static boolean looksIncoming(int local, int peer) {
    return local > 0 && local < peer;
  }

  private Tally tally(
      String protocol,
      String state,
      Owner owner,
      boolean incoming,
      int port,
      Endpoint peer,
      Origin origin) {
    Key key =
        new Key(protocol, state, owner, incoming, incoming ? port : 0, incoming ? "" : peer.text());
    if (tallies.size() >= MOST_TALLIES && !tallies.containsKey(key)) {
      key = new Key(protocol, state, Owner.NONE, incoming, 0, "");
    }
    return tallies.computeIfAbsent(key, k -> new Tally(origin));
  }

  private ConnectionTally observation(Key key, Tally tally) {
    return new ConnectionTally(
        key.protocol(),
        key.state(),
        key.owner().pid(),
        key.owner().program(),
        key.incoming(),
        key.port(),
        key.peer(),
        tally.queued,
        tally.count,
        sample,
        tally.origin);
  }
}
