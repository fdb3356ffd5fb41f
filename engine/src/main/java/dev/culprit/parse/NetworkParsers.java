package dev.culprit.parse;

import java.util.List;

/** The parsers of interfaces, routes, neighbours, packet filters, and probes of the network. */
final class NetworkParsers {

  static final List<Parser> ALL =
      List.of(
          new IpLinkParser(),
          new IpJsonParser(),
          new TcpdumpParser(),
          new RouteParser(),
          new NeighbourParser(),
          new NeighbourCountParser(),
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
          new NetworkCacheParser(),
          new CurlParser(),
          new PathParser(),
          new ResolverStatusParser(),
          new PolicyRuleParser(),
          new InterfaceFilesParser(),
          new BondingParser(),
          new ShowmountParser());

  private NetworkParsers() {}
}
