package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live process under trace: what it waits for, and that it runs on, or ended meanwhile. */
@Tag("live")
class TraceIT {

  private static final String SHOP =
      """
      #include <pthread.h>
      #include <unistd.h>
      static pthread_mutex_t till = PTHREAD_MUTEX_INITIALIZER;
      static void *sell(void *x) {
        for (;;) {
          pthread_mutex_lock(&till);
          usleep(40000);
          pthread_mutex_unlock(&till);
          usleep(1000);
        }
        return x;
      }
      int main(void) {
        pthread_t thread;
        for (int i = 0; i < 4; i++) pthread_create(&thread, 0, sell, 0);
        for (;;) pause();
      }
      """;

  /** strace as it is built where there is no library that walks stacks. */
  private static final String WITHOUT_UNWINDER =
      """
      #!/bin/sh
      for word; do
        if [ "$word" = -k ]; then
          echo "strace: Stack traces (-k/--stack-trace option) are not supported by this build of strace" >&2
          exit 1
        fi
      done
      exec /usr/bin/strace "$@"
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needs() {
    LiveHost.requireThat("root".equals(System.getProperty("user.name")), "this is not root");
    LiveHost.requireThat(LiveHost.program("strace").isPresent(), "this host lacks strace");
  }

  @Test
  void saysThatThreadsWaitForALock() throws Exception {
    Path shop = compiled(Files.writeString(folder.resolve("shop.c"), SHOP));
    try (Daemon daemon = Daemon.start(folder.resolve("out"), List.of(shop.toString()))) {
      Program trace = Program.run("trace", "-p", "" + daemon.pid(), "--for", "4s");

      assertEquals(0, trace.code(), trace.out() + trace.err());
      // a line is broken where the figures before it are long
      String told = trace.out().replaceAll("\\s+", " ");
      assertTrue(told.contains("locks futex: "), trace.out());
      assertTrue(told.contains("somebody else held the lock"), trace.out());
      assertEquals(0, Descriptors.tracer(daemon.pid()), "it is still traced");
      assertTrue(ProcessHandle.of(daemon.pid()).isPresent());
    }
  }

  @Test
  void saysThatTheProcessEndedUnderTrace() throws Exception {
    try (Daemon daemon = Daemon.start(folder.resolve("out"), List.of("sleep", "2.5"))) {
      Program trace = Program.run("trace", "-p", "" + daemon.pid(), "--for", "8s");

      assertTrue(trace.err().contains("ended while it was traced"), trace.out() + trace.err());
    }
  }

  @Test
  void namesTheLineOfSourceThatLeaks() throws Exception {
    LiveHost.requireThat(LiveHost.program("addr2line").isPresent(), "this host lacks addr2line");
    String out = tracedLeak(List.of()).out();

    assertTrue(out.contains("leaky in forgets_its_socket() (leaky.c:11)"), out);
  }

  @Test
  void asksTheDebuggerWhereStraceHasNoStacks() throws Exception {
    LiveHost.requireThat(LiveHost.program("gdb").isPresent(), "this host lacks gdb");
    Path tracer = Files.writeString(folder.resolve("strace"), WITHOUT_UNWINDER);
    assertTrue(tracer.toFile().setExecutable(true));
    String path = "PATH=" + folder + ":" + System.getenv("PATH");

    Program trace = tracedLeak(List.of("env", path));

    assertTrue(trace.out().contains("leaky in forgets_its_socket() (leaky.c:11)"), trace.out());
    assertTrue(trace.err().contains("strace has no stacks here: gdb saw"), trace.err());
  }

  /** Traces a program that forgets one socket and closes another; it runs on afterwards. */
  private Program tracedLeak(List<String> wrapper) throws Exception {
    Path leaky = compiled(Path.of("../engine/src/test/c/leaky.c"));
    try (Daemon daemon = Daemon.start(folder.resolve("out"), List.of(leaky.toString()))) {
      Program trace = Program.within(wrapper, "trace", "-p", "" + daemon.pid(), "--for", "2s");

      assertEquals(1, trace.code(), trace.out() + trace.err());
      assertEquals(0, Descriptors.tracer(daemon.pid()), "it is still traced");
      assertTrue(ProcessHandle.of(daemon.pid()).isPresent());
      return trace;
    }
  }

  private Path compiled(Path source) throws Exception {
    LiveHost.requireThat(LiveHost.program("gcc").isPresent(), "this host lacks gcc");
    Path program = folder.resolve(source.getFileName().toString().replace(".c", ""));
    String gcc = LiveHost.program("gcc").orElseThrow().toString();
    Process built =
        new ProcessBuilder(
                gcc, "-g", "-O1", "-o", program.toString(), source.toString(), "-lpthread")
            .inheritIO()
            .start();
    assertTrue(built.waitFor(60, TimeUnit.SECONDS) && built.exitValue() == 0);
    return program;
  }
}
