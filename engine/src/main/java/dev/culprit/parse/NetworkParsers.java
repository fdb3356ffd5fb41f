package dev.culprit.parse;

import java.util.List;

/** The parsers of interfaces, routes, neighbours and packet filters. */
final class NetworkParsers {

  static final List<Parser> ALL =
      List.of(
          new IpLinkParser(),
          new RouteParser(),
          new NeighbourParser(),
          new InterfaceTableParser(),
          new IfconfigParser(),
          new IptablesParser(),
          new NftParser(),
          new TcParser(),
          new ConntrackParser(),
          new EthtoolParser(),
          new NameLookupParser(),
          new GetentParser(),
          new PingParser(),
          new NetworkCacheParser());

  private NetworkParsers() {}
}
