package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketDrops;
import dev.culprit.fact.StalledConnection;

/** What ss tells of a socket with -m and -i: its memory, its losses, and how its data gets on. */
final class SocketDetails {

  /** So many doublings of the waiting time are more than a moment's loss: about six seconds. */
  private static final int STALLED = 4;

  /** A receive queue that is told of although nothing was lost yet. */
  private static final long NOTABLE_QUEUE = 65_536;

  private SocketDetails() {}

  /**
   * The losses of a socket of datagrams, or null where there are none.
   *
   * @param text the row and its further lines
   */
  static SocketDrops drops(
      String protocol, String name, Owner owner, long queued, String text, int sample, Origin at) {
    int memory = text.indexOf("skmem:(");
    long drops = memory < 0 ? -1 : number(text, ",d", memory);
    long buffer = memory < 0 ? -1 : number(text, ",rb", memory);
    long held = memory < 0 ? -1 : number(text, "(r", memory);
    long waiting = Math.max(queued, held);
    if (drops <= 0 && waiting < NOTABLE_QUEUE) {
      return null;
    }
    return new SocketDrops(
        protocol, name, 0, owner.pid(), owner.program(), drops, waiting, buffer, sample, at);
  }

  /** An established connection that gets no answer, or null where it is none. */
  static StalledConnection stalled(Endpoint peer, Owner owner, String text, int sample, Origin at) {
    long backoff = number(text, " backoff:", 0);
    long unacknowledged = backoff < STALLED ? 0 : number(text, " unacked:", 0);
    if (unacknowledged <= 0) {
      return null;
    }
    return new StalledConnection(
        peer.text(),
        owner.pid(),
        owner.program(),
        (int) number(text, " mss:", 0),
        (int) backoff,
        (int) Math.min(Integer.MAX_VALUE, unacknowledged),
        number(text, " bytes_acked:", 0),
        sample,
        at);
  }

  /** The number behind a key, or -1. */
  private static long number(String text, String key, int from) {
    int at = text.indexOf(key, from);
    if (at < 0) {
      return -1;
    }
    int begin = at + key.length();
    int end = begin;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return Text.number(text.substring(begin, end), -1);
  }
}
