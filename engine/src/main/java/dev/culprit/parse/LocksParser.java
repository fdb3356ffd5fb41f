package dev.culprit.parse;

import dev.culprit.fact.LockHeld;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/** /proc/locks and lslocks. */
final class LocksParser extends LineParser {

  private static final Set<String> KINDS = Set.of("FLOCK", "POSIX", "OFDLCK", "LEASE", "DELEG");

  private static final int MOST = 5_000;

  LocksParser() {
    super("locks");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().equals("/proc/locks") || Asked.tool(reading, "lslocks");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    for (String line : head) {
      if (isHeader(line)) {
        return 100;
      }
      rows += isProc(Text.words(line, 12)) ? 1 : 0;
    }
    return rows > 0 ? 90 : 0;
  }

  private static boolean isHeader(String line) {
    return line.startsWith("COMMAND ") && line.contains("TYPE") && line.contains("MODE");
  }

  private static boolean isProc(List<String> words) {
    int kind = words.size() > 1 && words.get(1).equals("->") ? 2 : 1;
    return words.size() >= kind + 5
        && words.get(0).endsWith(":")
        && KINDS.contains(words.get(kind));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int count;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 12);
        LockHeld lock = isProc(words) ? proc(words, number, line) : listed(words, number, line);
        if (lock != null && count++ < MOST) {
          out.observe(lock);
        }
        return lock != null || isHeader(line);
      }

      /** {@code 1: -> FLOCK ADVISORY WRITE 32536 fe:00:16638565 0 EOF}. */
      private LockHeld proc(List<String> words, int number, String line) {
        boolean waiting = words.get(1).equals("->");
        int at = waiting ? 2 : 1;
        int pid = Math.max(0, Text.integer(words.get(at + 3)));
        return new LockHeld(
            words.get(at),
            words.get(at + 2),
            pid,
            "",
            words.get(at + 4),
            waiting,
            out.at(number, line));
      }

      /** {@code COMMAND PID TYPE [SIZE] MODE M START END PATH}, where a star marks who waits. */
      private LockHeld listed(List<String> words, int number, String line) {
        boolean unknown = words.size() >= 7 && words.get(1).equals("-1");
        int pid = unknown ? 0 : words.size() < 7 ? -1 : Text.integer(words.get(1));
        if (pid < 0 || !KINDS.contains(words.get(2))) {
          return null;
        }
        String mode =
            words.get(3).startsWith("READ") || words.get(3).startsWith("WRITE")
                ? words.get(3)
                : words.get(4);
        boolean waiting = mode.endsWith("*");
        String path = words.get(words.size() - 1);
        return new LockHeld(
            words.get(2),
            waiting ? mode.substring(0, mode.length() - 1) : mode,
            pid,
            words.get(0),
            path.startsWith("/") ? path : "",
            waiting,
            out.at(number, line));
      }
    };
  }
}
