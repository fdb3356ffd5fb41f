package dev.culprit.parse;

import java.util.ArrayList;
import java.util.List;

/** The owners that ss and netstat name in a row. */
final class SocketOwners {

  private static final int MOST = 1_000;

  private SocketOwners() {}

  /**
   * The owners in {@code users:(("nginx",pid=2390,fd=5),("nginx",2389,5))}, new and old style; of
   * each program only the process with the lowest number, which is the one that made the socket.
   */
  static List<Owner> ofSs(String text) {
    List<Owner> owners = new ArrayList<>();
    int at = text.indexOf("users:((");
    while (at >= 0 && owners.size() < MOST) {
      int open = text.indexOf("(\"", at);
      int close = open < 0 ? -1 : text.indexOf('"', open + 2);
      int comma = close < 0 ? -1 : text.indexOf(',', close);
      if (comma < 0) {
        break;
      }
      int end = comma + 1;
      int begin = text.startsWith("pid=", end) ? end + 4 : end;
      end = begin;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      add(
          owners,
          new Owner(Text.integer(text.substring(begin, end)), text.substring(open + 2, close)));
      at = end;
    }
    return owners;
  }

  private static void add(List<Owner> owners, Owner owner) {
    if (owner.pid() <= 0) {
      return;
    }
    for (int i = 0; i < owners.size(); i++) {
      if (owners.get(i).program().equals(owner.program())) {
        owners.set(i, owners.get(i).pid() <= owner.pid() ? owners.get(i) : owner);
        return;
      }
    }
    owners.add(owner);
  }

  /** The owner in {@code 2387/nginx: master}, or {@link Owner#NONE}. */
  static Owner ofNetstat(String word) {
    int slash = word.indexOf('/');
    int pid = slash <= 0 ? -1 : Text.integer(word.substring(0, slash));
    return pid <= 0 ? Owner.NONE : new Owner(pid, CommandLine.name(word.substring(slash + 1)));
  }
}
