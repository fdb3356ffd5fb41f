package dev.culprit.run;

import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Attaches strace to a process for a bounded time, without a shell, and detaches cleanly: strace
 * lets go of what it traces when it is asked to end (SIGTERM), and the kernel does so should strace
 * itself be killed.
 */
public final class TraceRunner {

  /** More than this of a trace is not kept; a busy process writes it in seconds. */
  private static final int MAX_BYTES = 32 << 20;

  /** How long strace may take to detach before it is killed. */
  private static final int DETACH_SECONDS = 5;

  /** Everything that opens, copies, uses first or closes a descriptor, and what makes processes. */
  private static final String CALLS =
      "open,openat,creat,socket,socketpair,accept,accept4,pipe,pipe2,dup,dup2,dup3,fcntl,close,"
          + "close_range,epoll_create,epoll_create1,eventfd,eventfd2,inotify_init,inotify_init1,"
          + "timerfd_create,signalfd,signalfd4,memfd_create,ioctl,connect,bind,recvmsg,sendmsg,"
          + "clone,fork,vfork,execve,exit_group";

  /**
   * What came of a trace.
   *
   * @param reading what strace wrote; empty when it could not trace
   * @param failure why it could not trace, or what went wrong afterwards
   */
  public record Outcome(Optional<Reading> reading, Optional<String> failure) {

    private static Outcome failed(String reason) {
      return new Outcome(Optional.empty(), Optional.of(reason));
    }
  }

  /**
   * Traces a process with stacks.
   *
   * @param pid the process
   * @param time how long, at least a second
   */
  public Outcome trace(int pid, Duration time) {
    List<String> command =
        List.of("strace", "-f", "-tt", "-k", "-e", "trace=" + CALLS, "-p", String.valueOf(pid));
    try {
      byte[] text = run(command, time);
      Reading reading =
          new Reading(
              String.join(" ", command), String.join(" ", command), "", 0, Content.of(text));
      if (tracer(pid) != 0) {
        return new Outcome(
            Optional.of(reading), Optional.of("process " + pid + " still has a tracer"));
      }
      return new Outcome(Optional.of(reading), Optional.empty());
    } catch (IOException e) {
      return Outcome.failed("strace cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed("interrupted");
    }
  }

  private static byte[] run(List<String> command, Duration time)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    Process strace = builder.start();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    Thread reader = new Thread(() -> copy(strace.getInputStream(), kept), "trace-reader");
    reader.setDaemon(true);
    reader.start();
    try {
      strace.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      end(strace);
    }
    reader.join(TimeUnit.SECONDS.toMillis(DETACH_SECONDS));
    synchronized (kept) {
      return kept.toByteArray();
    }
  }

  private static void end(Process strace) throws InterruptedException {
    strace.destroy();
    if (!strace.waitFor(DETACH_SECONDS, TimeUnit.SECONDS)) {
      strace.destroyForcibly();
    }
  }

  /** Reads to the end so that strace never waits for us, and keeps the first part. */
  private static void copy(InputStream in, ByteArrayOutputStream kept) {
    byte[] buffer = new byte[1 << 16];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (kept) {
          kept.write(buffer, 0, Math.min(n, Math.max(0, MAX_BYTES - kept.size())));
        }
      }
    } catch (IOException endedWithTheProcess) {
      // what was read so far is kept
    }
  }

  /** The process that traces {@code pid}, 0 when none does or the process has ended. */
  private static int tracer(int pid) {
    try {
      for (String line :
          Files.readAllLines(
              Path.of("/proc", String.valueOf(pid), "status"), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("TracerPid:")) {
          return Integer.parseInt(line.substring("TracerPid:".length()).strip());
        }
      }
    } catch (IOException ended) {
      return 0;
    }
    return 0;
  }
}
