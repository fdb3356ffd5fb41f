package dev.culprit.parse;

import dev.culprit.fact.Measure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The summary of a top that was told to draw bars, and that kept it in its configuration: {@code
 * %Cpu(s): 15.3/5.1 20[||| ]} is user and system time, {@code MiB Mem : 85.1/15888.5 [||| ]} the
 * share in use and the whole.
 */
final class TopBars {

  private static final Pattern BAR =
      Pattern.compile(
          "(%Cpu.{1,6}|[KMGTPE]i?B (?:Mem|Swap))\\s{0,3}:\\s{0,9}"
              + "([\\d.]{1,12})/([\\d.]{1,12})\\s{0,9}\\d{0,3}\\[.*");

  private TopBars() {}

  /** Says what a line tells; false where it has no bar. */
  static boolean observe(String text, int sample, int number, String line, Sink out) {
    Matcher bar = BAR.matcher(text);
    if (!bar.matches()) {
      return false;
    }
    double first = Text.decimal(bar.group(2));
    double second = Text.decimal(bar.group(3));
    String kind = bar.group(1);
    if (kind.startsWith("%Cpu(s)")) {
      measure("cpu.us", first, sample, number, line, out);
      measure("cpu.sy", second, sample, number, line, out);
    } else if (!kind.startsWith("%")) {
      double kib = Text.bytes(bar.group(3) + kind.charAt(0), 1) / 1024.0;
      if (kind.endsWith("Mem")) {
        measure("meminfo.MemTotal", Math.rint(kib), sample, number, line, out);
      } else {
        measure("meminfo.SwapTotal", Math.rint(kib), sample, number, line, out);
        double free = Math.rint(kib * (100 - first) / 100);
        measure("meminfo.SwapFree", free, sample, number, line, out);
      }
    }
    return true;
  }

  private static void measure(
      String name, double value, int sample, int number, String line, Sink out) {
    if (value >= 0) {
      out.observe(new Measure(name, value, sample, out.at(number, line)));
    }
  }
}
