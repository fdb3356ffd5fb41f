package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole diagnosis of four times the rows takes four times the time at most, and some noise. */
class DiagnosisGrowthTest {

  private static final int ROWS = 50_000;
  private static final int ATTEMPTS = 4;

  /** Four, and half of that for what else the machine does; what is squared takes sixteen. */
  private static final double MOST = 6;

  /** Healthy, a cause found, inconclusive. */
  private static final Set<Integer> VERDICTS = Set.of(0, 1, 5);

  @TempDir private Path folder;

  @Test
  void lsofOfFourTimesTheRows() throws IOException {
    assertNearlyLinear(table("some.txt", ROWS), table("many.txt", 4 * ROWS));
  }

  @Test
  void ssOfFourTimesTheRows() throws IOException {
    assertNearlyLinear(sockets("some-ss.txt", ROWS), sockets("many-ss.txt", 4 * ROWS));
  }

  @Test
  void aLogOfFourTimesTheLines() throws IOException {
    assertNearlyLinear(log("some.log", 4 * ROWS), log("many.log", 16 * ROWS));
  }

  private static void assertNearlyLinear(Path some, Path many) {
    double ratio = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && ratio > MOST; attempt++) {
      diagnose(some);
      double time = diagnose(some);
      ratio = Math.min(ratio, diagnose(many) / time);
    }
    assertTrue(ratio <= MOST, "four times the rows take " + ratio + " times the time");
  }

  /** Processor time of all threads, in seconds. */
  private static double diagnose(Path table) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long begin = system.getProcessCpuTime();
    Invocation run = Invocation.of("diagnose", "--quiet", table.toString());
    long end = system.getProcessCpuTime();
    assertTrue(VERDICTS.contains(run.code()), run.err());
    return (end - begin) / 1e9;
  }

  /** Sockets that nobody bound, a thousand of each process. */
  private Path table(String name, int rows) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\n");
      for (int i = 0; i < rows; i++) {
        int pid = 10_000 + i / 1_000;
        int fd = i % 1_000;
        out.write("worker " + pid + " www " + fd + "u sock 0,9 0t0 " + i + " protocol: TCP\n");
      }
    }
    return file;
  }

  /** Connections of one listener with many clients. */
  private Path sockets(String name, int rows) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n");
      for (int i = 0; i < rows; i++) {
        String peer =
            "10." + i % 7 + "." + i / 7 % 250 + "." + i / 1750 % 250 + ":" + (1024 + i % 60_000);
        out.write("ESTAB 0 0 10.0.0.1:80 " + peer + " users:((\"nginx\",pid=812,fd=" + i + "))\n");
      }
    }
    return file;
  }

  /** Lines that nobody complains in. */
  private Path log(String name, int lines) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < lines; i++) {
        String time =
            String.format(Locale.ROOT, "%02d:%02d:%02d", i / 3600 % 24, i / 60 % 60, i % 60);
        out.write(
            "Nov 23 " + time + " web01 app[812]: request " + i + " took " + i % 977 + " ms\n");
      }
    }
    return file;
  }
}
