package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the threads of a stuck process stand, by gdb and by jstack; it runs on afterwards. */
@Tag("live")
class BacktraceIT {

  private static final int THREADS = 12;

  private static final String LIBRARY =
      """
      #include <pthread.h>
      static pthread_mutex_t prices = PTHREAD_MUTEX_INITIALIZER;
      __attribute__((noinline)) int take_price(int i) {
        pthread_mutex_lock(&prices);
        int taken = i + 1;
        pthread_mutex_unlock(&prices);
        return taken;
      }
      void hold_prices(void) { pthread_mutex_lock(&prices); }
      """;

  private static final String SERVER =
      """
      #include <pthread.h>
      #include <unistd.h>
      int take_price(int);
      void hold_prices(void);
      static void *serve(void *x) {
        for (int i = 0;; i++) take_price(i);
        return x;
      }
      int main(void) {
        pthread_t thread;
        hold_prices();
        for (int i = 0; i < 12; i++) pthread_create(&thread, 0, serve, 0);
        for (;;) pause();
      }
      """;

  private static final String JAVA =
      """
      class Stock {
        static final Object PRICES = new Object();
        static void take() { synchronized (PRICES) { System.out.println(); } }
        public static void main(String[] words) throws Exception {
          synchronized (PRICES) {
            for (int i = 0; i < 12; i++) new Thread(Stock::take, "price-" + i).start();
            Thread.sleep(600_000);
          }
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needs() {
    LiveHost.requireThat("root".equals(System.getProperty("user.name")), "this is not root");
  }

  @Test
  void gdbNamesTheLibraryInWhichThreadsQueueForALock() throws Exception {
    LiveHost.requireThat(LiveHost.program("gdb").isPresent(), "this host lacks gdb");
    Path server = compiled();
    try (Daemon daemon = Daemon.start(folder.resolve("out"), List.of(server.toString()))) {
      daemon.awaitReady(() -> threads(daemon.pid()) == THREADS + 1);

      Answer answer = backtraced(daemon.pid());

      Answer.Hypothesis lock = answer.firstAbout("stockd");
      assertEquals("lock-contention", lock.cause(), answer::summary);
      assertTrue(lock.probability() >= 0.5, answer::summary);
      String where = lock.because("stacks-wait-for-lock").orElse("");
      assertTrue(where.startsWith("12 of 13 threads of stockd"), where);
      assertTrue(where.contains("take_price (libstock.so)"), where);
      assertEquals(0, Descriptors.tracer(daemon.pid()), "it is still traced");
      assertEquals(THREADS + 1, threads(daemon.pid()), "it runs on with all its threads");
    }
  }

  @Test
  void jstackNamesTheMethodInWhichThreadsQueueForAMonitor() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    LiveHost.requireThat(LiveHost.program("jstack").isPresent(), "this host lacks jstack");
    Path source = Files.writeString(folder.resolve("Stock.java"), JAVA);
    try (Daemon daemon =
        Daemon.start(
            folder.resolve("out"), List.of(java.toString(), "-Xmx64m", source.toString()))) {
      daemon.awaitReady(() -> threads(daemon.pid()) > THREADS && started(daemon.pid()));

      Answer answer = backtraced(daemon.pid());

      String told =
          answer.hypotheses().stream()
              .filter(h -> h.cause().equals("lock-contention"))
              .map(h -> h.because("threads-blocked-on-one-lock").orElse(""))
              .findFirst()
              .orElseThrow(() -> new AssertionError(answer.summary()));
      assertTrue(told.startsWith("12 threads price-#"), told);
      assertTrue(told.contains("held by main"), told);
      assertEquals(0, Descriptors.tracer(daemon.pid()));
      assertTrue(ProcessHandle.of(daemon.pid()).isPresent());
    }
  }

  /** A core tells the same when the process is gone: here one that is taken of the living. */
  @Test
  void aCoreNamesTheLibraryAsTheProcessDid() throws Exception {
    LiveHost.requireThat(LiveHost.program("gdb").isPresent(), "this host lacks gdb");
    Path server = compiled();
    Path core = folder.resolve("core");
    try (Daemon daemon = Daemon.start(folder.resolve("out"), List.of(server.toString()))) {
      daemon.awaitReady(() -> threads(daemon.pid()) == THREADS + 1);
      String take = "generate-core-file " + core;
      run("gdb", "-nx", "-batch", "-p", "" + daemon.pid(), "-ex", take);
      assertEquals(0, Descriptors.tracer(daemon.pid()), "it is still traced");
    }
    Path told = folder.resolve("gdb-of-core.txt");
    Process gdb =
        new ProcessBuilder(
                "gdb", "-nx", "-batch", "-ex", "thread apply all bt", server + "", core + "")
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    assertTrue(gdb.waitFor(60, TimeUnit.SECONDS));

    Answer answer =
        Program.run("diagnose", "--quiet", "--format", "json", told.toString()).answer();

    Answer.Hypothesis lock = answer.firstAbout("stockd");
    assertEquals("lock-contention", lock.cause(), answer::summary);
    String where = lock.because("stacks-wait-for-lock").orElse("");
    assertTrue(where.startsWith("12 of 13 threads of"), where);
    assertTrue(where.contains("take_price (libstock.so)"), where);
  }

  private Answer backtraced(long pid) throws Exception {
    Path capsule = folder.resolve("capsule");
    Program saved =
        Program.run(
            "capture-evidence",
            "--backtraces",
            "--samples",
            "1",
            "-p",
            "" + pid,
            "--out",
            capsule.toString());
    assertEquals(0, saved.code(), saved.err());
    return Program.run("diagnose", "--quiet", "--top", "50", "--format", "json", capsule.toString())
        .answer();
  }

  private Path compiled() throws Exception {
    LiveHost.requireThat(LiveHost.program("gcc").isPresent(), "this host lacks gcc");
    Path library = Files.writeString(folder.resolve("stock.c"), LIBRARY);
    Path server = Files.writeString(folder.resolve("stockd.c"), SERVER);
    String gcc = LiveHost.program("gcc").orElseThrow().toString();
    Path shared = folder.resolve("libstock.so");
    run(gcc, "-O1", "-shared", "-fPIC", "-o", shared.toString(), library.toString());
    Path program = folder.resolve("stockd");
    run(
        gcc,
        "-O1",
        "-o",
        program.toString(),
        server.toString(),
        shared.toString(),
        "-lpthread",
        "-Wl,-rpath," + folder);
    return program;
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0);
  }

  private static int threads(long pid) {
    String[] tasks = Path.of("/proc", "" + pid, "task").toFile().list();
    return tasks == null ? 0 : tasks.length;
  }

  /** Whether the program's own threads run: before, the JVM compiles its source. */
  private static boolean started(long pid) {
    String[] tasks = Path.of("/proc", "" + pid, "task").toFile().list();
    int named = 0;
    for (String task : tasks == null ? new String[0] : tasks) {
      try {
        Path name = Path.of("/proc", "" + pid, "task", task, "comm");
        named += Files.readString(name).startsWith("price-") ? 1 : 0;
      } catch (IOException ended) {
        return false;
      }
    }
    return named == THREADS;
  }
}
