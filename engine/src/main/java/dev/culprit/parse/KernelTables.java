package dev.culprit.parse;

import dev.culprit.fact.FreeBlocks;
import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Small tables of /proc that become measures of the host. */
final class KernelTables {

  private KernelTables() {}

  /** /proc/buddyinfo. */
  static final class Buddyinfo extends LineParser {

    /** Node, zone and at least nine sizes of blocks. */
    private static final int SHORTEST = 13;

    Buddyinfo() {
      super("buddyinfo");
    }

    @Override
    public boolean claims(Reading reading) {
      return reading.file().equals("/proc/buddyinfo");
    }

    @Override
    public int recognise(List<String> head) {
      // /proc/pagetypeinfo has such rows as well, by type
      boolean types = head.stream().anyMatch(line -> line.startsWith("Page block order"));
      boolean zones =
          head.stream().anyMatch(line -> line.startsWith("Node ") && line.contains(", zone "));
      return zones && !types ? 80 : 0;
    }

    @Override
    Rows begin(Sink out) {
      return (line, number) -> {
        List<String> words = Text.words(line.replace(',', ' '), 40);
        if (words.size() < SHORTEST
            || !words.get(0).equals("Node")
            || !words.get(2).equals("zone")
            || !Text.isNumber(words.get(4))) {
          return false;
        }
        List<Long> blocks = new ArrayList<>();
        for (String word : words.subList(4, words.size())) {
          blocks.add(Text.number(word, 0));
        }
        int node = Text.integer(words.get(1));
        out.observe(new FreeBlocks(node, words.get(3), blocks, out.at(number, line)));
        return true;
      };
    }
  }

  /** /proc/stat: processor time as {@code stat.cpu.user} (hundredths of a second) and the rest. */
  static final class Stat extends LineParser {

    private static final String[] TIMES = {
      "user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"
    };

    private static final Set<String> KEPT =
        Set.of("ctxt", "btime", "processes", "procs_running", "procs_blocked");

    Stat() {
      super("proc-stat");
    }

    @Override
    public boolean claims(Reading reading) {
      return reading.file().equals("/proc/stat");
    }

    @Override
    public int recognise(List<String> head) {
      boolean cpu =
          head.stream().anyMatch(line -> line.startsWith("cpu  ") || line.startsWith("cpu0 "));
      boolean rest =
          head.stream().anyMatch(line -> line.startsWith("ctxt ") || line.startsWith("intr "));
      return cpu && rest ? 95 : 0;
    }

    @Override
    Rows begin(Sink out) {
      return new Rows() {
        private int cores;

        @Override
        public boolean row(String line, int number) {
          List<String> words = Text.words(line, 12);
          String name = words.get(0);
          if (name.equals("cpu")) {
            for (int i = 0; i < TIMES.length && i + 1 < words.size(); i++) {
              observe("stat.cpu." + TIMES[i], words.get(i + 1), number, line);
            }
          } else if (name.startsWith("cpu")) {
            cores++;
          } else if (KEPT.contains(name) && words.size() > 1) {
            observe("stat." + name, words.get(1), number, line);
          }
          return words.size() > 1;
        }

        private void observe(String name, String value, int number, String line) {
          Counters.observe(name, value, number, line, out);
        }

        @Override
        public void end() {
          if (cores > 0) {
            out.observe(new Measure("stat.cores", cores, out.sample(), out.at(0, "")));
          }
        }
      };
    }
  }

  /** /proc/softirqs, as sums over the cores: {@code softirqs.NET_RX}. */
  static final class Softirqs extends LineParser {

    Softirqs() {
      super("softirqs");
    }

    @Override
    public boolean claims(Reading reading) {
      return reading.file().equals("/proc/softirqs");
    }

    @Override
    public int recognise(List<String> head) {
      return marked(head, 90, line -> line.strip().startsWith("NET_RX:"));
    }

    @Override
    Rows begin(Sink out) {
      return (line, number) -> {
        List<String> words = Text.words(line, 4_200);
        if (words.get(0).equals("CPU0")) {
          return true;
        }
        if (!words.get(0).endsWith(":") || words.size() < 2) {
          return false;
        }
        String name = "softirqs." + words.get(0).substring(0, words.get(0).length() - 1);
        double sum = 0;
        for (String word : words.subList(1, words.size())) {
          sum += Math.max(0, Text.number(word, 0));
        }
        out.observe(new Measure(name, sum, out.sample(), out.at(number, line)));
        return true;
      };
    }
  }

  /** /proc/net/softnet_stat, as sums over the cores. */
  static final class Softnet extends LineParser {

    Softnet() {
      super("softnet");
    }

    @Override
    public boolean claims(Reading reading) {
      return reading.file().endsWith("/net/softnet_stat");
    }

    @Override
    public int recognise(List<String> head) {
      return !head.isEmpty() && head.stream().allMatch(line -> isRow(Text.words(line, 30)))
          ? 75
          : 0;
    }

    private static boolean isRow(List<String> words) {
      return words.size() >= 9 && words.stream().allMatch(word -> word.matches("[0-9a-f]{8}"));
    }

    @Override
    Rows begin(Sink out) {
      return new Rows() {
        private final long[] sums = new long[3];
        private boolean any;

        @Override
        public boolean row(String line, int number) {
          List<String> words = Text.words(line, 30);
          if (!isRow(words)) {
            return false;
          }
          any = true;
          for (int i = 0; i < sums.length; i++) {
            sums[i] += Long.parseLong(words.get(i), 16);
          }
          return true;
        }

        @Override
        public void end() {
          String[] names = {"softnet.processed", "softnet.dropped", "softnet.squeezed"};
          for (int i = 0; any && i < names.length; i++) {
            out.observe(new Measure(names[i], sums[i], out.sample(), out.at(0, "")));
          }
        }
      };
    }
  }
}
