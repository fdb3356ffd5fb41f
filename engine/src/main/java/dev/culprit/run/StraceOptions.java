package dev.culprit.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How strace is asked for what opens, uses and closes descriptors, for its newer and older
 * versions.
 */
final class StraceOptions {

  /**
   * Everything that opens, copies, uses first or closes a descriptor, and what makes processes. The
   * question mark lets a call be missing: not every architecture and version has each.
   */
  private static final String CALLS =
      Stream.of(
              ("open openat openat2 creat socket socketpair accept accept4 pipe pipe2 dup dup2 dup3"
                      + " fcntl fcntl64 close close_range epoll_create epoll_create1 epoll_ctl"
                      + " eventfd eventfd2 inotify_init inotify_init1 timerfd_create signalfd"
                      + " signalfd4 memfd_create pidfd_open io_uring_setup ioctl connect bind listen"
                      + " shutdown recvfrom recvmsg sendmsg clone clone3 fork vfork execve"
                      + " exit_group")
                  .split(" "))
          .map(call -> "?" + call)
          .collect(Collectors.joining(",", "trace=", ""));

  /**
   * What waits besides: for locks, for answers, for the disk. It makes a trace several times
   * longer.
   */
  private static final String WAITS =
      Stream.of(
              ("futex poll ppoll select pselect6 epoll_wait epoll_pwait read write pread64 pwrite64"
                      + " readv writev sendto fsync fdatasync flock wait4 nanosleep"
                      + " clock_nanosleep unlink rename stat newfstatat access faccessat2 kill")
                  .split(" "))
          .map(call -> "?" + call)
          .collect(Collectors.joining(",", ",", ""));

  /** Before strace 4.17 a call that is unknown is an error, and there are only these classes. */
  private static final String CLASSES = "trace=desc,network,process";

  /** With stacks; without, where strace was built without an unwinder; and for old versions. */
  static final List<List<String>> FROM_BEST_TO_PLAINEST =
      List.of(List.of("-k", "-e", CALLS), List.of("-e", CALLS), List.of("-e", CLASSES));

  /** The same, with what waits, and the time in each call. */
  static final List<List<String>> WITH_WAITS =
      List.of(
          List.of("-T", "-k", "-e", CALLS + WAITS),
          List.of("-T", "-e", CALLS + WAITS),
          List.of("-T", "-e", CLASSES));

  private static final int LONGEST = 200;

  private StraceOptions() {}

  /** Whether strace did not understand its options, so that plainer ones may do. */
  static boolean refused(CommandRunner.Ran ran) {
    String said = ran.errors().head(4096);
    return ran.started()
        && ran.exit() > 0
        && (said.contains("invalid option")
            || said.contains("invalid system call")
            || said.contains("not supported")
            || said.contains("not implemented")
            || said.contains("stack trac"));
  }

  /** What strace said of why it cannot trace, as a reason. */
  static String complaint(String said) {
    String first = said.strip().lines().findFirst().orElse("strace said nothing");
    String reason = first.length() > LONGEST ? first.substring(0, LONGEST) : first;
    return said.contains("not permitted")
        ? reason + " (it takes root, or the process' owner and kernel.yama.ptrace_scope 0)"
        : reason;
  }
}
