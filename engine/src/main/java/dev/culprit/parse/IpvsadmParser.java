package dev.culprit.parse;

import dev.culprit.fact.BalancerServer;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/**
 * ipvsadm -L, with or without -n and --stats: LVS itself checks nothing; a server of weight 0 gets
 * no new connections.
 */
final class IpvsadmParser extends LineParser {

  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP", "FWM");

  IpvsadmParser() {
    super("ipvsadm");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ipvsadm") || reading.file().endsWith("/ip_vs");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, IpvsadmParser::isHeader);
  }

  private static boolean isHeader(String line) {
    return line.startsWith("IP Virtual Server")
        || line.startsWith("Prot LocalAddress:Port")
        || line.strip().startsWith("-> RemoteAddress:Port");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String service = "";
      private boolean statistics;

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          statistics |= line.contains("Conns");
          return true;
        }
        List<String> words = Text.words(line, 10);
        if (PROTOCOLS.contains(words.get(0)) && words.size() >= 2) {
          service = words.get(0).equals("FWM") ? "mark " + words.get(1) : words.get(1);
          return true;
        } else if (words.get(0).equals("->") && words.size() >= 5 && !service.isEmpty()) {
          out.observe(server(words, number, line));
          return true;
        }
        return false;
      }

      private BalancerServer server(List<String> words, int number, String line) {
        String address = words.get(1);
        // without statistics: forward, weight, active and inactive connections
        long weight = statistics ? 1 : Text.number(words.get(3), 1);
        long sessions = statistics ? Text.count(words.get(2)) : count(words, 4) + count(words, 5);
        return new BalancerServer(
            "lvs", service, address, address, weight > 0, "", sessions, -1, out.at(number, line));
      }

      private long count(List<String> words, int index) {
        return index < words.size() ? Math.max(0, Text.number(words.get(index), 0)) : 0;
      }
    };
  }
}
