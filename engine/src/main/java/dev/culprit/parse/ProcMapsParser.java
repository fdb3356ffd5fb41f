package dev.culprit.parse;

import dev.culprit.fact.LibraryLoaded;
import dev.culprit.fact.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** /proc/PID/maps and the output of pmap's kind of it, for the shared libraries. */
final class ProcMapsParser extends ProcPidParser {

  ProcMapsParser() {
    super("proc-maps", "maps", "smaps");
  }

  @Override
  int recogniseLine(String line) {
    return isMapping(line) ? 90 : 0;
  }

  private static boolean isMapping(String line) {
    int dash = line.indexOf('-');
    int blank = line.indexOf(' ');
    return dash >= 4
        && blank > dash
        && blank < 40
        && line.length() > blank + 5
        && isMode(line, blank + 1);
  }

  private static boolean isMode(String line, int at) {
    return "r-".indexOf(line.charAt(at)) >= 0
        && "w-".indexOf(line.charAt(at + 1)) >= 0
        && "x-".indexOf(line.charAt(at + 2)) >= 0
        && "ps".indexOf(line.charAt(at + 3)) >= 0;
  }

  @Override
  Section section(int pid, Origin at, Sink out) {
    Set<String> seen = new HashSet<>();
    return new Section() {
      private long address = -1;

      /** The kernel lists the mappings of a process by their addresses. */
      @Override
      public boolean isBehind(String line) {
        return isMapping(line) && Long.compareUnsigned(address(line), address) < 0 && address != -1;
      }

      @Override
      public boolean line(String line, int number) {
        if (!isMapping(line)) {
          return line.startsWith("/") ? library(line, pid, seen, number, out) : isSmaps(line);
        }
        address = address(line);
        List<String> words = Text.words(line, 6);
        if (words.size() == 6) {
          library(words.get(5), pid, seen, number, out);
        }
        return true;
      }
    };
  }

  /** Where a mapping begins, unsigned; -1 when it is no address. */
  private static long address(String line) {
    try {
      return Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
    } catch (NumberFormatException noAddress) {
      return -1;
    }
  }

  private static boolean isSmaps(String line) {
    return line.endsWith(" kB") || line.startsWith("VmFlags:") || line.startsWith("THPeligible:");
  }

  private static boolean library(String text, int pid, Set<String> seen, int number, Sink out) {
    String path = text.endsWith(" (deleted)") ? text.substring(0, text.length() - 10) : text;
    boolean library = path.endsWith(".so") || path.contains(".so.");
    if (path.startsWith("/") && library && seen.size() < 1_000 && seen.add(path)) {
      out.observe(new LibraryLoaded(pid, path, out.at(number, text)));
    }
    return library;
  }
}
