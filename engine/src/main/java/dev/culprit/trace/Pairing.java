package dev.culprit.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pairs the calls that open descriptors with those that close them. */
final class Pairing implements TraceEvents {

  private final Budget budget = new Budget();
  private final SiteBook book = new SiteBook();
  private final Processes processes = new Processes(budget, book);
  private final Openings openings = new Openings();
  private final CallBook calls = new CallBook();

  /** Threads whose close has begun, been taken as done, and not ended in the log. */
  private final Set<Integer> closing = new HashSet<>();

  private double first = Double.NaN;
  private double last = Double.NaN;

  @Override
  public void attached(int pid, boolean announced, boolean withThreads) {
    processes.attached(pid, announced, withThreads);
  }

  @Override
  public void identified(int pid) {
    processes.identified(pid);
    if (closing.remove(0)) {
      closing.add(pid);
    }
  }

  @Override
  public void named(int pid, String command) {
    processes.named(pid, command);
  }

  @Override
  public void began(Syscall call) {
    switch (call.name()) {
      // The number is free from the moment on at which close is called, and another thread may get
      // it before the log shows that close returned.
      case "close" -> {
        calls.closing();
        close(call, processes.member(call.pid()));
        closing.add(call.pid());
      }
      case "clone", "clone2", "clone3", "fork", "vfork" ->
          processes.cloning(call.pid(), call.name(), call.args());
      default -> {
        // counts when it ends
      }
    }
  }

  @Override
  public void called(Syscall call) {
    calls.add(call);
    time(call);
    Member member = processes.member(call.pid());
    member.table().active();
    if (!call.stack().isEmpty() && processes.program(call.pid()).isEmpty()) {
      String program = Frame.program(call.stack());
      if (!program.isEmpty()) {
        processes.named(call.pid(), program);
      }
    }
    if (!open(call, member)) {
      other(call, member);
    }
  }

  @Override
  public void childEnded(int pid) {
    processes.childEnded(pid);
  }

  @Override
  public void exited(int pid, long position) {
    closing.remove(pid);
    processes.exited(pid, position);
  }

  @Override
  public void detached(int pid) {
    // it goes on, and what it holds is judged at the end
  }

  @Override
  public void summarised(CallTally tally) {
    calls.summarised(tally);
  }

  @Override
  public void unfinished(Syscall call) {
    calls.waiting(call);
  }

  /** Ends the pairing. */
  void end() {
    processes.end();
  }

  SiteBook book() {
    return book;
  }

  CallBook calls() {
    return calls;
  }

  Processes processes() {
    return processes;
  }

  boolean exceeded() {
    return budget.exceeded();
  }

  /** Seconds from the first call to the last, or NaN. */
  double seconds() {
    return last - first;
  }

