package dev.culprit.parse;

import java.util.Map;

/** Resource limits under the names of /proc/PID/limits, whatever a tool calls them. */
final class LimitNames {

  private static final Map<String, String> BY_LETTER =
      Map.ofEntries(
          Map.entry("c", "Max core file size"),
          Map.entry("d", "Max data size"),
          Map.entry("f", "Max file size"),
          Map.entry("i", "Max pending signals"),
          Map.entry("l", "Max locked memory"),
          Map.entry("m", "Max resident set"),
          Map.entry("n", "Max open files"),
          Map.entry("q", "Max msgqueue size"),
          Map.entry("s", "Max stack size"),
          Map.entry("t", "Max cpu time"),
          Map.entry("u", "Max processes"),
          Map.entry("v", "Max address space"),
          Map.entry("x", "Max file locks"));

  private static final Map<String, String> BY_WORD =
      Map.ofEntries(
          Map.entry("core", "Max core file size"),
          Map.entry("data", "Max data size"),
          Map.entry("fsize", "Max file size"),
          Map.entry("sigpending", "Max pending signals"),
          Map.entry("memlock", "Max locked memory"),
          Map.entry("rss", "Max resident set"),
          Map.entry("nofile", "Max open files"),
          Map.entry("nofiles", "Max open files"),
          Map.entry("msgqueue", "Max msgqueue size"),
          Map.entry("stack", "Max stack size"),
          Map.entry("cpu", "Max cpu time"),
          Map.entry("nproc", "Max processes"),
          Map.entry("process", "Max processes"),
          Map.entry("as", "Max address space"),
          Map.entry("vmemory", "Max address space"),
          Map.entry("locks", "Max file locks"));

  private LimitNames() {}

  /** The limit of {@code ulimit -n}, or null. */
  static String ofLetter(String letter) {
    return BY_LETTER.get(letter);
  }

  /** The limit of {@code nofile}, as limits.conf, prlimit and dash call it; or null. */
  static String ofWord(String word) {
    return BY_WORD.get(word.toLowerCase(java.util.Locale.ROOT));
  }

  /** A limit's value; unlimited is the largest number, what is none is -1. */
  static long value(String word) {
    boolean unlimited =
        word.equals("unlimited")
            || word.equals("infinity")
            || word.equals("-1")
            || word.equals("UNLIMITED");
    return unlimited ? dev.culprit.fact.ProcessLimit.UNLIMITED : Text.number(word, -1);
  }
}
