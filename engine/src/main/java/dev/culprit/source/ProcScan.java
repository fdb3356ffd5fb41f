package dev.culprit.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** All processes of a host: what each kind of their files says, one reading a kind. */
final class ProcScan {

  /** Most processes that are looked at. */
  private static final int PROCESSES = 100_000;

  /** Most links that are read of all processes together. */
  private static final int LINKS = 1_000_000;

  /** How long one process may keep us waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final List<String> QUICK =
      List.of("status", "stat", "limits", "cgroup", "wchan", "io");

  /** Files whose reading waits for the lock of the process' memory, which may never be free. */
  private static final List<String> LOCKED = List.of("cmdline", "maps");

  private final LiveRoot root;
  private final List<Integer> pids;
  private List<ProcDescriptors> descriptors = List.of();
  private Map<Integer, String> networks = Map.of();
  private List<ProcFiles> quick = List.of();
  private List<ProcFiles> locked = List.of();

  ProcScan(LiveRoot root) {
    this.root = root;
    this.pids = pids(root);
  }

  /** The numbers of the processes, ascending. */
  List<Integer> processes() {
    return List.copyOf(pids);
  }

  /** The processes that there are now, ascending. */
  private static List<Integer> pids(LiveRoot root) {
    List<Integer> pids = new ArrayList<>();
    try {
      for (String name : LiveRoot.names(root.proc(""))) {
        if (isPid(name)) {
          pids.add(Integer.valueOf(name));
        }
      }
    } catch (IOException noProcessFileSystem) {
      return List.of();
    }
    pids.sort(null);
    return pids.subList(0, Math.min(PROCESSES, pids.size()));
  }

  private static boolean isPid(String name) {
    return !name.isEmpty()
        && name.length() < 10
        && name.charAt(0) != '0'
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Reads the descriptors and network namespaces of all processes. */
  void readDescriptors() {
    AtomicInteger budget = new AtomicInteger(LINKS);
    List<Holding> all =
        LiveCrew.all(
            pids.size(),
            i -> holding(i, budget),
            PATIENCE,
            i -> new Holding(ProcDescriptors.gone(pids.get(i)), ""));
    descriptors = all.stream().map(Holding::descriptors).toList();
    networks = new HashMap<>();
    for (int i = 0; i < pids.size(); i++) {
      if (!all.get(i).network().isEmpty()) {
        networks.put(pids.get(i), ProcSections.harmless(all.get(i).network()));
      }
    }
  }

  /** What one process has open, and the link to its network namespace, or "". */
  private record Holding(ProcDescriptors descriptors, String network) {}

  private Holding holding(int i, AtomicInteger budget) {
    Path folder = folder(i);
    return new Holding(
        ProcDescriptors.read(pids.get(i), folder.resolve("fd"), budget),
        LiveRoot.link(folder.resolve("ns/net")));
  }

  private Path folder(int i) {
    return root.proc(String.valueOf(pids.get(i)));
  }

  /** Reads the other files of all processes; the descriptors are to be known by then. */
  void readFiles() {
    quick = LiveCrew.all(pids.size(), this::quick, PATIENCE, this::lost);
    locked =
        LiveCrew.all(
            pids.size(), i -> ProcFiles.read(folder(i), pids.get(i), LOCKED), PATIENCE, this::lost);
  }

  private ProcFiles quick(int i) {
    ProcFiles files = ProcFiles.read(folder(i), pids.get(i), QUICK);
    files.addWatches(folder(i), descriptors.get(i).inotify());
    return files;
  }

  private ProcFiles lost(int i) {
    return ProcFiles.lost(pids.get(i));
  }

  List<Integer> pids() {
    return pids;
  }

  /** In the order of the processes. */
  List<ProcDescriptors> descriptors() {
    return descriptors;
  }

  /** The network namespace of each process that shows it, as {@code net:[4026531840]}. */
  Map<Integer, String> networks() {
    return networks;
  }

  /** What {@code kind} says of each process, by ascending pid. */
  Map<Integer, String> sections(String kind) {
    Map<Integer, String> sections = new java.util.LinkedHashMap<>();
    for (ProcFiles files : LOCKED.contains(kind) ? locked : quick) {
      String text = files.sections().get(kind);
      if (text != null) {
        sections.put(files.pid(), text);
      }
    }
    return sections;
  }

  /** Hands over the descriptors and namespaces. */
  void writeDescriptors(LiveOut out, int sample) {
    ByteArrayOutputStream fd = new ByteArrayOutputStream(1 << 16);
    StringBuilder ns = new StringBuilder(1 << 12);
    for (ProcDescriptors of : descriptors) {
      of.write(fd);
      String network = networks.get(of.pid());
      if (network != null) {
        ns.append(ProcSections.header(of.pid(), "ns")).append('\n').append(network).append('\n');
      }
    }
    if (fd.size() > 0) {
      out.file(ProcSections.path("fd"), sample, Content.of(fd.toByteArray()));
    }
    write(out, "ns", sample, ns);
  }

  /** Hands over the other files, and says what is missing. */
  void writeFiles(LiveOut out) {
    for (String kind :
        List.of("status", "stat", "limits", "cmdline", "cgroup", "maps", "fdinfo", "wchan", "io")) {
      StringBuilder text = new StringBuilder(1 << 16);
      sections(kind)
          .forEach(
              (pid, lines) ->
                  text.append(ProcSections.header(pid, kind)).append('\n').append(lines));
      write(out, kind, 0, text);
    }
    new ProcGaps(out, quick, locked, descriptors).tell();
  }

  private static void write(LiveOut out, String kind, int sample, StringBuilder text) {
    if (!text.isEmpty()) {
      out.file(ProcSections.path(kind), sample, Content.of(text.toString()));
    }
  }
}
