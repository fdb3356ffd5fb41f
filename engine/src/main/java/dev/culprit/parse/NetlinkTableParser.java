package dev.culprit.parse;

import dev.culprit.fact.KernelSocket;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketDrops;
import java.util.List;
import java.util.Map;

/** /proc/net/netlink and /proc/net/packet, for the inodes of their sockets. */
final class NetlinkTableParser extends SocketTableParser {

  /** Protocol numbers of linux/netlink.h, by the names that ss gives them. */
  private static final Map<String, String> FAMILIES =
      Map.of(
          "0",
          "rtnl",
          "4",
          "tcpdiag",
          "6",
          "xfrm",
          "7",
          "selinux",
          "9",
          "audit",
          "10",
          "fiblookup",
          "12",
          "nft",
          "15",
          "uevent",
          "16",
          "genl");

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

  /**
   * {@code sk Eth Pid Groups Rmem Wmem Dump Locks Drops Inode}; kernels before 2.6.30 lack Drops.
   */
  @Override
  SocketDrops drops(String line, KernelSocket socket, int sample, Origin at) {
    List<String> words = Text.words(line, 12);
    long drops = words.size() == 10 ? Text.number(words.get(8), -1) : -1;
    long port = words.size() == 10 ? Text.number(words.get(2), 0) : 0;
    if (drops <= 0) {
      return null;
    }
    // the port of a program's first netlink socket is its pid; further ones have large numbers
    int pid = port > 0 && port < 4_194_304 ? (int) port : 0;
    long queued = Text.number(words.get(4), -1);
    String name = FAMILIES.getOrDefault(words.get(1), "protocol " + words.get(1));
    return new SocketDrops("netlink", name, socket.inode(), pid, "", drops, queued, -1, sample, at);
  }
}
