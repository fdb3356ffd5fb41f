package dev.culprit.parse;

import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.LockFile;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketInodes;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links under /proc/PID/fd: from this host, or as {@code ls -l} prints them in any of its
 * formats, of one process or of many, whole or grepped.
 */
final class ProcFdParser extends LineParser {

  ProcFdParser() {
    super("proc-fd");
  }

  @Override
  public boolean claims(Reading reading) {
    String command = reading.command();
    return ProcPath.kind(reading.file()).equals("fd")
        || (Asked.tool(reading, "ls", "ll", "find") && command.contains("/fd"));
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    int others = 0;
    for (String line : head) {
      if (line.startsWith("==> /proc/") && line.endsWith("/fd <==")) {
        return 100;
      } else if (Link.of(line) != null) {
        rows++;
      } else if (!isBeside(line)) {
        others++;
      }
    }
    return rows > 0 && rows >= others ? 85 : 0;
  }

  /** {@code total 0}, {@code /proc/812/fd:} and the rows of the folder itself. */
  private static boolean isBeside(String line) {
    String text = line.strip();
    return text.isEmpty()
        || Prompt.isEcho(line)
        || Prompt.isCut(line)
        || text.startsWith("total ")
        || (text.startsWith("/proc/") && text.endsWith(":"))
        || (text.startsWith("d")
            && (text.endsWith(" .") || text.endsWith(" ..") || text.endsWith("./")));
  }

  /** One link. */
  private record Link(int pid, String descriptor, String target, long bytes) {

    /** How this host's own reading goes on after a removed file. */
    private static final Pattern SIZE = Pattern.compile("(.* \\(deleted\\)), (\\d{1,18}) bytes");

    static Link of(String line) {
      int digits = digits(line);
      if (digits > 0 && line.startsWith(" -> ", digits)) {
        return leadingTo(0, line.substring(0, digits), line.substring(digits + 4).strip());
      }
      int arrow = line.indexOf(" -> ");
      if (arrow <= 0) {
        return null;
      }
      int begin = line.lastIndexOf(' ', arrow - 1) + 1;
      String name = line.substring(begin, arrow);
      int slash = name.lastIndexOf('/');
      String descriptor = slash < 0 ? name : name.substring(slash + 1);
      if (!Text.isNumber(descriptor) || (begin > 0 && !looksLikeLs(line))) {
        return null;
      }
      int pid = slash < 0 ? 0 : ProcPath.pid(name);
      return leadingTo(pid, descriptor, line.substring(arrow + 4).strip());
    }

    /** How many digits a line begins with; more than a number has are none. */
    private static int digits(String line) {
      int digits = 0;
      while (digits < line.length() && digits < 19 && isDigit(line.charAt(digits))) {
        digits++;
      }
      return digits < 19 ? digits : 0;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private static Link leadingTo(int pid, String descriptor, String written) {
      String target = unquoted(written);
      if (target.endsWith(" bytes")) {
        Matcher size = SIZE.matcher(target);
        if (size.matches()) {
          return new Link(pid, descriptor, size.group(1), Long.parseLong(size.group(2)));
        }
      }
      return new Link(pid, descriptor, target, -1);
    }

    /** Newer ls quotes targets that a shell would split. */
    private static String unquoted(String target) {
      boolean quoted = target.length() > 2 && target.startsWith("'") && target.endsWith("'");
      // find -ls puts a backslash before each blank
      return quoted ? target.substring(1, target.length() - 1) : target.replace("\\ ", " ");
    }

    /** Whether mode bits of a link stand among the first words. */
    private static boolean looksLikeLs(String line) {
      for (String word : Text.words(line.substring(0, Math.min(line.length(), 80)), 5)) {
        if (word.length() >= 10 && word.startsWith("l") && word.indexOf('-') > 0) {
          return true;
        }
      }
      return line.startsWith("/proc/") || line.startsWith("fd/");
    }
  }

  @Override
  Rows begin(Sink out) {
    return new Listing(out);
  }

  /** What is gathered of one process. */
  private static final class Gathered {
    private final DescriptorCount count;
    private final Set<Long> inodes = new LinkedHashSet<>();
    private final ExcerptOfFds excerpt = new ExcerptOfFds();
    private final Origin origin;
    private final boolean whole;
    private int sockets;

