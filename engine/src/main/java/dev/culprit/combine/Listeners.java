package dev.culprit.combine;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.Listener;
import dev.culprit.fact.Unaccepted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Listeners with the services that own them, and what waits at them. */
final class Listeners {

  private final Observations read;
  private final ServiceNames names;

  /** Owners by protocol and address: of several tools that list a listener not each names it. */
  private final Map<String, Listener> owned = new HashMap<>();

  Listeners(Observations read, ServiceNames names) {
    this.read = read;
    this.names = names;
    for (Listener listener : read.of(Listener.class)) {
      if (listener.pid() > 0) {
        owned.putIfAbsent(key(listener), listener);
      }
    }
  }

  private static String key(Listener listener) {
    return listener.protocol() + " " + listener.name();
  }

  /** The same listener under the name by which people know its owner. */
  Listener named(Listener listener) {
    Listener owner = owned.getOrDefault(key(listener), listener);
    return owner.pid() == 0
        ? listener
        : listener.ownedBy(owner.pid(), names.of(owner.pid(), owner.program()).name());
  }

  /**
   * Connections in CLOSE_WAIT without an owner and with unread requests. Only a reading that names
   * the owner of the listener would name theirs.
   */
  List<Unaccepted> unaccepted() {
    Map<String, Listener> byPort = new HashMap<>();
    for (Listener listener : read.of(Listener.class)) {
      if (listener.pid() > 0 && listener.port() > 0) {
        byPort.putIfAbsent(listener.origin().source() + ":" + listener.port(), listener);
      }
    }
    List<Unaccepted> all = new ArrayList<>();
    for (ConnectionTally tally : read.of(ConnectionTally.class)) {
      Listener listener = byPort.get(tally.origin().source() + ":" + tally.localPort());
      if (listener != null && waits(tally)) {
        all.add(
            new Unaccepted(
                named(listener).subject(),
                listener.name(),
                tally.count(),
                List.of(tally.origin(), listener.origin())));
      }
    }
    return all;
  }

  /** The end of the stream alone counts as one byte; more is a request that nobody has read. */
  private static boolean waits(ConnectionTally tally) {
    return tally.incoming()
        && tally.state().equals("CLOSE_WAIT")
        && tally.pid() == 0
        && tally.queued() > tally.count();
  }
}
