package dev.culprit.parse;

import dev.culprit.fact.KernelSocket;
import java.util.List;
import java.util.Map;

/** /proc/net/netlink and /proc/net/packet, for the inodes of their sockets. */
final class NetlinkTableParser extends SocketTableParser {

  NetlinkTableParser() {
    super("proc-net-netlink", "netlink", "packet");
  }

  @Override
  boolean isHeader(String line) {
    return line.startsWith("sk ") && line.stripTrailing().endsWith("Inode");
  }

  @Override
  String protocolOf(String header) {
    return header.contains("Eth") ? "netlink" : "packet";
  }

  @Override
  KernelSocket socket(String line, Map<String, String> texts) {
    List<String> words = Text.words(line, 12);
    if (words.size() < 9 || words.get(0).length() < 8) {
      return null;
    }
    long inode = Text.number(words.get(words.size() - 1), -1);
    return inode < 0 ? null : new KernelSocket(inode, "", "", 0, "", 0, -1);
  }
}
