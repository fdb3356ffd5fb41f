package dev.culprit.parse;

import dev.culprit.fact.InterfaceCounters;
import dev.culprit.fact.InterfaceState;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files below /sys/class/net/DEVICE: several as grep prints them, with the path or (within the
 * folder) the name before each value, or one by its own path.
 */
final class InterfaceFilesParser extends LineParser {

  private static final Pattern PATH =
      Pattern.compile(
          "/sys/(?:class/net|devices/\\S{1,200}?/net)/([^/:\\s]{1,40})/([^:\\s]{1,120})");

  private static final Pattern ROW = Pattern.compile("(" + PATH.pattern() + "):(.*)");

  /**
   * What {@code grep . *} prints within a device's folder statistics: the prompt alone names it.
   */
  private static final Pattern BARE =
      Pattern.compile("((?:rx|tx)_[a-z_]{2,30}|collisions|multicast):(\\d{1,20})");

  /** The device of such rows. */
  private static final String UNNAMED = "card";

  /** Counters of one file that only failing hardware raises, whatever else passes by. */
  private static final Pattern OWN_LOSS =
      Pattern.compile(
          "statistics/((?:rx_crc|rx_fifo|rx_missed|rx_frame|rx_over|tx_fifo|tx_carrier"
              + "|tx_aborted|tx_window)_errors|collisions)");

  InterfaceFilesParser() {
    super("interface-files");
  }

  @Override
  public boolean claims(Reading reading) {
    return PATH.matcher(reading.file()).matches()
        || reading.command().startsWith("grep -s . /sys/class/net/");
  }

  @Override
  public int recognise(List<String> head) {
    return mostly(head, line -> ROW.matcher(line).matches() || BARE.matcher(line).matches())
        ? 95
        : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Files(out);
  }

  private static final class Files implements Rows {

    private final Sink out;
    private final Matcher own;
    private final Map<String, Map<String, String>> devices = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();

    Files(Sink out) {
      this.out = out;
      this.own = PATH.matcher(out.asked());
    }

    @Override
    public boolean row(String line, int number) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        keep(row.group(2), row.group(3), row.group(4).strip(), out.at(number, line));
        return true;
      } else if (own.matches() && Absence.why(line) == null) {
        keep(own.group(1), own.group(2), line.strip(), out.at(number, line));
        return true;
      }
      Matcher bare = BARE.matcher(line.strip());
      if (bare.matches()) {
        keep(UNNAMED, "statistics/" + bare.group(1), bare.group(2), out.at(number, line));
        return true;
      }
      // the value of a device that is off cannot be read, and grep says so
      return line.startsWith("grep: ") || line.startsWith("cat: ");
    }

    private void keep(String device, String file, String value, Origin at) {
      devices.computeIfAbsent(device, k -> new HashMap<>()).put(file, value);
      origins.putIfAbsent(device, at);
      Matcher loss = OWN_LOSS.matcher(file);
      String name =
          loss.matches()
              ? loss.group(1)
              : file.matches("queues/tx-\\d+/tx_timeout") ? "tx_timeout" : "";
      if (!name.isEmpty() && Text.isNumber(value)) {
        double count = Long.parseLong(value);
        out.observe(new Measure("nic." + device + "." + name, count, out.sample(), at));
      }
    }

    @Override
    public void end() {
      devices.forEach(
          (device, files) -> {
            state(device, files);
            counters(device, files);
          });
    }

    private void state(String device, Map<String, String> files) {
      String flags = files.getOrDefault("flags", "");
      String operation = files.getOrDefault("operstate", "");
      if (flags.isEmpty() && operation.isEmpty()) {
        return;
      }
      // IFF_UP is the lowest bit; without the flags, a device that is not down was turned on
      boolean up = flags.startsWith("0x") ? odd(flags) : !operation.equals("down");
      boolean carrier =
          !files.getOrDefault("carrier", "1").equals("0")
              && !operation.matches("down|lowerlayerdown|notpresent");
      int mtu = Text.integer(files.getOrDefault("mtu", ""));
      String kind = device.equals("lo") ? "loopback" : "ether";
      out.observe(new InterfaceState(device, up, carrier, mtu, kind, origins.get(device)));
    }

    private static boolean odd(String hex) {
      return Character.digit(hex.charAt(hex.length() - 1), 16) % 2 == 1;
    }

    private void counters(String device, Map<String, String> files) {
      if (!files.containsKey("statistics/rx_packets")
          || !files.containsKey("statistics/tx_packets")) {
        return;
      }
      long missed = of(files, "rx_missed_errors");
      out.observe(
          new InterfaceCounters(
              device,
              of(files, "rx_packets"),
              of(files, "rx_errors"),
              of(files, "rx_dropped"),
              Math.max(missed, of(files, "rx_fifo_errors")),
              of(files, "tx_packets"),
              of(files, "tx_errors"),
              of(files, "tx_dropped"),
              of(files, "tx_carrier_errors"),
              of(files, "collisions"),
              out.sample(),
              origins.get(device)));
    }

    private static long of(Map<String, String> files, String name) {
      return Text.number(files.getOrDefault("statistics/" + name, ""), -1);
    }
  }
}
