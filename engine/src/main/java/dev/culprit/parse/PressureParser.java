package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * /proc/pressure/{cpu,memory,io}, as {@code pressure.cpu.some.avg10}; one of them, or several that
 * one {@code cat} or {@code grep} shows. What a control group says of itself is not the host's.
 */
final class PressureParser extends LineParser {

  private static final String FOLDER = "/proc/pressure/";

  /** A path of a command, also with braces or a star. */
  private static final Pattern PATH =
      Pattern.compile(FOLDER + "(?:\\{([a-z,]{2,40})\\}|([a-z]{2,10}|\\*))");

  /** Before the row, where grep tells the file. */
  private static final Pattern PREFIX = Pattern.compile(FOLDER + "([a-z]{2,10}):(.*)");

  private static final Pattern GROUP =
      Pattern.compile(".*/sys/fs/cgroup/\\S{1,1000}/\\S{0,100}\\.pressure.*");

  PressureParser() {
    super("pressure");
  }

  @Override
  public boolean claims(Reading reading) {
    // cgroup.pressure says whether the others are counted
    return reading.file().contains("/pressure/")
        || (reading.file().endsWith(".pressure") && !reading.file().endsWith("/cgroup.pressure"));
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 80, line -> isRow(PREFIX.matcher(line).replaceFirst("$2")));
  }

  private static boolean isRow(String line) {
    return (line.startsWith("some avg10=") || line.startsWith("full avg10="))
        && line.contains("total=");
  }

  /** What the files of a command are about, in the order in which they are shown. */
  private static List<String> asked(String command) {
    List<String> asked = new ArrayList<>();
    Matcher path = PATH.matcher(command);
    while (path.find()) {
      String names = path.group(1) == null ? path.group(2) : path.group(1);
      asked.addAll(List.of((names.equals("*") ? "cpu,io,memory" : names).split(",", 8)));
    }
    return asked;
  }

  @Override
  Rows begin(Sink out) {
    List<String> asked = asked(out.asked());
    String file = Text.baseName(out.asked());
    String one = file.endsWith(".pressure") ? file.substring(0, file.length() - 9) : file;
    boolean group = GROUP.matcher(out.asked()).matches();
    return new Rows() {
      private int files = -1;
      private String before = "";

      @Override
      public boolean row(String line, int number) {
        Matcher prefix = PREFIX.matcher(line);
        boolean named = prefix.matches();
        String row = named ? prefix.group(2) : line;
        if (!isRow(row)) {
          return false;
        }
        List<String> words = Text.words(row, 8);
        String what = named ? prefix.group(1) : what(words.get(0));
        if (!group && !what.isEmpty()) {
          observe(what, words, number, line);
        }
        return true;
      }

      /** Each file has {@code some} first; two of {@code full} in a row are of interrupts. */
      private String what(String kind) {
        if (asked.size() < 2) {
          return one;
        }
        files += kind.equals("some") ? 1 : 0;
        boolean interrupts = kind.equals(before) && kind.equals("full");
        before = kind;
        return interrupts || files < 0 || files >= asked.size() ? "" : asked.get(files);
      }

      private void observe(String what, List<String> words, int number, String line) {
        for (String word : words.subList(1, words.size())) {
          int equals = word.indexOf('=');
          double value = equals < 0 ? Double.NaN : Text.decimal(word.substring(equals + 1));
          if (!Double.isNaN(value)) {
            String name = "pressure." + what + "." + words.get(0) + "." + word.substring(0, equals);
            out.observe(new Measure(name, value, out.sample(), out.at(number, line)));
          }
        }
      }
    };
  }
}
