package dev.culprit.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of {@code jmap -heap} of JDK 8 and {@code jhsdb jmap --heap}: how full the old
 * generation is, or G1's whole heap.
 */
final class JmapHeap {

  private static final Pattern VALUE =
      Pattern.compile("(\\w{3,32}) += (\\d{1,20})(?: .{0,30}|\\([\\d.]{1,12}MB\\).{0,10})?");

  private static final Pattern GENERATION =
      Pattern.compile(
          "(?:PS |G1 |CMS )?(?:Old|Young|New|Perm|Eden|Survivor|From|To|Heap|concurrent mark-sweep|tenured|Tenured|Perm)"
              + "(?: \\p{Alpha}{1,12})?(?: \\([^)]{1,40}\\))?:?");

  private static final Pattern BESIDE =
      Pattern.compile(
          "Attaching to process ID .{1,60}|Debugger attached successfully\\.|\\w{4,8} compiler detected\\."
              + "|JVM version is .{1,60}|using .{5,80}|.{1,40} GC(?: with \\d{1,5} thread\\(s\\))?"
              + "|[\\d.]{1,30}% used|\\d{1,12} interned Strings occupying \\d{1,14} bytes\\.");

  /** How full a generation is. */
  record Fill(long used, long most) {}

  private long maxHeap = -1;
  private long maxNew;
  private long capacity;
  private String generation = "";

  /** Whether a line is a title that nothing else has. */
  static boolean isTitle(String line) {
    return line.equals("Heap Configuration:") || line.equals("Heap Usage:");
  }

  /** Whether the line belongs to it. */
  boolean row(String line) {
    String text = line.strip();
    Matcher value = VALUE.matcher(text);
    if (value.matches()) {
      value(value.group(1), value.group(2));
      return true;
    } else if (GENERATION.matcher(text).matches()) {
      generation = text.replace(":", "").toLowerCase(Locale.ROOT);
      return true;
    }
    return isTitle(text) || BESIDE.matcher(text).matches();
  }

  private void value(String name, String number) {
    long value = Text.number(number, -1);
    switch (name) {
      case "MaxHeapSize" -> maxHeap = value;
      // without a limit it is larger than the heap
      case "MaxNewSize" -> maxNew = value < 0 || value >= maxHeap ? 0 : value;
      case "capacity" -> capacity = value;
      default -> {
        // what else is configured
      }
    }
  }

  /** What a row with the use of the old generation says, in bytes; null for another row. */
  Fill fill(String line) {
    Matcher value = VALUE.matcher(line.strip());
    boolean old =
        List.of("ps old generation", "concurrent mark-sweep generation", "tenured generation")
            .contains(generation);
    boolean all = generation.equals("g1 heap");
    if (!(old || all) || !value.matches() || !value.group(1).equals("used")) {
      return null;
    }
    return new Fill(
        Text.number(value.group(2), -1), Math.max(capacity, all ? maxHeap : maxHeap - maxNew));
  }
}
