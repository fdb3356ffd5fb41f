package dev.culprit.source;

import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/**
 * The addresses that this host has, as {@code ip -o addr} would print them. The kernel tells them
 * to whoever asks from within, so that nothing is told of another root.
 */
final class LiveAddresses {

  /** A host with thousands of containers has as many interfaces. */
  private static final int MOST = 256;

  private final LiveRoot root;
  private final LiveOut out;

  LiveAddresses(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  void read() {
    if (!root.own()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    try {
      Enumeration<NetworkInterface> devices = NetworkInterface.getNetworkInterfaces();
      while (devices.hasMoreElements() && lines.size() < MOST) {
        NetworkInterface device = devices.nextElement();
        device.getInterfaceAddresses().forEach(address -> lines.add(line(device, address)));
      }
    } catch (SocketException noInterface) {
      return; // a host without any network has nothing to tell
    }
    if (!lines.isEmpty()) {
      out.command("ip -o addr", 0, String.join("\n", lines) + "\n");
    }
  }

  private static String line(NetworkInterface device, InterfaceAddress address) {
    String text = address.getAddress().getHostAddress().split("%", 2)[0];
    String family = text.indexOf(':') < 0 ? "inet" : "inet6";
    String name = ProcSections.harmless(device.getName());
    int prefix = address.getNetworkPrefixLength();
    return device.getIndex() + ": " + name + "    " + family + " " + text + "/" + prefix;
  }
}
