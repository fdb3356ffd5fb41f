package dev.culprit.combine;

import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.KernelSocket;
import dev.culprit.fact.NetworkNamespace;
import dev.culprit.fact.Observation;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.SocketInodes;
import dev.culprit.fact.SocketTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the sockets that processes have open with the kernel's tables of their network namespace.
 *
 * <p>A socket that is in none of the tables was created, but neither bound nor connected: {@link
 * DescriptorKind#UNBOUND_SOCKET}. That is only said where all the tables that matter were read.
 */
public final class SocketJoin {

  /** Without these, a socket that was not found may be in one that nobody read. */
  private static final Set<String> NEEDED = Set.of("tcp", "udp", "unix");

  /** One sample of one namespace. */
  private record Space(long namespace, int sample) {

    /** By hand: what a record brings along is bound by method handles at the first call. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Space that && namespace == that.namespace && sample == that.sample;
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(namespace) + sample;
    }
  }

  /** The tables of a space, by inode. */
  private static final class Index {
    private final Map<Long, DescriptorKind> kinds = new HashMap<>();
    private final Set<String> protocols = new HashSet<>();
    private final List<SocketTable> tables = new ArrayList<>();

    boolean isComplete() {
      return protocols.containsAll(NEEDED);
    }

    void add(SocketTable table) {
      if (!protocols.add(table.protocol())) {
        return;
      }
      tables.add(table);
      DescriptorKind kind = kind(table.protocol());
      for (KernelSocket socket : table.sockets()) {
        kinds.put(socket.inode(), kind);
      }
    }

    private static DescriptorKind kind(String protocol) {
      if (protocol.startsWith("tcp")) {
        return DescriptorKind.TCP;
      } else if (protocol.startsWith("udp")) {
        return DescriptorKind.UDP;
      }
      return protocol.equals("unix") ? DescriptorKind.UNIX : DescriptorKind.OTHER_SOCKET;
    }
  }

  private final Map<Integer, Long> namespaces = new HashMap<>();
  private final Map<Space, Index> spaces = new HashMap<>();
  private final Map<Space, Map<Long, Integer>> owners = new HashMap<>();
  private final Map<Integer, String> programs = new HashMap<>();

  private SocketJoin() {}

  /**
   * All observations, with what the join tells in place of the raw tables and inodes: tallies of
   * descriptors name the kind of each socket, and listeners and connections name their owners.
   */
  public static List<Observation> join(List<Observation> observations) {
    SocketJoin join = new SocketJoin();
    observations.forEach(join::learn);
    Map<String, Map<DescriptorKind, Integer>> kinds = join.kindsOfSockets(observations);
    List<Observation> joined = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      if (observation instanceof DescriptorTally tally) {
        joined.add(
            refined(tally, kinds.get(key(tally.pid(), tally.sample(), tally.origin().source()))));
      } else if (!isRaw(observation)) {
        joined.add(observation);
      }
    }
    join.spaces.forEach(
        (space, index) -> {
          Map<Long, Integer> byInode = join.owners.getOrDefault(space, Map.of());
          joined.addAll(new SocketTallies(byInode, join.programs, space.sample()).of(index.tables));
        });
    return joined;
  }

  private static boolean isRaw(Observation observation) {
    return observation instanceof SocketTable
        || observation instanceof SocketInodes
        || observation instanceof NetworkNamespace;
  }

  private void learn(Observation observation) {
    if (observation instanceof NetworkNamespace namespace) {
      namespaces.putIfAbsent(namespace.pid(), namespace.inode());
    } else if (observation instanceof ProcessSeen process && !process.command().isEmpty()) {
      programs.putIfAbsent(process.pid(), process.command());
    }
  }

  /** The kinds of each process's sockets, by process, sample and source. */
  private Map<String, Map<DescriptorKind, Integer>> kindsOfSockets(List<Observation> observations) {
    for (Observation observation : observations) {
      if (observation instanceof SocketTable table) {
        Space space = new Space(namespace(table.pid()), table.sample());
        spaces.computeIfAbsent(space, s -> new Index()).add(table);
      }
    }
    Map<String, Map<DescriptorKind, Integer>> kinds = new HashMap<>();
    for (Observation observation : observations) {
      if (observation instanceof SocketInodes process) {
        kinds.put(key(process.pid(), process.sample(), process.origin().source()), kinds(process));
      }
    }
    return kinds;
  }

  private static String key(int pid, int sample, String source) {
    return pid + " " + sample + " " + source;
  }

  /** The namespace of a process; the reader's own where it is not told. */
  private long namespace(int pid) {
    return namespaces.getOrDefault(pid, namespaces.getOrDefault(0, 0L));
  }

  private Map<DescriptorKind, Integer> kinds(SocketInodes process) {
    Space space = new Space(namespace(process.pid()), process.sample());
    Index index = spaces.get(space);
    Map<DescriptorKind, Integer> kinds = new EnumMap<>(DescriptorKind.class);
    if (index == null) {
      return kinds;
    }
    Map<Long, Integer> owner = owners.computeIfAbsent(space, s -> new HashMap<>());
    DescriptorKind untold =
        index.isComplete() ? DescriptorKind.UNBOUND_SOCKET : DescriptorKind.SOCKET;
    for (Long inode : process.inodes()) {
      kinds.merge(index.kinds.getOrDefault(inode, untold), 1, Integer::sum);
      owner.merge(inode, process.pid(), Math::min);
    }
    return kinds;
  }

  /** The tally with SOCKET told apart; descriptors that share a socket stay SOCKET's rest. */
  private static DescriptorTally refined(
      DescriptorTally tally, Map<DescriptorKind, Integer> sockets) {
    int untold = tally.of(DescriptorKind.SOCKET);
    if (sockets == null || sockets.isEmpty() || untold == 0) {
      return tally;
    }
    Map<DescriptorKind, Integer> kinds = new EnumMap<>(DescriptorKind.class);
    kinds.putAll(tally.byKind());
    kinds.remove(DescriptorKind.SOCKET);
    int told = 0;
    for (Map.Entry<DescriptorKind, Integer> socket : sockets.entrySet()) {
      kinds.merge(socket.getKey(), socket.getValue(), Integer::sum);
      told += socket.getValue();
    }
    if (untold > told) {
      kinds.merge(DescriptorKind.SOCKET, untold - told, Integer::sum);
    }
    return new DescriptorTally(
        tally.pid(),
        tally.command(),
        tally.total(),
        kinds,
        tally.excerpt(),
        tally.sample(),
        tally.origin());
  }
}
