package dev.culprit.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names what opened a descriptor. Equal openings are one object, of which there are boundedly many.
 */
final class Openings {

  /** Call sites told apart; a program has some hundred, so more are hostile or a fault here. */
  private static final int MAX = 20_000;

  private static final Opening FURTHER =
      new Opening(Opening.Kind.OTHER, "further calls", "further calls", Frame.NONE);

  private final Map<Opening, Opening> known = new HashMap<>();

  /** The opening of a call that gives one descriptor, other than a file. */
  Opening of(Opening.Kind kind, String call, Syscall from) {
    return intern(new Opening(kind, call, call, Frame.caller(from.stack())));
  }

  /** The opening of {@code socket()}: family and type, and the protocol where it is decisive. */
  Opening socket(Syscall from) {
    List<String> args = Arguments.split(from.args());
    if (args.size() < 2) {
      return of(Opening.Kind.SOCKET, from.name() + "()", from);
    }
    String family = args.get(0).startsWith("PF_") ? "A" + args.get(0).substring(1) : args.get(0);
    boolean netlink = family.equals("AF_NETLINK") && args.size() > 2;
    String call =
        "socket("
            + family
            + ", "
            + plainType(args.get(1))
            + (netlink ? ", " + args.get(2) : "")
            + ")";
    return of(Opening.Kind.SOCKET, call, from);
  }

  /** The opening of a file, by the pattern of its path. */
  Opening file(String path, Syscall from) {
    String call = from.name() + "(" + PathPattern.of(path) + ")";
    String family = from.name() + "(" + PathPattern.familyOf(path) + ")";
    return intern(new Opening(Opening.Kind.FILE, call, family, Frame.caller(from.stack())));
  }

  /** The opening of an accepted connection, by the peer's family where it is printed. */
  Opening accepted(Syscall from) {
    String family = Arguments.field(from.args(), "sa_family");
    return of(Opening.Kind.ACCEPTED, from.name() + "(" + family + ")", from);
  }

  private Opening intern(Opening opening) {
    Opening same = known.get(opening);
    if (same != null) {
      return same;
    }
    if (known.size() >= MAX) {
      return FURTHER;
    }
    known.put(opening, opening);
    return opening;
  }

  /** {@code SOCK_STREAM|SOCK_CLOEXEC} without its flags. */
  private static String plainType(String type) {
    int bar = type.indexOf('|');
    return bar < 0 ? type : type.substring(0, bar);
  }
}
