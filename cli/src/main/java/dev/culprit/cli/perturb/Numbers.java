package dev.culprit.cli.perturb;

import dev.culprit.source.Reading;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other process numbers and ports. Each keeps its length and all but its last digit, so that
 * columns stay where they are and a count that happens to be the same number hardly changes.
 */
final class Numbers {

  /** Ports that say by themselves what listens there, besides those below 1024. */
  private static final Set<Integer> ASSIGNED =
      Set.of(2049, 2181, 3306, 5432, 5672, 6379, 9092, 9200, 11211, 27017);

  private static final int FIRST_FREE_PORT = 1024;

  /** Low process numbers belong to the kernel's threads and to init. */
  private static final int FIRST_PID = 100;

  private static final Pattern PORT =
      Pattern.compile(
          "(?i)((?:\\d{1,3}(?:\\.\\d{1,3}){3}|[*\\]]|::|\\b[a-z][\\w.-]*[a-z]):|\\bport["
              + " =:]+|\\blisten +|\\b[sd]pt[=:])(\\d{4,5})(?!\\w|[.:]\\d)");
  private static final Pattern HEX_PORT =
      Pattern.compile("\\b([0-9A-F]{8}(?:[0-9A-F]{24})?:)([0-9A-F]{4})\\b");
  private static final Pattern PID =
      Pattern.compile(
          "(?:/proc/|/task/|\\bpid[ =:]+|\\bPID[ =:]+|\\bprocess |[a-z]\\[)(\\d{3,7})\\b");
  private static final Pattern TOKEN = Pattern.compile("(?<![\\w.,:-])(\\d{3,7})(?!\\w|[.,:%]\\d)");

  private final Set<Integer> known = new HashSet<>();

  /** Learns the numbers that these readings use. */
  Numbers(Collection<Reading> readings) {
    for (Reading reading : readings) {
      String text = Copies.text(reading);
      PID.matcher(reading.file() + "\n" + text).results().forEach(m -> pid(m.group(1)));
      PORT.matcher(text).results().forEach(m -> port(m.group(2), 10));
      HEX_PORT.matcher(text).results().forEach(m -> port(m.group(2), 16));
      table(text);
    }
    known.removeIf(Numbers::round);
  }

  private void pid(String digits) {
    int pid = Integer.parseInt(digits);
    if (pid >= FIRST_PID) {
      known.add(pid);
    }
  }

  private void port(String digits, int radix) {
    int port = Integer.parseInt(digits, radix);
    if (free(port)) {
      known.add(port);
    }
  }

  /** The columns of process numbers below a heading. */
  private void table(String text) {
    List<String> heads = List.of();
    for (String line : text.lines().toList()) {
      List<String> cells = List.of(line.strip().split("\\s+"));
      if (cells.contains("PID")) {
        heads = cells;
      }
      for (int i = 0; i < Math.min(heads.size(), cells.size()); i++) {
        if (heads.get(i).endsWith("PID") && cells.get(i).matches("\\d{3,7}")) {
          pid(cells.get(i));
        }
      }
    }
  }

  /** Also a limit, a size or a count, which must stay. */
  private static boolean round(int number) {
    return number % 1000 == 0 || number % 256 == 0 || Integer.bitCount(number + 1) == 1;
  }

  private static boolean free(int port) {
    return port >= FIRST_FREE_PORT && port <= 0xffff && !ASSIGNED.contains(port);
  }

  /** The text with other numbers. */
  String change(String text) {
    String changed = TOKEN.matcher(text).replaceAll(this::token);
    changed = PORT.matcher(changed).replaceAll(Numbers::decimal);
    return HEX_PORT.matcher(changed).replaceAll(Numbers::hex);
  }

  private String token(MatchResult m) {
    int number = Integer.parseInt(m.group(1));
    return known.contains(number) ? String.valueOf(turned(number)) : m.group(1);
  }

  /** A port behind its address; behind a blank the number was changed as a token already. */
  private static String decimal(MatchResult m) {
    int port = Integer.parseInt(m.group(2));
    boolean done = m.group(1).endsWith(" ") || m.group(1).endsWith("=");
    boolean change = free(port) && (!done || round(port));
    return Matcher.quoteReplacement(m.group(1)) + (change ? turned(port) : m.group(2));
  }

  private static String hex(MatchResult m) {
    int port = Integer.parseInt(m.group(2), 16);
    return m.group(1)
        + (free(port) ? String.format(Locale.ROOT, "%04X", turned(port)) : m.group(2));
  }

  private static int turned(int number) {
    return number - number % 10 + (number % 10 + 3) % 10;
  }
}
