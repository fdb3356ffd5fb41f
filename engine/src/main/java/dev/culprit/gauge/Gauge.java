package dev.culprit.gauge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what the processes of this host hold, from /proc alone. Of the files of a process only
 * those are read whose reading waits for no lock, so that a sick process cannot hold us up.
 */
public final class Gauge {

  /** Most descriptors of one process that are looked at; more are counted with the first ones. */
  private static final int MOST = 200_000;

  private static final String SOCKET = "socket:[";

  private final Path proc;

  /** Counts below {@code proc}, which is {@code /proc} but in tests. */
  public Gauge(Path proc) {
    this.proc = proc;
  }

  /** Counts all processes, by their numbers; threads of the kernel are left out. */
  public NavigableMap<Integer, ProcessCount> read() {
    List<Integer> pids = new ArrayList<>();
    for (String name : names(proc)) {
      if (isNumber(name)) {
        pids.add(Integer.valueOf(name));
      }
    }
    return read(pids);
  }

  /** Counts these processes, as far as they are there. */
  public NavigableMap<Integer, ProcessCount> read(Collection<Integer> pids) {
    Map<Integer, Held> held = new TreeMap<>();
    for (int pid : pids) {
      Held one = held(pid);
      if (one != null) {
        held.put(pid, one);
      }
    }
    NavigableMap<Integer, ProcessCount> counts = new TreeMap<>();
    Map<String, Set<Long>> known = new HashMap<>();
    for (Held one : held.values()) {
      Set<Long> table = known.computeIfAbsent(one.network, n -> SocketInodes.of(proc, one.pid));
      counts.put(one.pid, one.count(table));
    }
    return counts;
  }

  private Held held(int pid) {
    Path folder = proc.resolve(String.valueOf(pid));
    try {
      Held one = new Held(pid, folder);
      return one.readStatus() ? one : null;
    } catch (IOException gone) {
      return null;
    }
  }

  static Iterable<String> names(Path folder) {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (IOException | DirectoryIteratorException goneOrDenied) {
      return names;
    }
    return names;
  }

  static boolean isNumber(String name) {
    return !name.isEmpty()
        && name.length() < 10
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** One process while it is counted. */
  private static final class Held {

    private final int pid;
    private final Path folder;
    private final Map<Quantity, Long> counts = new EnumMap<>(Quantity.class);
    private final Map<Long, Path> sockets = new HashMap<>();
    private String name = "";
    private String network = "";
    private int parent;
    private long begun;

    Held(int pid, Path folder) {
      this.pid = pid;
      this.folder = folder;
    }

    /** False for a thread of the kernel, which has no memory of its own. */
    boolean readStatus() throws IOException {
      boolean program = false;
      for (String line :
          Files.readString(folder.resolve("status"), StandardCharsets.ISO_8859_1).split("\n", -1)) {
        String value = line.substring(line.indexOf(':') + 1).strip();
        if (line.startsWith("Name:")) {
          name = value;
        } else if (line.startsWith("PPid:")) {
          parent = (int) number(value);
        } else if (line.startsWith("Threads:")) {
          counts.put(Quantity.THREADS, number(value));
        } else if (line.startsWith("VmRSS:")) {
          program = true;
          counts.put(Quantity.MEMORY, number(value));
        }
      }
      if (program) {
        begun = begun();
        readDescriptors();
      }
      return program;
    }

    private long begun() throws IOException {
      String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
      // field 22 of proc_pid_stat(5), the 20th behind the name
      return words.length < 20 ? 0 : number(words[19]);
    }

    private void readDescriptors() {
      Map<Quantity, Long> kinds = new EnumMap<>(Quantity.class);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve("fd"))) {
        for (Path entry : entries) {
          kinds.merge(Quantity.DESCRIPTORS, 1L, Long::sum);
          if (kinds.get(Quantity.DESCRIPTORS) <= MOST) {
            add(entry, kinds);
          }
        }
        for (Quantity kind :
            new Quantity[] {Quantity.DESCRIPTORS, Quantity.FILES, Quantity.PIPES}) {
          counts.put(kind, kinds.getOrDefault(kind, 0L));
        }
        network = Files.readSymbolicLink(folder.resolve("ns/net")).toString();
      } catch (IOException | DirectoryIteratorException denied) {
        sockets.clear();
      }
    }

    private void add(Path entry, Map<Quantity, Long> kinds) {
      try {
        String target = Files.readSymbolicLink(entry).toString();
        if (target.startsWith(SOCKET)) {
          sockets.put(number(target.substring(SOCKET.length(), target.length() - 1)), entry);
        } else if (target.startsWith("/")) {
          kinds.merge(Quantity.FILES, 1L, Long::sum);
        } else if (target.startsWith("pipe:")) {
          kinds.merge(Quantity.PIPES, 1L, Long::sum);
        }
      } catch (IOException closedMeanwhile) {
        kinds.merge(Quantity.DESCRIPTORS, -1L, Long::sum);
      }
    }

    ProcessCount count(Set<Long> known) {
      if (counts.containsKey(Quantity.DESCRIPTORS)) {
        long unbound = 0;
        for (Map.Entry<Long, Path> socket : sockets.entrySet()) {
          unbound += !known.contains(socket.getKey()) && isStillOpen(socket) ? 1 : 0;
        }
        counts.put(Quantity.UNBOUND_SOCKETS, unbound);
        counts.put(Quantity.CONNECTIONS, sockets.size() - unbound);
      }
      counts.put(Quantity.PROCESSES, 1L);
      return new ProcessCount(pid, parent, name, begun, counts);
    }

    /** One that was closed before the kernel's tables were read stands in none of them. */
    private static boolean isStillOpen(Map.Entry<Long, Path> socket) {
      try {
        String target = Files.readSymbolicLink(socket.getValue()).toString();
        return target.equals(SOCKET + socket.getKey() + "]");
      } catch (IOException closed) {
        return false;
      }
    }

    private static long number(String text) {
      int end = 0;
      while (end < text.length() && end < 18 && Character.isDigit(text.charAt(end))) {
        end++;
      }
      return end == 0 ? 0 : Long.parseLong(text, 0, end, 10);
    }
  }
}
