package dev.culprit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process itself has cost the host so far, as the kernel counts it. */
final class Footprint {

  /** The kernel counts in hundredths of a second, whatever its own clock does. */
  private static final double TICKS_A_SECOND = 100;

  private static final double MIB = 1024 * 1024;

  /** Behind the name in parentheses: utime and stime, nice and the number of threads. */
  private static final int UTIME = 11;

  private static final int STIME = 12;
  private static final int NICE = 16;
  private static final int THREADS = 17;

  private Footprint() {}

  /** A line for the operator; what the kernel does not tell is left out. */
  static String here() {
    List<String> parts = new ArrayList<>();
    String stat = text("stat");
    String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 0);
    if (words.length > THREADS) {
      double ticks = Long.parseLong(words[UTIME]) + Long.parseLong(words[STIME]);
      parts.add(String.format(Locale.ROOT, "%.2f s of processors", ticks / TICKS_A_SECOND));
    }
    long resident = number(text("status"), "VmHWM:\\s+(\\d+) kB") * 1024;
    add(parts, resident, "%.0f MiB resident at most");
    String io = text("io");
    add(parts, number(io, "rchar: (\\d+)"), "%.1f MiB read");
    add(parts, number(io, "\nread_bytes: (\\d+)"), "%.1f MiB of it from disks");
    add(parts, number(io, "\nwrite_bytes: (\\d+)"), "%.1f MiB written to disks");
    if (words.length > THREADS) {
      parts.add(words[THREADS] + " threads");
      parts.add("nice " + words[NICE]);
    }
    return "own footprint: " + String.join(", ", parts);
  }

  private static void add(List<String> parts, long bytes, String format) {
    if (bytes >= 0) {
      parts.add(String.format(Locale.ROOT, format, bytes / MIB));
    }
  }

  private static long number(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of("/proc/self", file));
    } catch (IOException e) {
      return "";
    }
  }
}
