package dev.culprit.trace;

/** What is counted of a call site. */
final class Counts {

  int opened;
  int closed;

  /** Closed after {@link Cell#OLD} later ones had been opened. */
  int closedLate;

  /** Closed by something that the trace does not show: the number was given out again. */
  int reused;

  /** Connections that were closed after the peer was gone. */
  int endedAndClosed;

  /** Open at the end. */
  int open;

  /** Of those: not used since a later one was opened, by a site that went on opening. */
  int idle;

  /** The same, by a site that had stopped opening long before the end. */
  int settled;

  /** Idle ones that a later, higher number shows to have been open. */
  int proven;

  /** Idle ones that outlived {@link Cell#OLD} later ones. */
  int old;

  /** Listening sockets that are open. */
  int listening;

  /** Idle ones with a peer that has not hung up. */
  int connected;

  /** Idle ones whose peer has hung up. */
  int ended;

  /** Idle ones on a file that is idle once more already. */
  int repeats;

  /** Calls that failed for want of a descriptor. */
  int failed;

  /** Adds other counts to these. */
  void add(Counts other) {
    opened += other.opened;
    closed += other.closed;
    closedLate += other.closedLate;
    reused += other.reused;
    endedAndClosed += other.endedAndClosed;
    open += other.open;
    idle += other.idle;
    settled += other.settled;
    proven += other.proven;
    old += other.old;
    listening += other.listening;
    connected += other.connected;
    ended += other.ended;
    repeats += other.repeats;
    failed += other.failed;
  }

  /** Takes what is open for closed, as the end of the process does. */
  void closeAll() {
    closed += open;
    open = 0;
    idle = 0;
    settled = 0;
    proven = 0;
    old = 0;
    listening = 0;
    connected = 0;
    ended = 0;
    repeats = 0;
  }
}
