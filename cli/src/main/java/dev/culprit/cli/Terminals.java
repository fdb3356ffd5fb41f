package dev.culprit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is a terminal; the kernel says so without a library. */
public final class Terminals {

  private Terminals() {}

  /** Whether standard output is one. */
  public static boolean output() {
    return is(1);
  }

  /** Whether somebody sits there: standard input and output both are one. */
  public static boolean attended() {
    return is(0) && is(1);
  }

  private static boolean is(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