  private boolean open(Syscall call, Member member) {
    switch (call.name()) {
      case "open", "openat", "openat2", "creat", "open_by_handle_at" -> file(call, member);
      case "socket" -> one(openings.socket(call), call, member);
      case "accept", "accept4" -> {
        use(call, member);
        one(openings.accepted(call), call, member);
      }
      case "epoll_create",
          "epoll_create1",
          "eventfd",
          "eventfd2",
          "inotify_init",
          "inotify_init1",
          "timerfd_create",
          "memfd_create",
          "fanotify_init",
          "perf_event_open",
          "pidfd_open",
          "userfaultfd",
          "io_uring_setup",
          "dup" -> {
        use(call, member);
        one(openings.of(Opening.Kind.OTHER, call.name() + "()", call), call, member);
      }
      case "signalfd", "signalfd4" -> {
        if (call.args().startsWith("-1")) {
          one(openings.of(Opening.Kind.OTHER, call.name() + "()", call), call, member);
        }
      }
      case "pipe", "pipe2" -> pair(call, 0, " read end", " write end", member);
      case "socketpair" -> pair(call, 3, " first", " second", member);
      case "dup2", "dup3" -> redirect(call, member);
      case "recvmsg" -> {
        use(call, member);
        rights(call, member);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void other(Syscall call, Member member) {
    switch (call.name()) {
      case "close" -> {
        if (!closing.remove(call.pid()) && !call.errno().equals("EBADF")) {
          close(call, member);
        }
      }
      case "close_range" -> closeRange(call, member);
      case "fcntl", "fcntl64" -> {
        use(call, member);
        if (call.args().contains("F_DUPFD")) {
          Opening opening = openings.of(Opening.Kind.OTHER, "fcntl(F_DUPFD)", call);
          opened(opening, call.descriptor(), call, "", member, false);
        }
      }
      case "clone", "clone2", "clone3", "fork", "vfork" ->
          processes.cloned(call.pid(), call.name(), call.args(), call.result());
      case "execve", "execveat" -> executed(call);
      case "poll", "ppoll" -> polled(call, member);
      default -> use(call, member);
    }
  }

  private void file(Syscall call, Member member) {
    List<String> args = Arguments.split(call.args());
    boolean at = call.name().startsWith("openat");
    String path = args.size() > (at ? 1 : 0) ? Arguments.string(args.get(at ? 1 : 0)) : "";
    if (at && !path.startsWith("/")) {
      String folder = Arguments.decoration(args.isEmpty() ? "" : args.get(0));
      path = folder.isEmpty() ? path : folder + "/" + path;
    }
    Opening opening = openings.file(path, call);
    noteLack(opening, call, member);
    opened(opening, call.descriptor(), call, path, member, true);
  }

  private void one(Opening opening, Syscall call, Member member) {
    noteLack(opening, call, member);
    opened(opening, call.descriptor(), call, "", member, true);
  }

  private void noteLack(Opening opening, Syscall call, Member member) {
    if (call.lackedDescriptor()) {
      book.seen(opening, call);
      member.table().failed(opening, call);
    }
  }

  private void opened(
      Opening opening, int number, Syscall call, String path, Member by, boolean lowest) {
    if (number < 0) {
      return;
    }
    Member member = by;
    if (calls.closesSeen() && by.table().contradicts(number, call.pid(), by)) {
      processes.refute(by.table());
      member = processes.member(call.pid());
    }
    book.seen(opening, call);
    member.table().opened(opening, number, call, path, member, lowest);
  }

  /** {@code pipe2([3, 4], O_CLOEXEC)}: each end is a site, since often only one is forgotten. */
  private void pair(Syscall call, int index, String firstEnd, String secondEnd, Member member) {
    List<String> args = Arguments.split(call.args());
    String type = call.name() + "(" + (index == 3 && !args.isEmpty() ? args.get(0) : "") + ")";
    Opening one = openings.of(Opening.Kind.OTHER, type + firstEnd, call);
    noteLack(one, call, member);
    if (call.result() != 0 || args.size() <= index || !args.get(index).startsWith("[")) {
      return;
    }
    String both = args.get(index);
    List<String> ends = Arguments.split(both.substring(1, Math.max(1, both.length() - 1)));
    if (ends.size() == 2) {
      opened(one, Arguments.descriptor(ends.get(0)), call, "", member, true);
      Opening two = openings.of(Opening.Kind.OTHER, type + secondEnd, call);
      opened(two, Arguments.descriptor(ends.get(1)), call, "", member, true);
    }
  }

  private void redirect(Syscall call, Member member) {
    use(call, member);
    List<String> args = Arguments.split(call.args());
    int from = args.isEmpty() ? -1 : Arguments.descriptor(args.get(0));
    int to = call.descriptor();
    if (to >= 0 && to != from) {
      member.table().closed(to, call, member);
      Opening opening = openings.of(Opening.Kind.OTHER, call.name() + "()", call);
      opened(opening, to, call, "", member, false);
    }
  }

  /** Descriptors that another process sent: {@code cmsg_type=SCM_RIGHTS, cmsg_data=[5, 6]}. */
  private void rights(Syscall call, Member member) {
    int at = call.args().indexOf("SCM_RIGHTS");
    int open = at < 0 || call.result() < 0 ? -1 : call.args().indexOf("cmsg_data=[", at);
    int close = open < 0 ? -1 : call.args().indexOf("]}", open);
    if (close < 0) {
      return;
    }
    Opening opening = openings.of(Opening.Kind.OTHER, "recvmsg(SCM_RIGHTS)", call);
    for (String number : Arguments.split(call.args().substring(open + 11, close))) {
      opened(opening, Arguments.descriptor(number), call, "", member, true);
    }
  }

  private void close(Syscall call, Member member) {
    member.table().closed(Arguments.descriptor(call.args()), call, member);
  }

  private void closeRange(Syscall call, Member member) {
    List<String> args = Arguments.split(call.args());
    if (call.failed() || args.size() < 2 || call.args().contains("CLOSE_RANGE_CLOEXEC")) {
      return;
    }
    int first = Arguments.descriptor(args.get(0));
    int last = Arguments.descriptor(args.get(1));
    if (first >= 0) {
      member.table().closedRange(first, last < 0 ? Integer.MAX_VALUE : last, call, member);
    }
  }

  private void executed(Syscall call) {
    if (call.failed()) {
      return;
    }
    List<String> args = Arguments.split(call.args());
    String path = args.isEmpty() ? "" : Arguments.string(args.get(0));
    processes.named(call.pid(), path.substring(path.lastIndexOf('/') + 1));
    processes.executed(call.pid());
  }

  private void polled(Syscall call, Member member) {
    String args = call.args();
    int at = args.indexOf("fd=");
    for (int i = 0; at >= 0 && i < 64; i++) {
      used(Numbers.wholeAt(args, at + 3), call, member);
      at = args.indexOf("fd=", at + 3);
    }
  }

  private void use(Syscall call, Member member) {
    used(Uses.descriptor(call), call, member);
    used(Uses.second(call), call, member);
  }

  private static void used(int number, Syscall call, Member member) {
    Held held = number < 0 ? null : member.table().get(number);
    if (held != null) {
      held.use(call);
    }
  }

  private void time(Syscall call) {
    if (!Double.isNaN(call.at())) {
      first = Double.isNaN(first) ? call.at() : Math.min(first, call.at());
      last = Double.isNaN(last) ? call.at() : Math.max(last, call.at());
    }
  }
}
