package dev.culprit.parse;

import dev.culprit.fact.InotifyUse;
import dev.culprit.fact.NetworkNamespace;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessCgroup;
import dev.culprit.fact.ProcessIo;
import dev.culprit.fact.ProcessSeen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of /proc/PID that hold a line or two. */
final class ProcSmallFiles {

  private ProcSmallFiles() {}

  /** /proc/PID/cmdline: what was started, with its arguments. */
  static final class CommandLines extends ProcPidParser {

    CommandLines() {
      super("proc-cmdline", "cmdline");
    }

    @Override
    int recogniseLine(String line) {
      return 0;
    }

    @Override
    Section section(int pid, Origin at, Sink out) {
      return (line, number) -> {
        String arguments = line.strip();
        if (pid > 0 && !arguments.isEmpty()) {
          out.observe(
              seen(pid, CommandLine.name(arguments), arguments, "", out, out.at(number, line)));
        }
        return pid > 0;
      };
    }
  }

  private static ProcessSeen seen(
      int pid, String command, String arguments, String channel, Sink out, Origin origin) {
    return new ProcessSeen(
        pid, -1, "", command, arguments, '?', -1, -1, -1, -1, channel, out.sample(), origin);
  }

  /** /proc/PID/wchan: the kernel function in which the process sleeps. */
  static final class WaitChannels extends ProcPidParser {

    WaitChannels() {
      super("proc-wchan", "wchan");
    }

    @Override
    int recogniseLine(String line) {
      return 0;
    }

    @Override
    Section section(int pid, Origin at, Sink out) {
      return (line, number) -> {
        String channel = line.strip();
        boolean name = !channel.isEmpty() && channel.indexOf(' ') < 0;
        if (name && !channel.equals("0") && pid > 0) {
          out.observe(seen(pid, "", "", channel, out, out.at(number, line)));
        }
        return name;
      };
    }
  }

  /** /proc/PID/ns, as {@code net:[4026531840]} or as a listing of its links. */
  static final class Namespaces extends ProcPidParser {

    Namespaces() {
      super("proc-ns", "ns", "ns/net");
    }

    @Override
    int recogniseLine(String line) {
      return line.contains("net:[") || line.contains("mnt:[") ? 60 : 0;
    }

    @Override
    Section section(int pid, Origin at, Sink out) {
      return (line, number) -> {
        int open = line.indexOf("net:[");
        int close = line.indexOf(']', Math.max(open, 0));
        long inode = open < 0 || close < 0 ? -1 : Text.number(line.substring(open + 5, close), -1);
        if (inode > 0) {
          out.observe(new NetworkNamespace(pid, inode, out.sample(), out.at(number, line)));
        }
        return inode > 0 || line.contains(":[") || line.startsWith("total ");
      };
    }
  }

  /** /proc/PID/fdinfo, for what inotify descriptors watch. */
  static final class DescriptorInfos extends ProcPidParser {

    DescriptorInfos() {
      super("proc-fdinfo", "fdinfo");
    }

    @Override
    int recogniseLine(String line) {
      boolean watch = line.startsWith("inotify wd:") || line.contains(" inotify-watches ");
      return watch ? 90 : isOther(line) ? 5 : 0;
    }

    private static boolean isOther(String line) {
      return line.matches("(pos|flags|mnt_id|ino|eventfd|tfd|sigmask|clockid|lock)[^:]{0,20}:.*");
    }

    @Override
    Section section(int pid, Origin at, Sink out) {
      return new Section() {
        private int instances;
        private long watches;

        @Override
        public boolean line(String line, int number) {
          List<String> words = Text.words(line, 4);
          if (words.size() == 3 && words.get(1).equals("inotify-watches")) {
            instances++;
            watches += Math.max(0, Text.number(words.get(2), 0));
            return true;
          } else if (line.startsWith("inotify wd:")) {
            instances = Math.max(instances, 1);
            watches++;
            return true;
          }
          return line.matches(
              "(pos|flags|mnt_id|ino|eventfd|tfd|sigmask|clockid|lock)[^:]{0,20}:.*");
        }

        @Override
        public void end() {
          if (instances > 0) {
            out.observe(new InotifyUse(pid, "", "", instances, watches, at));
          }
        }
      };
    }
  }

  /** /proc/PID/io. */
  static final class InputOutput extends ProcPidParser {

    private static final List<String> NAMES =
        List.of(
            "rchar",
            "wchar",
            "syscr",
            "syscw",
            "read_bytes",
            "write_bytes",
            "cancelled_write_bytes");

    InputOutput() {
      super("proc-io", "io");
    }

    @Override
    boolean isFirst(String line) {
      return line.startsWith("rchar: ");
    }

    @Override
    int recogniseLine(String line) {
      return line.startsWith("rchar: ") || line.startsWith("read_bytes: ")
          ? 90
          : isRow(line) ? 10 : 0;
    }

    private static boolean isRow(String line) {
      int colon = line.indexOf(": ");
      return colon > 0
          && NAMES.contains(line.substring(0, colon))
          && Text.isNumber(line.substring(colon + 2).strip());
    }

    @Override
    Section section(int pid, Origin at, Sink out) {
      Map<String, Long> values = new HashMap<>();
      return new Section() {
        @Override
        public boolean line(String line, int number) {
          if (!isRow(line)) {
            return false;
          }
          int colon = line.indexOf(": ");
          values.put(line.substring(0, colon), Text.number(line.substring(colon + 2).strip(), 0));
          return true;
        }

        @Override
        public void end() {
          if (values.containsKey("read_bytes") && values.containsKey("write_bytes")) {
            long read = values.get("read_bytes");
            out.observe(new ProcessIo(pid, read, values.get("write_bytes"), out.sample(), at));
          }
        }
      };
    }
  }

  /** /proc/PID/cgroup, of version 1 and 2. */
  static final class Cgroups extends ProcPidParser {

    Cgroups() {
      super("proc-cgroup", "cgroup");
    }

    @Override
    int recogniseLine(String line) {
      String[] parts = line.split(":", 3);
      return parts.length == 3 && Text.isNumber(parts[0]) && parts[2].startsWith("/") ? 85 : 0;
    }

    @Override
    Section section(int pid, Origin at, Sink out) {
      return new Section() {
        private String path = "";
        private Origin origin = at;
        private long hierarchy = Long.MAX_VALUE;

        /** The kernel lists the hierarchies from the last to 0. */
        @Override
        public boolean isBehind(String line) {
          return recogniseLine(line) > 0 && hierarchy(line) >= hierarchy;
        }

        @Override
        public boolean line(String line, int number) {
          String[] parts = line.split(":", 3);
          if (recogniseLine(line) == 0) {
            return false;
          }
          hierarchy = hierarchy(line);
          boolean unified = parts[1].isEmpty() && !parts[2].equals("/");
          if (path.isEmpty() || unified || (parts[1].contains("memory") && parts[2].length() > 1)) {
            path = parts[2].strip();
            origin = out.at(number, line);
          }
          return true;
        }

        @Override
        public void end() {
          if (!path.isEmpty()) {
            out.observe(new ProcessCgroup(pid, path, origin));
          }
        }
      };
    }

    private static long hierarchy(String line) {
      return Text.number(line.substring(0, line.indexOf(':')), 0);
    }
  }
}
