package dev.culprit.trace;

import dev.culprit.fact.NotSeen;
import dev.culprit.parse.Parser;
import dev.culprit.parse.Sink;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/** Reads logs of strace and ltrace, of any size, and observes what was opened and never closed. */
public final class StraceLog implements Parser {

  /** Calls that nearly every trace holds; other tools that print calls have other names. */
  private static final Set<String> USUAL =
      Set.of(
          "open",
          "openat",
          "creat",
          "close",
          "socket",
          "accept",
          "accept4",
          "connect",
          "bind",
          "listen",
          "read",
          "write",
          "pread64",
          "pwrite64",
          "readv",
          "writev",
          "sendto",
          "recvfrom",
          "sendmsg",
          "recvmsg",
          "ioctl",
          "fcntl",
          "poll",
          "ppoll",
          "select",
          "pselect6",
          "epoll_wait",
          "epoll_pwait",
          "epoll_ctl",
          "epoll_create1",
          "futex",
          "clone",
          "clone3",
          "fork",
          "vfork",
          "execve",
          "wait4",
          "mmap",
          "munmap",
          "mprotect",
          "brk",
          "fstat",
          "stat",
          "lstat",
          "newfstatat",
          "statx",
          "access",
          "lseek",
          "dup",
          "dup2",
          "dup3",
          "pipe",
          "pipe2",
          "socketpair",
          "setsockopt",
          "getsockopt",
          "shutdown",
          "nanosleep",
          "clock_nanosleep",
          "rt_sigaction",
          "rt_sigprocmask",
          "flock",
          "unlink",
          "getdents64",
          "readlink",
          "exit_group",
          "eventfd2",
          "inotify_init1",
          "timerfd_create",
          "memfd_create",
          "getsockname",
          "getpeername",
          "kill",
          "madvise",
          "sendfile",
          "fsync");

  private static final int CERTAIN = 100;

  /** A trace of an idle process shows no leak, and that says nothing: a few requests open these. */
  private static final int OPENINGS = 20;

  /** From here on {@link #recognise} knows a trace by its text alone. */
  public static final int SURE = 80;

  /** A few lines of a trace in a text that is mostly something else's. */
  private static final int AMONG_OTHERS = 50;

  @Override
  public String id() {
    return "strace";
  }

  @Override
  public boolean claims(Reading reading) {
    if (!reading.file().isEmpty()) {
      return false;
    }
    String tool = reading.tool();
    return tool.equals("strace") || tool.equals("ltrace") || StraceCommand.isOne(reading.command());
  }

  @Override
  public int recognise(List<String> head) {
    int calls = 0;
    int marks = 0;
    int others = 0;
    for (String line : head) {
      if (SummaryRow.isHeader(line)) {
        return CERTAIN;
      }
      if (isMark(line)) {
        marks++;
      } else if (isCall(line)) {
        calls++;
      } else if (!line.isBlank() && !StraceCommand.isOne(line)) {
        others++;
      }
    }
    if (calls + marks == 0 || calls + marks < others) {
      boolean notice = head.stream().anyMatch(line -> line.startsWith("strace: Process "));
      return notice ? AMONG_OTHERS : 0;
    }
    if ((marks > 0 && calls > 0) || calls > 2) {
      return CERTAIN;
    }
    return others == 0 ? SURE : 0;
  }

  @Override
  public void parse(Lines lines, Sink out) {
    RowCounter rows =
        new RowCounter() {
          @Override
          public void understood() {
            out.understood();
          }

          @Override
          public void notUnderstood(int line, String text) {
            out.notUnderstood(line, text);
          }
        };
    TraceReport report = StraceAnalysis.read(lines, id(), out.asked(), rows);
    LeakFacts.of(report, out::at).forEach(out::observe);
    LockFacts.of(report, out::at).forEach(out::observe);
    CallFacts.of(report, out::at).forEach(out::observe);
    if (report.sites().stream().mapToInt(CallSite::opened).sum() >= OPENINGS) {
      out.looked("strace-openings");
      if (report.stacks()) {
        out.looked("strace-stack");
      }
    }
    Obstacle obstacle = report.obstacle();
    if (obstacle.exists() && report.calls() == 0) {
      out.observe(new NotSeen(id(), obstacle.why(), out.at(obstacle.line(), obstacle.text())));
    } else if (report.empty()) {
      out.observe(new NotSeen(id(), "empty", out.at(0, "")));
    }
  }

  private static boolean isMark(String line) {
    boolean notice = Notice.begin(line) >= 0 && Notice.parse(line, Notice.begin(line)).pid() > 0;
    boolean stack = Frame.isStackLine(line) && line.endsWith("]");
    return notice || stack || line.contains("+++ exited with ") || line.contains(" resumed>");
  }

  private static boolean isCall(String line) {
    LinePrefix prefix = new LinePrefix();
    prefix.parse(line);
    String name = CallText.nameAt(line, prefix.rest());
    String plain = name == null ? LibraryCall.plain(line, prefix.rest()) : null;
    if (plain != null) {
      String called = CallText.nameAt(plain, 0);
      return USUAL.contains(called) && CallText.parse(plain, 0) != null;
    }
    return name != null
        && USUAL.contains(name)
        && (line.endsWith("<unfinished ...>")
            || CallText.waits(line, prefix.rest())
            || CallText.parse(line, prefix.rest()) != null);
  }
}
