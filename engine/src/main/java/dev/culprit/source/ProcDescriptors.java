package dev.culprit.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The open descriptors of one process. */
final class ProcDescriptors {

  /** Most descriptors of one process whose targets are read; the others are counted. */
  static final int MOST = 200_000;

  private static final String SOCKET = "socket:[";

  /**
   * One descriptor and what it leads to.
   *
   * @param bytes the size of a removed file, which nothing but its descriptor tells; else -1
   */
  record Link(int fd, String target, long bytes) {

    /** The number of the socket, or -1 if it is none. */
    long socket() {
      if (!target.startsWith(SOCKET) || !target.endsWith("]")) {
        return -1;
      }
      try {
        return Long.parseLong(target, SOCKET.length(), target.length() - 1, 10);
      } catch (NumberFormatException noNumber) {
        return -1;
      }
    }
  }

  /** How the attempt to read them ended. */
  enum State {
    READ,
    DENIED,
    GONE
  }

  private final int pid;
  private final State state;
  private final List<Link> links;
  private final int more;

  private ProcDescriptors(int pid, State state, List<Link> links, int more) {
    this.pid = pid;
    this.state = state;
    this.links = links;
    this.more = more;
  }

  /** A process that vanished, or that hangs. */
  static ProcDescriptors gone(int pid) {
    return new ProcDescriptors(pid, State.GONE, List.of(), 0);
  }

  /**
   * Reads those of {@code pid}.
   *
   * @param budget links that may still be read of all processes together
   */
  static ProcDescriptors read(int pid, Path folder, AtomicInteger budget) {
    List<Link> links = new ArrayList<>();
    int more = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (links.size() >= MOST || budget.get() <= 0) {
          more++;
        } else {
          add(entry, links);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      boolean denied = e instanceof IOException refused && LiveFile.denied(refused);
      return new ProcDescriptors(pid, denied ? State.DENIED : State.GONE, List.of(), 0);
    }
    budget.addAndGet(-links.size());
    links.sort(Comparator.comparingInt(Link::fd));
    return new ProcDescriptors(pid, State.READ, links, more);
  }

  private static void add(Path entry, List<Link> links) {
    try {
      int fd = Integer.parseInt(String.valueOf(entry.getFileName()));
      String target = Files.readSymbolicLink(entry).toString();
      boolean removed = target.startsWith("/") && target.endsWith(" (deleted)");
      links.add(new Link(fd, target, removed ? Files.size(entry) : -1));
    } catch (IOException | NumberFormatException closedMeanwhile) {
      // a descriptor that is closed while the folder is read was never there
    }
  }

  int pid() {
    return pid;
  }

  State state() {
    return state;
  }

  /** Those that were read, by ascending number. */
  List<Link> links() {
    return links;
  }

  /** Writes the section. */
  void write(StringBuilder out) {
    out.append(ProcSections.header(pid, "fd")).append('\n');
    for (Link link : links) {
      out.append(link.fd()).append(" -> ");
      out.append(ProcSections.harmless(link.target()));
      if (link.bytes() >= 0) {
        out.append(", ").append(link.bytes()).append(" bytes");
      }
      out.append('\n');
    }
    if (more > 0) {
      out.append("... ").append(more).append(" more\n");
    }
  }
}
