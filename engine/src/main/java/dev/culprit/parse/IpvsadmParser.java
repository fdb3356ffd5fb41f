package dev.culprit.parse;

import dev.culprit.fact.BalancerServer;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * ipvsadm -L, with or without -n, --stats, --rate, --thresholds and --persistent-conn, and
 * /proc/net/ip_vs: LVS itself checks nothing; a server of weight 0 gets no new connections.
 */
final class IpvsadmParser extends LineParser {

  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP", "FWM");

  /** As /proc/net/ip_vs prints addresses and ports. */
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{8}:[0-9A-F]{4}");

  private static final Pattern HEX_PORT = Pattern.compile("\\[[0-9a-f:.]{2,45}]:[0-9A-F]{4}");

  /** What the headers of the lists call the columns behind the address. */
  private static final List<String> COLUMNS =
      List.of(
          "Forward",
          "Weight",
          "ActiveConn",
          "InActConn",
          "PersistConn",
          "Uthreshold",
          "Lthreshold",
          "Conns",
          "CPS",
          "InPPS",
          "OutPPS",
          "InBPS",
          "OutBPS",
          "InPkts",
          "OutPkts",
          "InBytes",
          "OutBytes");

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
        || line.startsWith("IPVS connection entries")
        || line.startsWith("pro expire state ")
        || line.strip().startsWith("-> RemoteAddress:Port");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String service = "";
      private List<String> columns = List.of();
      private boolean kernel = out.asked().endsWith("/ip_vs");

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          header(line);
          return true;
        }
        List<String> words = Text.words(line, 10);
        if (PROTOCOLS.contains(words.get(0)) && words.size() >= 2) {
          service = words.get(0).equals("FWM") ? "mark " + words.get(1) : plain(words.get(1));
          return true;
        } else if (words.get(0).equals("->") && words.size() >= 5 && !service.isEmpty()) {
          out.observe(server(words, number, line));
          return true;
        }
        return false;
      }

      /** With statistics the columns stand in the service's header, else in the servers'. */
      private void header(String line) {
        List<String> named = new ArrayList<>(Text.words(line));
        named.retainAll(COLUMNS);
        columns = named.isEmpty() ? columns : named;
      }

      private BalancerServer server(List<String> words, int number, String line) {
        String address = plain(words.get(1));
        long weight = of(words, "Weight", 1);
        // a rate says nothing of how many there are
        long sessions =
            columns.contains("Conns")
                ? of(words, "Conns", -1)
                : columns.contains("ActiveConn")
                    ? of(words, "ActiveConn", 0) + of(words, "InActConn", 0)
                    : -1;
        return new BalancerServer(
            "lvs", service, address, address, weight > 0, "", sessions, -1, out.at(number, line));
      }

      /** An address as people write it, also where the kernel has printed it in hexadecimal. */
      private String plain(String address) {
        if (HEX.matcher(address).matches()) {
          kernel = true;
          return dotted(address);
        }
        int port = address.lastIndexOf("]:") + 2;
        return kernel && HEX_PORT.matcher(address).matches()
            ? address.substring(0, port) + Integer.parseInt(address.substring(port), 16)
            : address;
      }

      private long of(List<String> words, String column, long otherwise) {
        int index = columns.indexOf(column) + 2;
        long count = index < 2 || index >= words.size() ? -1 : Text.count(words.get(index));
        return count < 0 ? otherwise : count;
      }
    };
  }

  private static String dotted(String address) {
    StringBuilder dotted = new StringBuilder();
    for (int i = 0; i < 8; i += 2) {
      dotted.append(i == 0 ? "" : ".").append(Integer.parseInt(address.substring(i, i + 2), 16));
    }
    return dotted + ":" + Integer.parseInt(address.substring(9), 16);
  }
}
