package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole diagnosis of four times the rows takes four times the time at most, and some noise. */
class DiagnosisGrowthTest {

  private static final int ROWS = 50_000;
  private static final int ATTEMPTS = 4;

  /** Four, and half of that for what else the machine does; what is squared takes sixteen. */
  private static final double MOST = 6;

  @TempDir private Path folder;

  @Test
  void lsofOfFourTimesTheRows() throws IOException {
    Path some = table("some.txt", ROWS);
    Path many = table("many.txt", 4 * ROWS);
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
    assertEquals(1, run.code(), run.err());
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
}
