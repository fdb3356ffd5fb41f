package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code jcmd PID GC.heap_info} of JDK 8 to 25, with the collectors G1, Parallel, Serial, CMS, Z
 * and Shenandoah; the same rows stand below a thread dump of {@code kill -3} and in hs_err files.
 *
 * <p>{@code heap-info.old} is how full the old generation is in percent of what it may grow to, or
 * the whole heap where a collector has no separate one; {@code heap-info.used} is in KiB.
 */
final class HeapInfoParser extends LineParser {

  /** {@code PSYoungGen total 38400K, used 33280K [0x…, 0x…, 0x…)}; two addresses before JDK 11. */
  private static final Pattern GENERATION =
      Pattern.compile(
          "\\s{0,8}(garbage-first heap|PSYoungGen|ParOldGen|PSOldGen|PSPermGen|def new generation"
              + "|DefNew|tenured generation|Tenured|par new generation|concurrent mark-sweep generation"
              + "|CMS Perm Gen|compacting perm gen|concurrent-mark-sweep perm gen)\\s{1,12}"
              + "total(?: reserved (\\d{1,12})K, committed)? (\\d{1,12})K, used (\\d{1,12})K"
              + " \\[0x([0-9a-f]{8,16}), ?0x([0-9a-f]{8,16})(?:, ?0x([0-9a-f]{8,16}))?\\)");

  private static final Pattern Z =
      Pattern.compile(
          "\\s{0,8}ZHeap\\s{1,16}used (\\d{1,9}[KMGT]), capacity \\d{1,9}[KMGT],"
              + " max capacity (\\d{1,9}[KMGT])");

  private static final Pattern SHENANDOAH =
      Pattern.compile(
          "\\s{0,4}(\\d{1,9}[BKMGT]) (?:max|total)(?:, \\d{1,9}[BKMGT] soft max)?,"
              + " \\d{1,9}[BKMGT] committed, (\\d{1,9}[BKMGT]) used");

  /** Parts of what stands above, and marks of Shenandoah. */
  private static final Pattern PART =
      Pattern.compile(
          "\\s{0,8}(?:(?:eden|from|to|object|the|rw|ro|class|no shared)\\s{1,4}(?:spaces?\\b.{0,160})"
              + "|region size \\d{1,8}K, .{0,80}|Metaspace\\s{1,12}used .{0,100}"
              + "|(?:Cache|size classes)\\s{1,16}\\d.{0,80}"
              + "|Shenandoah Heap|\\d{1,9} x \\d{1,6} ?[KM] regions|Status: .{1,100}"
              + "|Reserved region:|Collection set:|- (?:\\[|map \\().{1,80}|Heap:?|\\d{1,9}:"
              + "|No (?:shared )?spaces configured\\.)");

  private static final int KIB = 1024;

  /** Lines are at most so long; longer ones are none of these. */
  private static final int LONGEST = 250;

  HeapInfoParser() {
    super("heap-info");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = Asked.arguments(reading.command());
    return (Asked.tool(reading, "jcmd") && arguments.contains("GC.heap_info"))
        || (Asked.tool(reading, "jmap", "jhsdb") && arguments.contains("-heap"));
  }

  @Override
  public int recognise(List<String> head) {
    boolean heap = head.stream().anyMatch(HeapInfoParser::isHeap);
    boolean old = head.stream().anyMatch(JmapHeap::isTitle);
    return old || (heap && mostly(head, HeapInfoParser::isRow)) ? 95 : 0;
  }

  private static boolean isHeap(String line) {
    return line.length() < LONGEST
        && (GENERATION.matcher(line).matches()
            || Z.matcher(line).matches()
            || SHENANDOAH.matcher(line).matches());
  }

  private static boolean isRow(String line) {
    return isHeap(line) || isPart(line);
  }

  private static boolean isPart(String line) {
    return line.length() < LONGEST && PART.matcher(line.stripTrailing()).matches();
  }

  @Override
  Rows begin(Sink out) {
    JmapHeap old = new JmapHeap();
    return (line, number) -> {
      if (line.length() > LONGEST) {
        return false;
      }
      Matcher generation = GENERATION.matcher(line);
      Matcher z = Z.matcher(line);
      Matcher shenandoah = SHENANDOAH.matcher(line);
      if (generation.matches()) {
        generation(generation, out, number, line);
      } else if (z.matches()) {
        heap(kib(z.group(1)), kib(z.group(2)), out, number, line);
      } else if (shenandoah.matches()) {
        heap(kib(shenandoah.group(2)), kib(shenandoah.group(1)), out, number, line);
      } else {
        JmapHeap.Fill fill = old.fill(line);
        if (fill != null) {
          heap(fill.used() / KIB, fill.most() / KIB, out, number, line);
        }
        return isPart(line) || old.row(line);
      }
      return true;
    };
  }

  private static void generation(Matcher row, Sink out, int number, String line) {
    String name = row.group(1);
    boolean old =
        name.equals("garbage-first heap")
            || name.equals("ParOldGen")
            || name.equals("PSOldGen")
            || name.equalsIgnoreCase("tenured generation")
            || name.equals("Tenured")
            || name.equals("concurrent mark-sweep generation");
    if (!old) {
      return;
    }
    // the last address is the end of what is reserved, the first its beginning
    String last = row.group(7) == null ? row.group(6) : row.group(7);
    long reserved =
        (Long.parseUnsignedLong(last, 16) - Long.parseUnsignedLong(row.group(5), 16)) / KIB;
    long committed = Long.parseLong(row.group(3));
    heap(Long.parseLong(row.group(4)), Math.max(reserved, committed), out, number, line);
  }

  private static long kib(String size) {
    return Text.bytes(size, 1) / KIB;
  }

  private static void heap(long used, long most, Sink out, int number, String line) {
    if (most <= 0) {
      return;
    }
    double share = Math.round(used * 1000.0 / most) / 10.0;
    out.observe(new Measure("heap-info.used", used, out.sample(), out.at(number, line)));
    out.observe(new Measure("heap-info.old", share, out.sample(), out.at(number, line)));
  }
}
