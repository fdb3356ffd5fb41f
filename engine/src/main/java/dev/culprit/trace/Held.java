package dev.culprit.trace;

/** A descriptor that is open, with what is needed to judge later whether it was forgotten. */
final class Held {

  /** Calls between opening and closing that are remembered, for comparison with a good trace. */
  private static final int MAX_CHAIN = 6;

  private static final int MAX_TEXTS = 20;

  final Opening opening;
  final int number;
  final int opener;

  /** Whether it is only assumed that the opener shares this table. */
  final boolean tentative;

  final long began;
  final double at;
  final long activity;

  /** How many the same opening had made before in this table. */
  final int ordinal;

  final String path;
  final int line;

  /** The line, kept for the first ones of an opening only. */
  final String text;

  boolean closesOnExec;
  boolean connected;
  boolean listening;
  boolean ended;
  long lastUse;
  long perhapsClosedAt = -1;
  private String use = "";
  private boolean decisive;
  private String detail = "";
  private String chain = "";
  private int chainLength;

  Held(Opening opening, int number, Syscall call, Place place, String path) {
    this.opening = opening;
    this.number = number;
    this.opener = place.opener();
    this.tentative = place.tentative();
    this.began = call.began();
    this.at = call.at();
    this.activity = place.activity();
    this.ordinal = place.ordinal();
    this.path = path;
    this.line = call.line();
    this.text = place.ordinal() < MAX_TEXTS ? call.text() : "";
    this.lastUse = call.began();
    this.closesOnExec = call.args().contains("CLOEXEC");
    this.connected = opening.kind() == Opening.Kind.ACCEPTED;
  }

  /** Who opened it, and when in the life of its table. */
  record Place(int opener, boolean tentative, long activity, int ordinal) {}

  /** Notes that a call used it. */
  void use(Syscall call) {
    lastUse = call.began();
    String label = Uses.label(call);
    if (!decisive) {
      boolean telling = Uses.isDecisive(call.name(), label);
      if (telling || use.isEmpty()) {
        use = label;
        detail = Uses.detail(call);
        decisive = telling;
      }
    }
    if (chainLength < MAX_CHAIN && !chain.endsWith(label)) {
      chain = chain.isEmpty() ? label : chain + ", " + label;
      chainLength++;
    }
    noteState(call);
  }

  private void noteState(Syscall call) {
    switch (call.name()) {
      case "connect" -> connected |= isStream() && Uses.connects(call);
      case "listen" -> listening = true;
      case "ioctl" -> closesOnExec |= call.args().contains("FIOCLEX");
      case "fcntl", "fcntl64" -> closesOnExec |= call.args().contains("FD_CLOEXEC");
      default -> ended |= connected && Uses.endsConnection(call);
    }
  }

  /** The call that used it next, or "". */
  String use() {
    return use;
  }

  /** What that call was about, such as an interface's name, or "". */
  String detail() {
    return detail;
  }

  /** The calls that used it, in order, as one text. */
  String chain() {
    return chain;
  }

  /** Datagram sockets are connected for convenience; only streams have a peer that can hang up. */
  private boolean isStream() {
    return !opening.call().contains("SOCK_DGRAM") && !opening.call().contains("SOCK_RAW");
  }
}
