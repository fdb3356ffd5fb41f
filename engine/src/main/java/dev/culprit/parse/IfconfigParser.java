package dev.culprit.parse;

import dev.culprit.fact.InterfaceAddress;
import dev.culprit.fact.InterfaceCounters;
import dev.culprit.fact.InterfaceState;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ifconfig of net-tools, old ({@code RX packets:12 errors:0}) and new ({@code RX errors 0}). */
final class IfconfigParser extends LineParser {

  IfconfigParser() {
    super("ifconfig");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ifconfig");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, IfconfigParser::isHead);
  }

  private static boolean isHead(String line) {
    return line.contains("Link encap:") || (line.contains(": flags=") && line.contains("<"));
  }

  @Override
  Rows begin(Sink out) {
    return new Interfaces(out);
  }

  private static final class Interfaces implements Rows {

    private final Sink out;
    private final Map<String, Long> counters = new HashMap<>();
    private String device = "";
    private Origin origin;
    private boolean up;
    private boolean running;
    private int mtu = -1;

    Interfaces(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (line.charAt(0) > ' ' && (line.contains("Link encap:") || line.contains(": flags="))) {
        end();
        device = Text.words(line, 2).get(0);
        device = device.endsWith(":") ? device.substring(0, device.length() - 1) : device;
        origin = out.at(number, line);
      } else if (device.isEmpty() || line.charAt(0) > ' ') {
        return false;
      }
      read(line, number);
      return true;
    }

    private void read(String line, int number) {
      up |= line.contains("<UP") || line.strip().startsWith("UP ");
      running |= line.contains("RUNNING");
      List<String> words = Text.words(line.replace(':', ' '), 40);
      String side = words.get(0).equals("RX") || words.get(0).equals("TX") ? words.get(0) : "";
      for (int i = 0; i + 1 < words.size(); i++) {
        long value = Text.number(words.get(i + 1), -1);
        if (words.get(i).equalsIgnoreCase("mtu")) {
          mtu = (int) value;
        } else if (value >= 0) {
          String key = words.get(i).equals("collisions") ? "collisions" : side + words.get(i);
          counters.putIfAbsent(key, value);
        }
      }
      address(Text.words(line, 20), line, number);
    }

    private void address(List<String> words, String line, int number) {
      for (int i = 0; i + 1 < words.size(); i++) {
        boolean inet = words.get(i).equals("inet") || words.get(i).equals("inet6");
        if (inet) {
          String text =
              words.get(i + 1).equals("addr:") && i + 2 < words.size()
                  ? words.get(i + 2)
                  : words.get(i + 1);
          String address = text.replaceFirst("^addr:", "");
          String[] parts = address.split("/", 2);
          int prefix = parts.length > 1 ? Text.integer(parts[1]) : -1;
          out.observe(new InterfaceAddress(device, parts[0], prefix, "", out.at(number, line)));
          return;
        }
      }
    }

    @Override
    public void end() {
      if (origin == null) {
        return;
      }
      String kind = device.equals("lo") ? "loopback" : "ether";
      out.observe(new InterfaceState(device, up, running || !up, mtu, kind, origin));
      if (counters.containsKey("RXpackets")) {
        out.observe(
            new InterfaceCounters(
                device,
                of("RXpackets"),
                of("RXerrors"),
                of("RXdropped"),
                of("RXoverruns"),
                of("TXpackets"),
                of("TXerrors"),
                of("TXdropped"),
                of("TXcarrier"),
                of("collisions"),
                out.sample(),
                origin));
      }
      counters.clear();
      origin = null;
      up = false;
      running = false;
      mtu = -1;
    }

    private long of(String name) {
      return counters.getOrDefault(name, -1L);
    }
  }
}
