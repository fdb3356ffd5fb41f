package dev.culprit.parse;

import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.FileSize;
import dev.culprit.fact.LockFile;
import dev.culprit.fact.NotSeen;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * lsof with any columns, with or without its header, with its warnings before or between.
 *
 * <p>Rows are counted by process as they go by: memory does not grow with their number.
 */
final class LsofParser extends LineParser {

  /** Processes that are held at a time; lsof lists each in one piece, sorted pastes may not. */
  private static final int MOST_HELD = 2_000;

  private static final int MOST_PIDS = 1 << 22;

  /** From which size on, in bytes, an open file is told of by itself. */
  private static final long LARGE = 1 << 24;

  private static final int MOST_SIZES = 500;

  /** What ends the list before its end, so that the last process may be cut. */
  private static final Pattern HEAD = Pattern.compile(".*\\| {0,9}(?:head|sed -n|tail)\\b.*");

  /** Busybox tells the process, its program and what a descriptor leads to, parted by tabs. */
  private static final Pattern BUSYBOX =
      Pattern.compile("(\\d{1,9})\\t(/\\S{1,400}) ?\\t(\\S.{0,4000})");

  LsofParser() {
    super("lsof");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lsof");
  }

  @Override
  public int recognise(List<String> head) {
    boolean rows =
        mostly(
            head,
            line ->
                line.startsWith("lsof: ")
                    || LsofRow.of(line, 0) != null
                    || BUSYBOX.matcher(line).matches());
    return Math.max(marked(head, 100, LsofParser::isHeader), rows ? 80 : 0);
  }

  private static boolean isHeader(String line) {
    List<String> words = Text.words(line, 20);
    return words.size() >= 5
        && words.contains("PID")
        && words.contains("FD")
        && words.contains("TYPE")
        && words.contains("NAME");
  }

  @Override
  Rows begin(Sink out) {
    return new Listing(out);
  }

  private static final class Listing implements Rows {

    private final Sink out;
    private final Map<Integer, DescriptorCount> counts = new LinkedHashMap<>();
    private final BitSet done = new BitSet();
    private Connections connections;
    private DescriptorCount count;
    private int countedPid = -1;
    private int extra;
    private int repeat;
    private boolean cut;
    private boolean warned;
    private boolean denied;
    private int sizes;

    Listing(Sink out) {
      this.out = out;
      connections = new Connections(out, out.sample());
      cut = HEAD.matcher(out.asked()).matches();
    }

    @Override
    public boolean row(String line, int number) {
      LsofRow row = LsofRow.of(line, extra);
      if (row == null && isHeader(line)) {
        header(line);
        return true;
      }
      Matcher busybox = row == null ? BUSYBOX.matcher(line) : null;
      if (busybox != null && busybox.matches()) {
        int pid = Integer.parseInt(busybox.group(1));
        String program = Text.baseName(busybox.group(2));
        DescriptorCount process = count(pid, program, "", line, number);
        process.add(FdTarget.kind(busybox.group(3)), null);
        if (out.asked().indexOf('|') < 0) {
          process.markWhole();
        }
        out.looked("descriptor-tally");
        return true;
      }
      if (row == null) {
        boolean warning = line.startsWith("lsof: ") || (warned && line.startsWith("      "));
        warned = warning;
        return warning && !line.contains("not found");
      }
      warned = false;
      take(row, line, number);
      return true;
    }

    /** A further header begins a further sample if a process shows up again. */
    private void header(String line) {
      List<String> words = Text.words(line, 20);
      extra = (words.contains("PPID") ? 1 : 0) + (words.contains("PGID") ? 1 : 0);
      if (!done.isEmpty() || !counts.isEmpty()) {
        boolean more = counts.isEmpty();
        flush();
        repeat += more ? 0 : 1;
        connections.finish();
        connections = new Connections(out, out.sample() + repeat);
      }
    }

    private void take(LsofRow row, String line, int number) {
      DescriptorCount process = count(row.pid(), row.command(), row.user(), line, number);
      if (row.descriptor().equals("NOFD") || row.type().equals("unknown")) {
        refused(row, line, number);
      }
      if (row.descriptor().equals("cwd")) {
        process.markWhole();
      }
      if (row.thread() || row.descriptor().equals("NOFD")) {
        if (row.thread() && row.isOpen() && row.kind() == DescriptorKind.DELETED_FILE) {
          // a filter may have left no row of the process itself
          process.addDeletedAgain(row.path(), row.descriptor(), row.bytes(), out.at(number, line));
        }
        return;
      }
      if (row.isOpen()) {
        open(row, process, line, number);
      } else if (row.type().equals("REG") && !row.descriptor().equals("DEL")) {
        mapped(row, process, line, number);
      }
    }

