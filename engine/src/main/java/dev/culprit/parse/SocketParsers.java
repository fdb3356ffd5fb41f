package dev.culprit.parse;

import java.util.List;

/** The parsers of sockets and of the network's counters. */
final class SocketParsers {

  static final List<Parser> ALL =
      List.of(
          new StateCountsParser(),
          new AddressCountsParser(),
          new SsParser(),
          new SsSummaryParser(),
          new NetstatParser(),
          new InetTableParser(),
          new UnixTableParser(),
          new NetlinkTableParser(),
          new SnmpParser(),
          new NstatParser(),
          new NetstatCountersParser(),
          new SockstatParser());

  private SocketParsers() {}
}
