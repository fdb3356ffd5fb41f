package dev.culprit.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The open descriptors of one process. A host may have a million, so that what is kept is their
 * text, and of single ones those alone that the walk comes back to.
 */
final class ProcDescriptors {

  /** Most descriptors of one process whose targets are read; the others are counted. */
  static final int MOST = 200_000;

  /** What an inotify instance leads to. */
  private static final String INOTIFY = "anon_inode:inotify";

  /**
   * One descriptor and what it leads to.
   *
   * @param bytes the size of a removed file, which nothing but its descriptor tells; else -1
   */
  private record Link(int fd, String target, long bytes) {}

  /** How the attempt to read them ended. */
  enum State {
    READ,
    DENIED,
    GONE
  }

  private final int pid;
  private final State state;
  private byte[] section = new byte[0];
  private final List<Integer> inotify = new ArrayList<>(0);
  private final List<String> logs = new ArrayList<>(0);

  private ProcDescriptors(int pid, State state) {
    this.pid = pid;
    this.state = state;
  }

  /** A process that vanished, or that hangs. */
  static ProcDescriptors gone(int pid) {
    return new ProcDescriptors(pid, State.GONE);
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
      return new ProcDescriptors(pid, denied ? State.DENIED : State.GONE);
    }
    budget.addAndGet(-links.size());
    links.sort(Comparator.comparingInt(Link::fd));
    ProcDescriptors read = new ProcDescriptors(pid, State.READ);
    read.keep(links, more);
    return read;
  }

  private static void add(Path entry, List<Link> links) {
    try {
      // the last part of the path, without a path made of it
      String path = entry.toString();
      int fd = Integer.parseInt(path, path.lastIndexOf('/') + 1, path.length(), 10);
      String target = Files.readSymbolicLink(entry).toString();
      boolean removed = target.startsWith("/") && target.endsWith(" (deleted)");
      links.add(new Link(fd, target, removed ? Files.size(entry) : -1));
    } catch (IOException | NumberFormatException closedMeanwhile) {
      // a descriptor that is closed while the folder is read was never there
    }
  }

  private void keep(List<Link> links, int more) {
    StringBuilder text = new StringBuilder(64 + 32 * links.size());
    text.append(ProcSections.header(pid, "fd")).append('\n');
    for (Link link : links) {
      text.append(link.fd()).append(" -> ").append(ProcSections.harmless(link.target()));
      if (link.bytes() >= 0) {
        text.append(", ").append(link.bytes()).append(" bytes");
      }
      text.append('\n');
      if (link.target().equals(INOTIFY)) {
        inotify.add(link.fd());
      } else if (LiveLogs.isHeldLog(link.target())) {
        logs.add(link.target());
      }
    }
    if (more > 0) {
      text.append("... ").append(more).append(" more\n");
    }
    section = text.toString().getBytes(StandardCharsets.UTF_8);
  }

  int pid() {
    return pid;
  }

  State state() {
    return state;
  }

  /** The descriptors that are inotify instances, ascending. */
  List<Integer> inotify() {
    return inotify;
  }

  /** The paths of open files that are logs by their name. */
  List<String> logs() {
    return logs;
  }

  /** Writes the section; nothing of a process whose descriptors could not be read. */
  void write(ByteArrayOutputStream out) {
    out.writeBytes(section);
  }
}
