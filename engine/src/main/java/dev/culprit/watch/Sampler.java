package dev.culprit.watch;

import dev.culprit.gauge.Gauge;
import dev.culprit.gauge.ProcessCount;
import dev.culprit.gauge.Quantity;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes samples that cost little: two short files per process, and the size of its folder of
 * descriptors. What cannot change is read once.
 */
public final class Sampler {

  private static final String[] TEXTS = {
    "sys/fs/file-nr",
    "net/sockstat",
    "loadavg",
    "sys/net/netfilter/nf_conntrack_count",
    "sys/net/netfilter/nf_conntrack_max"
  };

  /** Of the fifty lines of meminfo these tell whether memory runs out. */
  private static final Set<String> MEMORY =
      Set.of("MemTotal", "MemFree", "MemAvailable", "SwapTotal", "SwapFree", "Slab", "SUnreclaim");

  private static final int MOST = 64 * 1024;

  private final Path proc;
  private final Gauge gauge;
  private final byte[] buffer = new byte[MOST];
  private final long pageKiB;
  private Map<Integer, Row> known = new HashMap<>();

  /** Samples below {@code proc}, which is {@code /proc} but in tests. */
  public Sampler(Path proc) {
    this.proc = proc;
    this.gauge = new Gauge(proc);
    this.pageKiB = pageKiB();
  }

  /** What a page holds, from this program's own memory, which one file gives in each unit. */
  private long pageKiB() {
    String stat = text("self/stat");
    String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    long pages = words.length < 22 ? 0 : number(words[21]);
    for (String line : text("self/status").split("\n", -1)) {
      if (line.startsWith("VmRSS:") && pages > 0) {
        long each = number(line.replaceAll("\\D", "")) / pages;
        return each >= 32 ? 64 : each >= 10 ? 16 : 4;
      }
    }
    return 4;
  }

  /**
   * Takes one.
   *
   * @param deep processes of which the sockets are looked at one by one
   */
  public Sample sample(Instant at, Collection<Integer> deep) {
    Map<String, String> texts = new TreeMap<>();
    for (String name : TEXTS) {
      String text = text(name);
      if (!text.isEmpty()) {
        texts.put("/proc/" + name, text);
      }
    }
    texts.put("/proc/meminfo", memory(text("meminfo")));
    NavigableMap<Integer, Row> rows = new TreeMap<>();
    String[] names = new File(proc.toString()).list();
    for (String name : names == null ? new String[0] : names) {
      if (name.length() < 10 && name.chars().allMatch(Character::isDigit)) {
        Row row = row(Integer.parseInt(name));
        if (row != null) {
          rows.put(row.pid(), row);
        }
      }
    }
    look(deep, rows);
    known = rows;
    return new Sample(at, opens(text("net/snmp")), texts, rows);
  }

  private void look(Collection<Integer> deep, NavigableMap<Integer, Row> rows) {
    for (ProcessCount count : deep.isEmpty() ? Set.<ProcessCount>of() : gauge.read(deep).values()) {
      Long unbound = count.counts().get(Quantity.UNBOUND_SOCKETS);
      if (unbound != null) {
        rows.computeIfPresent(count.pid(), (pid, row) -> row.withUnbound(unbound));
      }
    }
  }

  private Row row(int pid) {
    String stat = text(pid + "/stat");
    int close = stat.lastIndexOf(')');
    String[] words = close < 0 ? new String[0] : stat.substring(close + 1).strip().split(" ", -1);
    // proc_pid_stat(5): ppid is field 4, num_threads 20, starttime 22, rss 24 in pages
    if (words.length < 22 || words[21].equals("0")) {
      return null;
    }
    long begun = number(words[19]);
    Row before = known.get(pid);
    boolean same = before != null && before.begun() == begun;
    return new Row(
        pid,
        (int) number(words[1]),
        same ? before.name() : name(stat),
        begun,
        same ? before.limit() : limit(pid),
        descriptors(pid),
        same ? before.unbound() : -1,
        number(words[21]) * pageKiB,
        number(words[17]));
  }

  private static String name(String stat) {
    int open = stat.indexOf('(');
    return stat.substring(open + 1, stat.lastIndexOf(')')).replaceAll("[\\p{Cntrl}\\s]", "?");
  }

  /** Since Linux 6.2 the size of the folder is the number of descriptors. */
  private long descriptors(int pid) {
    Path folder = proc.resolve(pid + "/fd");
    try {
      long size = Files.size(folder);
      if (size > 0 && Files.isReadable(folder)) {
        return size;
      }
    } catch (IOException gone) {
      return -1;
    }
    String[] names = new File(folder.toString()).list();
    return names == null ? -1 : names.length;
  }

  private long limit(int pid) {
    for (String line : text(pid + "/limits").split("\n", -1)) {
      if (line.startsWith("Max open files")) {
        String[] words = line.substring("Max open files".length()).strip().split("\\s+", -1);
        return words[0].equals("unlimited") ? -1 : number(words[0]);
      }
    }
    return -1;
  }

  private static String memory(String meminfo) {
    StringBuilder kept = new StringBuilder();
    for (String line : meminfo.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && MEMORY.contains(line.substring(0, colon))) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }

  /** The value of PassiveOpens, whose name stands in the line before. */
  private static long opens(String snmp) {
    String[] names = new String[0];
    for (String line : snmp.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (!line.startsWith("Tcp:")) {
        continue;
      }
      for (int i = 1; i < Math.min(names.length, words.length); i++) {
        if (names[i].equals("PassiveOpens")) {
          return number(words[i]);
        }
      }
      names = words;
    }
    return -1;
  }

  private String text(String below) {
    try (RandomAccessFile in = new RandomAccessFile(proc.resolve(below).toString(), "r")) {
      int length = Math.max(0, in.read(buffer, 0, buffer.length));
      return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrDenied) {
      return "";
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      return -1;
    }
  }
}
