package dev.culprit.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process under trace: whether it is traced, and whether it runs on afterwards. */
public final class Tracee {

  /** How long the kernel may take to let go of all threads. */
  private static final Duration RELEASE = Duration.ofSeconds(2);

  private final Path folder;
  private final int pid;

  /** The process of this number, whether there is one or not. */
  public Tracee(int pid) {
    this.pid = pid;
    this.folder = Path.of("/proc", String.valueOf(pid));
  }

  /** Its number. */
  int pid() {
    return pid;
  }

  /** Whether there is such a process. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** The process that traces it, or 0. */
  public int tracer() {
    return number(status(folder, "TracerPid:"));
  }

  /** What is wrong with it after a trace, or "". */
  public String trouble() throws InterruptedException {
    long end = System.nanoTime() + RELEASE.toNanos();
    String trouble = look();
    while (!trouble.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(20);
      trouble = look();
    }
    return trouble;
  }

  private String look() {
    if (!exists() || status(folder, "State:").startsWith("Z")) {
      return "process " + pid + " ended while it was traced";
    }
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
      for (Path thread : threads) {
        int tracer = number(status(thread, "TracerPid:"));
        String state = status(thread, "State:");
        if (tracer != 0) {
          return "thread " + thread.getFileName() + " is still traced by process " + tracer;
        }
        if (state.startsWith("T") || state.startsWith("t")) {
          return "thread " + thread.getFileName() + " is stopped; kill -CONT " + pid + " wakes it";
        }
      }
    } catch (IOException ended) {
      return exists() ? "" : "process " + pid + " ended while it was traced";
    }
    return "";
  }

  /** A field of a status file; "" when the process has ended. */
  private static String status(Path folder, String field) {
    try {
      for (String line :
          Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith(field)) {
          return line.substring(field.length()).strip();
        }
      }
    } catch (IOException ended) {
      return "";
    }
    return "";
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
