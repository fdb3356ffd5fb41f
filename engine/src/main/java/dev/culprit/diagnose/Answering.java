package dev.culprit.diagnose;

import dev.culprit.knowledge.TestPage;
import dev.culprit.parse.Parser;
import dev.culprit.parse.Parsers;
import dev.culprit.run.NeedsShellException;
import dev.culprit.run.Plan;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which saved readings answer a test: those that the same parser reads, the same tool printed, or
 * that are a copy of a file that the test shows. Tools that tell the same stand for one another.
 */
public final class Answering {

  /** A key, and what tells the same. */
  private static final Map<String, List<String>> TWINS =
      Map.ofEntries(
          Map.entry("netstat", List.of("ss")),
          Map.entry("dmesg", List.of("kernel-log")),
          Map.entry("/var/log/kern.log", List.of("kernel-log")),
          Map.entry("/var/log/messages", List.of("kernel-log", "journalctl", "/var/log/syslog")),
          Map.entry("/var/log/syslog", List.of("kernel-log", "journalctl")),
          Map.entry("journalctl", List.of("journalctl", "kernel-log")),
          Map.entry("free", List.of("meminfo")),
          Map.entry("nstat", List.of("netstat-counters")),
          Map.entry("snmp", List.of("netstat-counters")),
          Map.entry("ip", List.of("ip-link")),
          Map.entry("/proc/net/dev", List.of("ip-link")),
          Map.entry("iostat", List.of("diskstats")),
          Map.entry("lslocks", List.of("locks")),
          Map.entry("/proc/locks", List.of("locks")),
          Map.entry("apt-get", List.of("dpkg-log")),
          Map.entry("/var/log/apt/history.log", List.of("dpkg-log")),
          Map.entry("/var/log/dpkg.log", List.of("dpkg-log")));

  private static final Pattern PID =
      Pattern.compile("/proc/(?:\\d+|\\{[a-z-]+\\}|self|\\[0-9\\]\\*|\\*)/");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z-]+\\}");

  /** What every host has more than enough of, and no test is about. */
  private static final Set<String> NOTHING =
      Set.of("sleep", "date", "echo", "head", "sort", "grep");

  private Answering() {}

  /** What a test asks for, as keys. */
  public static Set<String> keys(TestPage test) {
    Set<String> keys = new TreeSet<>();
    for (String part : commands(test.command())) {
      String plain = PLACEHOLDER.matcher(part).replaceAll("1");
      add(keys, Reading.printed(plain, 0, Content.of("")));
      for (String word : part.split("[\\s'\"]+", -1)) {
        if (word.startsWith("/") && word.length() > 5) {
          add(keys, file(word));
        }
      }
    }
    keys.removeAll(NOTHING);
    return keys;
  }

  private static List<String> commands(String template) {
    List<String> commands = new ArrayList<>();
    try {
      // as far as it can be taken apart: each pipeline
      Plan.of(template);
      commands.addAll(List.of(template.split(";|&&|\\|\\|", -1)));
    } catch (NeedsShellException onlyByHand) {
      commands.add(template);
    }
    return commands;
  }

  /** What a saved reading is, as keys. */
  public static Set<String> keys(Reading reading) {
    Set<String> keys = new TreeSet<>();
    add(keys, reading);
    if (!reading.file().isEmpty()) {
      add(keys, file(reading.file()));
    }
    keys.removeAll(NOTHING);
    return keys;
  }

  private static void add(Set<String> keys, Reading reading) {
    for (Parser parser : Parsers.all()) {
      if (parser.claims(reading)) {
        add(keys, parser.id());
      }
    }
    if (!reading.tool().isEmpty()) {
      add(keys, reading.tool());
    }
  }

  private static void add(Set<String> keys, String key) {
    keys.add(key);
    keys.addAll(TWINS.getOrDefault(key, List.of()));
  }

  private static String file(String path) {
    return PID.matcher(path).replaceFirst("/proc/PID/");
  }

  /** Whether a reading answers a test; patterns of file names stand for the files. */
  public static boolean answers(Set<String> reading, Set<String> test) {
    for (String wanted : test) {
      if (reading.contains(wanted)) {
        return true;
      }
      if (wanted.startsWith("/") && wanted.contains("*")) {
        String regex = Pattern.quote(wanted).replace("*", "\\E[^/]*\\Q");
        if (reading.stream().anyMatch(key -> key.matches(regex))) {
          return true;
        }
      }
    }
    return false;
  }
}
