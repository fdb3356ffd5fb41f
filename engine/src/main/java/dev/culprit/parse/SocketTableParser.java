package dev.culprit.parse;

import dev.culprit.fact.KernelSocket;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketDrops;
import dev.culprit.fact.SocketTable;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the kernel's socket tables: /proc/net/NAME, /proc/PID/net/NAME, or several of them in one
 * text, each under a line {@code ==> PATH <==}.
 */
abstract class SocketTableParser extends LineParser {

  /** Sockets that are kept of a table; no host has more at a time that anybody could serve. */
  private static final int MOST = 1_000_000;

  /** Sockets with losses that are told of. */
  private static final int MOST_DROPS = 1_000;

  private final List<String> names;

  SocketTableParser(String id, String... names) {
    super(id);
    this.names = List.of(names);
  }

  /** Whether the line is the table's header. */
  abstract boolean isHeader(String line);

  /** The protocol that a header line tells where no path does. */
  abstract String protocolOf(String header);

  /**
   * The socket of a row, or null when the row is not understood.
   *
   * @param texts texts that occur again and again, kept once
   */
  abstract KernelSocket socket(String line, Map<String, String> texts);

  /** What a row tells of messages that its socket lost, or null. */
  SocketDrops drops(String line, KernelSocket socket, int sample, Origin at) {
    return null;
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().startsWith("/proc/") && names.contains(name(reading.file()));
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, this::isHeader);
  }

  /** {@code tcp} of {@code /proc/812/net/tcp}, or "" of another path. */
  private static String name(String path) {
    int at = path.lastIndexOf("/net/");
    return at < 0 ? "" : path.substring(at + 5);
  }

  private static int pid(String path) {
    List<String> parts = List.of(path.split("/", 6));
    return parts.size() > 2 && parts.get(1).equals("proc")
        ? Math.max(0, Text.integer(parts.get(2)))
        : 0;
  }

  @Override
  final Rows begin(Sink out) {
    return new Tables(out);
  }

  private final class Tables implements Rows {

    private final Sink out;
    private final Map<String, String> texts = new HashMap<>();
    private final List<KernelSocket> sockets = new ArrayList<>();
    private String path;
    private String protocol = "";
    private Origin origin;
    private int told;

    Tables(Sink out) {
      this.out = out;
      this.path = out.asked();
    }

    @Override
    public boolean row(String line, int number) {
      if (line.startsWith("==> ") && line.endsWith(" <==")) {
        end();
        path = line.substring(4, Math.max(4, line.length() - 4)).strip();
        return true;
      }
      if (isHeader(line)) {
        end();
        origin = out.at(number, line);
        String name = name(path);
        protocol = names.contains(name) ? name : protocolOf(line);
        return true;
      }
      KernelSocket socket = socket(line, texts);
      if (socket == null) {
        return false;
      }
      if (origin == null) {
        origin = out.at(number, line);
        protocol = names.contains(name(path)) ? name(path) : names.get(0);
      }
      if (sockets.size() < MOST) {
        sockets.add(socket);
      }
      SocketDrops lost =
          told < MOST_DROPS ? drops(line, socket, out.sample(), out.at(number, line)) : null;
      if (lost != null) {
        out.observe(lost);
        told++;
      }
      return true;
    }

    @Override
    public void end() {
      if (origin != null) {
        out.observe(new SocketTable(pid(path), protocol, sockets, out.sample(), origin));
      }
      sockets.clear();
      origin = null;
    }
  }
}