    private void refused(LsofRow row, String line, int number) {
      if (!denied && row.rest().contains("ermission denied")) {
        denied = true;
        out.observe(new NotSeen("descriptors", "denied", out.at(number, line)));
      }
    }

    private void mapped(LsofRow row, DescriptorCount process, String line, int number) {
      String path = row.path();
      if (path.endsWith(".so") || path.contains(".so.")) {
        process.addLibrary(path, out.at(number, line));
        out.looked("library-loaded");
      } else if (row.isDeleted() && row.descriptor().equals("txt")) {
        process.addDeleted(path, row.descriptor(), row.bytes(), out.at(number, line));
      }
    }

    private void open(LsofRow row, DescriptorCount process, String line, int number) {
      DescriptorKind kind = row.kind();
      process.add(kind, kind == DescriptorKind.UNBOUND_SOCKET ? out.at(number, line) : null);
      out.looked("descriptor-tally");
      if (kind == DescriptorKind.FILE && row.bytes() >= LARGE && sizes < MOST_SIZES) {
        sizes++;
        out.observe(
            new FileSize(row.path(), row.bytes(), out.sample() + repeat, out.at(number, line)));
      }
      if (kind == DescriptorKind.DELETED_FILE) {
        process.addDeleted(row.path(), row.descriptor(), row.bytes(), out.at(number, line));
      } else if (kind == DescriptorKind.FILE && LockFile.isOne(row.path())) {
        out.observe(new LockFile(row.pid(), row.path(), out.at(number, line)));
      } else if (kind == DescriptorKind.TCP) {
        connection(row, line, number);
      } else if (kind == DescriptorKind.UNIX && row.rest().endsWith("(LISTEN)")) {
        Endpoint path = new Endpoint(unixPath(row.rest()), 0);
        Owner owner = new Owner(row.pid(), row.command());
        connections.listens("unix", path, -1, -1, owner, out.at(number, line));
      }
    }

    private static String unixPath(String rest) {
      int slash = Math.max(rest.indexOf(" /"), rest.indexOf(" @"));
      String path = slash < 0 ? "" : rest.substring(slash + 1);
      int type = path.indexOf(" type=");
      return type < 0 ? path : path.substring(0, type);
    }

    private void connection(LsofRow row, String line, int number) {
      String name = row.rest().substring(row.rest().indexOf(" TCP") + 4).strip();
      int blank = name.indexOf(' ');
      String ends = blank < 0 ? name : name.substring(0, blank);
      String state = TcpStates.kernelName(state(blank < 0 ? "" : name.substring(blank)));
      int arrow = ends.indexOf("->");
      Endpoint local = Endpoint.of(arrow < 0 ? ends : ends.substring(0, arrow));
      if (local == null || state == null) {
        return;
      }
      Owner owner = new Owner(row.pid(), row.command());
      Origin at = out.at(number, line);
      if (state.equals("LISTEN")) {
        boolean six = local.address().equals("*") && row.type().equals("IPv6");
        String address = six ? "::" : local.address().equals("*") ? "0.0.0.0" : local.address();
        connections.listens("tcp", new Endpoint(address, local.port()), -1, -1, owner, at);
        return;
      }
      Endpoint peer = arrow < 0 ? null : Endpoint.of(ends.substring(arrow + 2));
      if (peer != null) {
        connections.connected("tcp", state, local, peer, -1, owner, at);
      }
    }

    /** {@code LISTEN} of {@code (LISTEN)} and of {@code (ST=LISTEN QR=0 QS=0)}. */
    private static String state(String text) {
      String inner = text.strip();
      inner = inner.startsWith("(") ? inner.substring(1) : inner;
      inner = inner.startsWith("ST=") ? inner.substring(3) : inner;
      int end = 0;
      while (end < inner.length() && inner.charAt(end) != ')' && inner.charAt(end) != ' ') {
        end++;
      }
      return inner.substring(0, end);
    }

    private DescriptorCount count(int pid, String command, String user, String line, int number) {
      if (pid == countedPid) {
        return count;
      }
      countedPid = pid;
      count = counts.get(pid);
      if (count == null) {
        if (counts.size() >= MOST_HELD) {
          flush();
        }
        Origin at = out.at(number, line);
        int sample = out.sample() + repeat;
        count = new DescriptorCount(pid, command, user, at, sample);
        counts.put(pid, count);
      }
      return count;
    }

    private void flush() {
      counts.forEach(
          (pid, held) -> {
            held.observe(out, cut);
            if (pid < MOST_PIDS) {
              done.set(pid);
            }
          });
      counts.clear();
      countedPid = -1;
    }

    @Override
    public void cut() {
      cut = true;
    }

    @Override
    public void end() {
      flush();
      connections.finish();
    }
  }
}
