package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code nproc}, {@code lscpu} and /proc/cpuinfo: how many cores the host has, as {@code
 * stat.cores}.
 */
final class CoreCountParser extends LineParser {

  private static final Pattern FIELD =
      Pattern.compile("\\s{0,4}[A-Za-z][\\w ().-]{0,60}?\\s*:(?:\\s.*)?");

  CoreCountParser() {
    super("core-count");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "nproc", "lscpu") || reading.file().equals("/proc/cpuinfo");
  }

  @Override
  public int recognise(List<String> head) {
    boolean lscpu = head.stream().anyMatch(line -> line.matches("CPU\\(s\\): +\\d+"));
    boolean cpuinfo = head.stream().anyMatch(line -> line.matches("processor\\s*: \\d+"));
    boolean number = head.size() == 1 && Text.isNumber(head.get(0).strip());
    return lscpu || cpuinfo ? 95 : number ? 1 : 0;
  }

  @Override
  Rows begin(Sink out) {
    boolean nproc = out.asked().contains("nproc");
    return new Rows() {
      private int processors;
      private String proof = "";
      private int at;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 3);
        if (nproc && Text.isNumber(line.strip())) {
          found(Text.integer(line.strip()), line, number);
          return true;
        } else if (words.get(0).equals("CPU(s):") && words.size() > 1) {
          found(Text.integer(words.get(1)), line, number);
        } else if (line.matches("processor\\s*: \\d+")) {
          found(processors + 1, line, number);
        }
        return FIELD.matcher(line).matches();
      }

      private void found(int cores, String line, int number) {
        processors = Math.max(processors, cores);
        proof = line;
        at = number;
      }

      @Override
      public void end() {
        if (processors > 0) {
          out.observe(new Measure("stat.cores", processors, out.sample(), out.at(at, proof)));
        }
      }
    };
  }
}
