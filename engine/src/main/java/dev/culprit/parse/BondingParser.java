package dev.culprit.parse;

import dev.culprit.fact.InterfaceState;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;

/** /proc/net/bonding/BOND: a bond of cards, its members, and how often each lost its link. */
final class BondingParser extends LineParser {

  BondingParser() {
    super("bonding");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().startsWith("/proc/net/bonding/");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        100,
        line ->
            line.startsWith("Ethernet Channel Bonding Driver")
                || line.startsWith("Bonding Mode: "));
  }

  @Override
  Rows begin(Sink out) {
    return new Members(out);
  }

  private static final class Members implements Rows {

    private final Sink out;
    private String device;
    private String status = "";
    private Origin origin;

    Members(Sink out) {
      this.out = out;
      this.device = out.asked().startsWith("/proc/") ? Text.baseName(out.asked()) : "bond";
    }

    @Override
    public boolean row(String line, int number) {
      int colon = line.indexOf(':');
      if (Absence.why(line) != null) {
        return false;
      } else if (colon < 1) {
        return line.equals("802.3ad info")
            || line.strip().startsWith("details ")
            || line.startsWith("Ethernet Channel Bonding");
      }
      String name = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (name.equals("Slave Interface")) {
        end();
        device = value;
        status = "";
      } else if (name.equals("MII Status") && status.isEmpty()) {
        status = value;
        origin = out.at(number, line);
      } else if (name.equals("Link Failure Count") && Text.isNumber(value)) {
        double count = Long.parseLong(value);
        String full = "nic." + device + ".link_failures";
        out.observe(new Measure(full, count, out.sample(), out.at(number, line)));
      }
      return true;
    }

    @Override
    public void end() {
      if (!status.isEmpty()) {
        boolean carrier = !status.equals("down");
        out.observe(new InterfaceState(device, true, carrier, -1, "ether", origin));
      }
    }
  }
}
