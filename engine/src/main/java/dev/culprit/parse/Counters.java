package dev.culprit.parse;

import dev.culprit.fact.Measure;
import java.util.List;

/** The kernel's network counters under their own names, such as {@code TcpExt.ListenDrops}. */
final class Counters {

  /** Prefixes of nstat and snmp6, the longer ones first. */
  private static final List<String> PREFIXES =
      List.of(
          "MPTcpExt",
          "UdpLite6",
          "IcmpMsg",
          "UdpLite",
          "TcpExt",
          "IpExt",
          "Icmp6",
          "Icmp",
          "Udp6",
          "Udp",
          "Tcp",
          "Ip6",
          "Ip");

  private Counters() {}

  /** {@code TcpExt.ListenDrops} of nstat's {@code TcpExtListenDrops}, or null. */
  static String dotted(String name) {
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return prefix + "." + name.substring(prefix.length());
      }
    }
    return null;
  }

  /** Observes one counter; false when the value is no number. */
  static boolean observe(String name, String value, int number, String line, Sink out) {
    long count = Text.number(value, Long.MIN_VALUE);
    if (count == Long.MIN_VALUE) {
      return false;
    }
    out.observe(new Measure(name, count, out.sample(), out.at(number, line)));
    return true;
  }
}
