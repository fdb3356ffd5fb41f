package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a restart destroys of single processes and what a diagnosis of the host leaves out: where
 * each thread stands in the kernel, full memory maps, positions of descriptors. Read from /proc
 * alone; no child process is started, and what hangs is left behind after a second.
 */
public final class LiveDepth {

  /** Threads of one process that are looked at. */
  private static final int THREADS = 2_000;

  /** Most bytes of one file. */
  private static final int MOST = 16 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Files whose reading waits for no lock of the process, and then those that may wait. */
  private static final List<String> FILES =
      List.of("status", "limits", "cgroup", "mountinfo", "sched", "net/sockstat", "maps", "smaps");

  private final LiveRoot root;
  private final LiveOut out;

  /**
   * Looks at processes below {@code root}.
   *
   * @param reader gets the kernel stacks of what sleeps uninterruptibly, which parsers know
   */
  public LiveDepth(Path root, Consumer<Reading> reader, Consumer<Skipped> skipped) {
    this(new LiveRoot(root), new LiveOut(reader, skipped));
  }

  LiveDepth(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  /** Takes a text that is for people and debuggers only. */
  @FunctionalInterface
  public interface Deep {

    /**
     * Takes one.
     *
     * @param name where it belongs, such as {@code 812/maps}
     */
    void take(String name, Content content);
  }

  /** Whether there is such a process. */
  public boolean exists(int pid) {
    return LiveRoot.exists(root.proc(pid + "/stat"));
  }

  /** The kernel stacks of all processes that sleep uninterruptibly. */
  public void readBlocked() {
    List<Integer> blocked =
        new ProcScan(root)
            .processes().stream().filter(pid -> state(root.proc(pid + "/stat")) == 'D').toList();
    List<String> stacks =
        LiveCrew.all(blocked.size(), i -> text(blocked.get(i) + "/stack"), PATIENCE, i -> "");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < blocked.size(); i++) {
      if (!stacks.get(i).isEmpty()) {
        all.append(ProcSections.header(blocked.get(i), "stack")).append('\n').append(stacks.get(i));
      }
    }
    if (!all.isEmpty()) {
      String path = ProcSections.path("stack");
      out.file(path, 0, Content.of(all.toString()));
    }
  }

  /** Everything about one process, quick things first. */
  public void read(int pid, Deep deep) {
    deep.take(pid + "/threads", Content.of(threads(pid)));
    deep.take(pid + "/fdinfo", Content.of(positions(pid)));
    List<String> texts =
        LiveCrew.all(FILES.size(), i -> text(pid + "/" + FILES.get(i)), PATIENCE, i -> "");
    for (int i = 0; i < FILES.size(); i++) {
      if (texts.get(i).isEmpty()) {
        String path = "/proc/" + pid + "/" + FILES.get(i);
        out.skip(path, "it holds nothing, may not be read, or did not answer");
      } else {
        deep.take(pid + "/" + FILES.get(i).replace('/', '-'), Content.of(texts.get(i)));
      }
    }
  }

  /** A line per thread, and its kernel stack below. */
  private String threads(int pid) {
    List<String> tasks = names(pid + "/task");
    List<String> texts =
        LiveCrew.all(tasks.size(), i -> thread(pid, tasks.get(i)), PATIENCE, i -> "");
    return texts.stream().collect(Collectors.joining("\n", "", ""));
  }

  private String thread(int pid, String tid) {
    String folder = pid + "/task/" + tid + "/";
    return String.format(
        Locale.ROOT,
        "%s %s state %c wchan %s syscall %s%n%s",
        tid,
        ProcSections.harmless(LiveFile.word(root.proc(folder + "comm"))),
        state(root.proc(folder + "stat")),
        LiveFile.word(root.proc(folder + "wchan")),
        LiveFile.word(root.proc(folder + "syscall")),
        text(folder + "stack"));
  }

  private String positions(int pid) {
    List<String> descriptors = names(pid + "/fdinfo");
    List<String> texts =
        LiveCrew.all(
            descriptors.size(),
            i -> descriptors.get(i) + "\n" + text(pid + "/fdinfo/" + descriptors.get(i)),
            PATIENCE,
            i -> "");
    return String.join("", texts);
  }

  private List<String> names(String folder) {
    try {
      List<String> names = new ArrayList<>(LiveRoot.names(root.proc(folder)));
      if (names.size() > THREADS) {
        String rest = (names.size() - THREADS) + " more entries were left out";
        out.skip("/proc/" + folder, rest);
        return names.subList(0, THREADS);
      }
      return names;
    } catch (IOException e) {
      out.skip("/proc/" + folder, LiveFile.reason(e));
      return List.of();
    }
  }

  /** The lines of a file below /proc, or "" where it cannot be read. */
  private String text(String below) {
    try {
      return ProcText.lines(LiveFile.read(root.proc(below), MOST));
    } catch (IOException goneOrDenied) {
      return "";
    }
  }

  /** The letter behind the name in a {@code stat} file, or a question mark. */
  private static char state(Path stat) {
    try {
      String line = new String(LiveFile.read(stat, 4096), StandardCharsets.ISO_8859_1);
      int close = line.lastIndexOf(')');
      return close < 0 || close + 2 >= line.length() ? '?' : line.charAt(close + 2);
    } catch (IOException gone) {
      return '?';
    }
  }
}