    Gathered(DescriptorCount count, Origin origin, boolean whole) {
      this.count = count;
      this.origin = origin;
      this.whole = whole;
    }
  }

  private static final class Listing implements Rows {

    /** Processes that are gathered at a time; listings go through them one after the other. */
    private static final int MOST = 5_000;

    private final Sink out;
    private final boolean filtered;
    private final String program;
    private final Map<Integer, Gathered> processes = new LinkedHashMap<>();
    private int pid;
    private boolean whole;
    private boolean cut;

    Listing(Sink out) {
      this.out = out;
      String asked = out.asked();
      this.pid = ProcPath.pid(asked);
      this.program = ProcPath.program(asked);
      this.filtered = asked.contains("|") && asked.matches(".*\\b(?:grep|head|tail|sed)\\b.*");
      this.whole = !filtered && ProcPath.kind(asked).equals("fd");
    }

    @Override
    public boolean row(String line, int number) {
      boolean digit = !line.isEmpty() && Character.isDigit(line.charAt(0));
      Link link = digit ? Link.of(line) : null;
      if (link != null) {
        take(link, line, number);
        return true;
      }
      int section = ProcPath.section(line);
      if (section >= 0 || (line.startsWith("/proc/") && line.endsWith(":"))) {
        pid = Math.max(section, ProcPath.pid(line));
        whole = true;
        process(pid, line, number);
        return true;
      }
      if (!digit && Prompt.isEcho(line)) {
        int named = ProcPath.lastPid(line);
        pid = named > 0 ? named : pid;
        return false;
      }
      link = digit ? null : Link.of(line);
      if (link != null) {
        take(link, line, number);
        return true;
      }
      return more(line) || beside(line);
    }

    private boolean beside(String line) {
      whole |= line.startsWith("total ") && !filtered;
      boolean vanished =
          line.startsWith("ls: ") && !line.contains("not found") && line.contains("/fd/");
      return vanished || (isBeside(line) && !Prompt.isCut(line));
    }

    /** {@code ... 12000 more} of a process that has more than are listed. */
    private boolean more(String line) {
      List<String> words = Text.words(line, 4);
      boolean more = words.size() == 3 && words.get(0).equals("...") && words.get(2).equals("more");
      int count = more ? Text.integer(words.get(1)) : -1;
      if (count > 0 && processes.containsKey(pid)) {
        processes.get(pid).count.addUntold(count);
      }
      return count > 0;
    }

    private void take(Link link, String line, int number) {
      pid = link.pid() > 0 ? link.pid() : pid;
      Gathered process = process(pid, line, number);
      DescriptorKind kind = FdTarget.kind(link.target());
      process.count.add(kind, null);
      process.excerpt.add(link.descriptor(), kind, link.target());
      if (kind == DescriptorKind.SOCKET) {
        process.sockets++;
        long inode = FdTarget.socketInode(link.target());
        if (inode > 0) {
          process.inodes.add(inode);
        }
      } else if (kind == DescriptorKind.FILE && pid > 0 && LockFile.isOne(link.target())) {
        out.observe(new LockFile(pid, link.target(), out.at(number, line)));
      } else if (kind == DescriptorKind.DELETED_FILE) {
        String path = link.target().substring(0, link.target().length() - " (deleted)".length());
        process.count.addDeleted(path, link.descriptor(), link.bytes(), out.at(number, line));
      }
    }

    private Gathered process(int of, String line, int number) {
      Gathered known = processes.get(of);
      if (known != null) {
        return known;
      }
      if (processes.size() >= MOST) {
        flush();
      }
      Origin at = out.at(number, line);
      Gathered process =
          new Gathered(new DescriptorCount(of, program, "", at, out.sample()), at, whole);
      if (whole) {
        process.count.markWhole();
      }
      processes.put(of, process);
      return process;
    }

    private void flush() {
      processes.forEach(
          (of, process) -> {
            process.count.observe(out, cut || filtered);
            if (!process.whole || cut) {
              out.observe(process.excerpt.of(of, program, process.origin));
            }
            if (!process.inodes.isEmpty()) {
              List<Long> inodes = new ArrayList<>(process.inodes);
              out.observe(
                  new SocketInodes(of, inodes, process.sockets, out.sample(), process.origin));
            }
          });
      processes.clear();
    }

    @Override
    public void cut() {
      cut = true;
    }

    @Override
    public void end() {
      flush();
    }
  }
}
