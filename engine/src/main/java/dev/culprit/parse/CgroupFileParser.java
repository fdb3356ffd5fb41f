package dev.culprit.parse;

import dev.culprit.fact.CgroupValue;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a control group, of version 1 and 2. */
final class CgroupFileParser extends LineParser {

  private static final String ROOT = "/sys/fs/cgroup";

  private static final Set<String> CONTROLLERS =
      Set.of(
          "memory",
          "cpu",
          "cpuacct",
          "cpu,cpuacct",
          "pids",
          "blkio",
          "cpuset",
          "unified",
          "systemd",
          "hugetlb",
          "freezer",
          "devices",
          "net_cls",
          "perf_event",
          "net_cls,net_prio",
          "rdma",
          "misc");

  private static final List<String> KEPT =
      List.of("memory.", "cpu.", "pids.", "io.", "blkio.throttle.", "hugetlb.", "cpuacct.usage");

  /** memory.stat has some fifty keys; these bear on an outage. */
  private static final Set<String> STATISTICS =
      Set.of(
          "anon",
          "file",
          "slab",
          "sock",
          "rss",
          "cache",
          "total_rss",
          "total_cache",
          "pgmajfault",
          "workingset_refault_file",
          "shmem",
          "swap");

  /** Files that hold a word or a share and no count. */
  private static final Set<String> WORDS = Set.of("io.prio.class", "blkio.prio.class");

  CgroupFileParser() {
    super("cgroup-file");
  }

  @Override
  public boolean claims(Reading reading) {
    if (Asked.tool(reading, "cat")) {
      return CgroupFiles.of(reading.command()) != null;
    }
    return reading.file().startsWith(ROOT + "/")
        && (!reading.file().endsWith(".pressure") || reading.file().endsWith("/cgroup.pressure"));
  }

  /** A row that only cpu.stat has. */
  private static boolean isCpuStat(String line) {
    List<String> words = Text.words(line, 3);
    return words.size() == 2
        && (words.get(0).startsWith("nr_") || words.get(0).startsWith("throttled_"))
        && Text.isNumber(words.get(1));
  }

  /** The text alone is numbers, but for cpu.stat. */
  @Override
  public int recognise(List<String> head) {
    if (head.stream().filter(CgroupFileParser::isCpuStat).count() >= 2) {
      return 85;
    }
    if (head.stream().anyMatch(line -> NAMED.matcher(line).matches())) {
      return 85;
    }
    boolean text = head.stream().anyMatch(line -> !line.isBlank() && Absence.why(line) == null);
    return text ? 1 : 0;
  }

  /** What grep prints of several files, or a loop that names each before it shows it. */
  private static final Pattern NAMED =
      Pattern.compile("(" + ROOT + "/[^:\\s]{1,1000}/[a-z]{2,20}\\.[a-z_.]{2,60}): ?(\\S.*)");

  @Override
  Rows begin(Sink out) {
    String asked = out.asked();
    CgroupFiles several = CgroupFiles.of(asked);
    if (several != null) {
      return (line, number) -> {
        String file = several.next(line);
        return file != null && rows(file, out).row(line, number);
      };
    }
    Rows one = rows(asked.substring(Math.max(0, asked.indexOf(ROOT))), out);
    return (line, number) -> {
      Matcher named = NAMED.matcher(line);
      return named.matches()
          ? rows(named.group(1), out).row(named.group(2), number)
          : one.row(line, number);
    };
  }

  /** The rows of one file. */
  private static Rows rows(String file, Sink out) {
    int slash = file.lastIndexOf('/');
    String name = file.substring(slash + 1);
    String group = group(file.substring(0, Math.max(slash, 0)));
    boolean kept = KEPT.stream().anyMatch(name::startsWith);
    return (line, number) -> {
      List<String> words = Text.words(line, 12);
      if (!kept && isCpuStat(line)) {
        String key = "cpu.stat." + words.get(0);
        return observe(group, key, words.get(1), number, line, out);
      } else if (!kept) {
        return true;
      }
      boolean device = name.startsWith("io.") && words.get(0).indexOf(':') > 0;
      if (words.size() == 1 && (device || WORDS.contains(name) || name.startsWith("cpu.uclamp."))) {
        return true; // no count: a word, a share, or a device without any
      } else if (words.size() == 1) {
        return observe(group, name, words.get(0), number, line, out);
      } else if (name.equals("cpu.max")) {
        return observe(group, "cpu.max", words.get(0), number, line, out)
            && observe(group, "cpu.max.period", words.get(1), number, line, out);
      }
      if (name.equals("io.max")) {
        words.stream()
            .filter(word -> word.indexOf('=') > 0 && !word.endsWith("=max"))
            .forEach(
                word -> {
                  int equals = word.indexOf('=');
                  String key = name + "." + word.substring(0, equals);
                  observe(group, key, word.substring(equals + 1), number, line, out);
                });
        return true;
      }
      boolean wanted = !name.equals("memory.stat") || STATISTICS.contains(words.get(0));
      boolean processors = name.startsWith("cpuacct.usage_");
      boolean pair = words.size() == 2 && !processors && isCount(words.get(1));
      if (pair && wanted) {
        observe(group, name + "." + words.get(0), words.get(1), number, line, out);
      }
      return pair
          || processors
          || words.get(0).indexOf('=') > 0
          || words.get(0).indexOf(':') > 0
          || name.endsWith("numa_stat");
    };
  }

  /** A limit that nobody set may have 19 digits and more. */
  private static boolean isCount(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The group's path without the hierarchy's root and a controller's folder. */
  private static String group(String folder) {
    String below = folder.length() <= ROOT.length() ? "" : folder.substring(ROOT.length() + 1);
    int slash = below.indexOf('/');
    String first = slash < 0 ? below : below.substring(0, slash);
    if (CONTROLLERS.contains(first)) {
      below = slash < 0 ? "" : below.substring(slash + 1);
    }
    return "/" + below;
  }

  private static boolean observe(
      String group, String name, String value, int number, String line, Sink out) {
    long count = value.equals("max") ? ProcessLimit.UNLIMITED : Text.number(value, Long.MIN_VALUE);
    if (value.length() >= 19 && count == Long.MIN_VALUE && isCount(value)) {
      count = ProcessLimit.UNLIMITED;
    }
    if (count == Long.MIN_VALUE) {
      return false;
    }
    out.observe(new CgroupValue(group, name, count, out.sample(), out.at(number, line)));
    return true;
  }
}
