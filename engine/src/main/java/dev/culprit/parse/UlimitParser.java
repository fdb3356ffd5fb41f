package dev.culprit.parse;

import dev.culprit.fact.ConfiguredLimit;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/**
 * {@code ulimit -a} of bash, zsh, dash and busybox, and the number that {@code ulimit -n} prints.
 */
final class UlimitParser extends LineParser {

  private static final Set<String> DASH =
      Set.of(
          "time(seconds)",
          "file(blocks)",
          "data(kbytes)",
          "stack(kbytes)",
          "coredump(blocks)",
          "memory(kbytes)",
          "locked",
          "vmemory(kbytes)",
          "rtprio");

  UlimitParser() {
    super("ulimit");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ulimit");
  }

  @Override
  public int recognise(List<String> head) {
    boolean number = head.size() == 1 && LimitNames.value(head.get(0).strip()) >= 0;
    boolean rows = mostly(head, line -> !letter(line).isEmpty() || isDash(line));
    return rows ? 85 : number ? 1 : 0;
  }

  /** {@code n} of {@code open files (-n) 1024} and of {@code -n: file descriptors 1024}; or "". */
  private static String letter(String line) {
    if (line.startsWith("-") && line.indexOf(": ") == 2) {
      return line.substring(1, 2);
    }
    int close = line.lastIndexOf(") ");
    boolean bash = close > 2 && line.charAt(close - 2) == '-' && line.indexOf('(') > 0;
    return bash ? line.substring(close - 1, close) : "";
  }

  /** A row of dash with its unit: {@code stack(kbytes) 8192}; those without are any words. */
  private static boolean isDash(String line) {
    List<String> words = Text.words(line, 4);
    boolean unit = !words.isEmpty() && words.get(0).indexOf('(') > 0 && DASH.contains(words.get(0));
    boolean bare = words.size() == 2 && LimitNames.ofWord(words.get(0)) != null;
    return (unit || bare || line.startsWith("locked memory(kbytes)"))
        && LimitNames.value(words.get(words.size() - 1)) >= 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      List<String> words = Text.words(line, 20);
      long value = LimitNames.value(words.get(words.size() - 1));
      if (value < 0) {
        return line.endsWith(" not supported"); // ksh lists what other systems have
      }
      String letter = words.size() == 1 ? asked(out.asked()) : letter(line);
      String resource =
          letter.isEmpty() ? LimitNames.ofWord(words.get(0)) : LimitNames.ofLetter(letter);
      if (resource == null) {
        return !letter.isEmpty() || DASH.contains(words.get(0));
      }
      long unit =
          line.contains("kbytes") || line.contains("(kb)") || line.contains("(Kibytes)") ? 1024 : 1;
      long scaled = value > Long.MAX_VALUE / 2048 ? value : value * unit;
      out.observe(new ConfiguredLimit("shell", resource, scaled, "shell", out.at(number, line)));
      return true;
    };
  }

  /**
   * The option's letter of {@code ulimit -Sn}; the limit that it prints by itself is that of files.
   */
  private static String asked(String command) {
    String option = Asked.arguments(command);
    for (int i = option.length() - 1; i >= 0 && option.startsWith("-"); i--) {
      if (LimitNames.ofLetter(option.substring(i, i + 1)) != null) {
        return option.substring(i, i + 1);
      }
    }
    return "f";
  }
}
