package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What /sys/class/net tells of each interface beyond /proc/net/dev: its state, and the losses that
 * only failing hardware causes; as {@code grep} would print it.
 */
final class LiveInterfaces {

  /** A host with thousands of containers has as many interfaces. */
  private static final int MOST = 256;

  private static final int LONGEST = 256;

  private static final List<String> NAMES =
      List.of(
          "flags",
          "operstate",
          "carrier",
          "mtu",
          "statistics/rx_crc_errors",
          "statistics/rx_fifo_errors",
          "statistics/rx_frame_errors",
          "statistics/rx_missed_errors",
          "statistics/rx_over_errors",
          "statistics/tx_aborted_errors",
          "statistics/tx_carrier_errors",
          "statistics/tx_fifo_errors",
          "statistics/tx_window_errors",
          "statistics/collisions");

  private final LiveRoot root;
  private final LiveOut out;

  LiveInterfaces(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  void read(int sample) {
    StringBuilder lines = new StringBuilder();
    try {
      Path folder = root.at("/sys/class/net");
      List<String> devices = LiveRoot.names(folder);
      if (devices.size() > MOST && sample == 0) {
        out.skip("/sys/class/net", "only the first " + MOST + " interfaces were read");
      }
      for (String device : devices.subList(0, Math.min(MOST, devices.size()))) {
        for (String name : NAMES) {
          add(folder.resolve(device).resolve(name), "/sys/class/net/" + device + "/" + name, lines);
        }
      }
    } catch (IOException notHere) {
      return; // a container may have no /sys
    }
    if (!lines.isEmpty()) {
      out.command("grep -s . /sys/class/net/*/*", sample, lines.toString());
    }
  }

  private static void add(Path file, String name, StringBuilder lines) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      String value = new String(LiveFile.read(file, LONGEST), StandardCharsets.UTF_8).strip();
      lines.append(name).append(':').append(ProcSections.harmless(value)).append('\n');
    } catch (IOException off) {
      // whether there is a carrier cannot be read of a device that is off
    }
  }
}
