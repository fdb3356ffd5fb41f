package dev.culprit.parse;

import dev.culprit.fact.KernelSocket;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketDrops;
import java.util.List;
import java.util.Map;

/** /proc/net/tcp, tcp6, udp, udp6, udplite, raw, raw6 and icmp, of this or another namespace. */
final class InetTableParser extends SocketTableParser {

  private static final String HEX = "0123456789ABCDEF";

  InetTableParser() {
    super(
        "proc-net-tcp", "tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp");
  }

  @Override
  boolean isHeader(String line) {
    return line.startsWith("  sl  local_address") || line.strip().startsWith("sl  local_address");
  }

  @Override
  String protocolOf(String header) {
    boolean six = header.contains("remote_address");
    String protocol = header.contains("drops") ? "udp" : "tcp";
    return six ? protocol + "6" : protocol;
  }

  @Override
  KernelSocket socket(String line, Map<String, String> texts) {
    List<String> words = Text.words(line, 12);
    if (words.size() < 10 || !words.get(0).endsWith(":") || words.get(3).length() != 2) {
      return null;
    }
    String local = words.get(1);
    String peer = words.get(2);
    long inode = Text.number(words.get(9), -1);
    int state = hex(words.get(3), 0, 2);
    String queues = words.get(4);
    if (!isAddress(local) || !isAddress(peer) || inode < 0 || queues.length() != 17) {
      return null;
    }
    String name = TcpStates.ofNumber(state);
    return new KernelSocket(
        inode,
        name == null ? "" : name,
        texts.computeIfAbsent(local.substring(0, local.length() - 5), InetTableParser::address),
        hex(local, local.length() - 4, local.length()),
        texts.computeIfAbsent(peer.substring(0, peer.length() - 5), InetTableParser::address),
        hex(peer, peer.length() - 4, peer.length()),
        Integer.toUnsignedLong(hex(queues, 9, 17)));
  }

  /** The last cell of UDP's tables counts the datagrams that found the receive buffer full. */
  @Override
  SocketDrops drops(String line, KernelSocket socket, int sample, Origin at) {
    List<String> words = Text.words(line, 20);
    // a row of TCP has more cells
    long drops = words.size() == 13 ? Text.number(words.get(12), -1) : -1;
    if (drops <= 0) {
      return null;
    }
    String name = socket.local() + ":" + socket.localPort();
    return new SocketDrops(
        "udp", name, socket.inode(), 0, "", drops, socket.received(), -1, sample, at);
  }

  private static boolean isAddress(String text) {
    int length = text.length();
    if ((length != 13 && length != 37) || text.charAt(length - 5) != ':') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (i != length - 5 && HEX.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int hex(String text, int begin, int end) {
    int value = 0;
    for (int i = begin; i < end; i++) {
      value = value << 4 | Math.max(0, Character.digit(text.charAt(i), 16));
    }
    return value;
  }

  /** The address of hexadecimal words in the host's byte order, taken as little-endian. */
  private static String address(String text) {
    if (text.length() == 8) {
      return v4(text, 0);
    }
    if (text.startsWith("0000000000000000FFFF0000")) {
      return v4(text, 24);
    }
    int[] groups = new int[8];
    for (int word = 0; word < 4; word++) {
      int at = word * 8;
      groups[word * 2] = hex(text, at + 6, at + 8) << 8 | hex(text, at + 4, at + 6);
      groups[word * 2 + 1] = hex(text, at + 2, at + 4) << 8 | hex(text, at, at + 2);
    }
    return v6(groups);
  }

  private static String v4(String text, int at) {
    return hex(text, at + 6, at + 8)
        + "."
        + hex(text, at + 4, at + 6)
        + "."
        + hex(text, at + 2, at + 4)
        + "."
        + hex(text, at, at + 2);
  }

  /** Short form: the longest run of zero groups becomes two colons. */
  private static String v6(int[] groups) {
    int bestAt = -1;
    int best = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > best) {
        best = end - i;
        bestAt = i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestAt) {
        text.append("::");
        i += best - 1;
      } else {
        text.append(text.length() == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
