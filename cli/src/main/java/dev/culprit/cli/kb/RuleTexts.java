package dev.culprit.cli.kb;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The built-in rule packs as text, for lint to join with the pages. */
final class RuleTexts {

  private static final Pattern STATES =
      Pattern.compile("\\bfinding\\(\\s*kcontext,\\s*\"([^\"]+)\"");
  private static final Pattern READS_FINDING =
      Pattern.compile("\\bFinding\\(\\s*id == \"([^\"]+)\"");
  private static final Pattern VOTES =
      Pattern.compile(
          "\\b(?:votes|pointsTo|speaksAgainst|rulesOut)\\(\\s*kcontext,\\s*\"([^\"]+)\"");

  private static final Pattern RULE =
      Pattern.compile(
          "(?ms)((?:^//[^\\n"
              + "]*\\n"
              + ")*)^rule \"([^\"]+)\"\\s*^when\\s*?\\n"
              + "(.*?)^then\\s*?\\n"
              + "(.*?)^end\\s*?$");

  /**
   * A rule as it is written.
   *
   * @param line of its name
   * @param above the comment above it, or ""
   * @param when its conditions with their comments
   * @param then its consequence
   */
  record Rule(String name, String file, int line, String above, String when, String then) {}

  /** An id that a rule names, and where. */
  record Mention(String id, String file, int line) {}

  private final List<Rule> rules = new ArrayList<>();
  private final List<Mention> stated = new ArrayList<>();
  private final List<Mention> read = new ArrayList<>();
  private final List<Mention> accused = new ArrayList<>();

  /** Reads the packs from the class path. */
  static RuleTexts builtIn() throws IOException {
    RuleTexts texts = new RuleTexts();
    var url = RuleTexts.class.getResource("/dev/culprit/rules");
    if (url == null) {
      throw new IOException("the rule packs are missing");
    }
    URI uri = URI.create(url.toString());
    if (uri.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        texts.folder(jar.getPath("/dev/culprit/rules"));
      }
    } else {
      texts.folder(Path.of(uri));
    }
    return texts;
  }

  /**
   * The built-in packs, and those of further folders.
   *
   * @throws IOException when one cannot be read
   */
  static RuleTexts of(List<Path> further) throws IOException {
    RuleTexts texts = builtIn();
    for (Path folder : further) {
      texts.folder(folder);
    }
    return texts;
  }

  private void folder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".drl")).sorted().toList()) {
        String name = root.relativize(file).toString();
        String text = Files.readString(file);
        rules(name, text);
        find(STATES, name, text, stated);
        find(READS_FINDING, name, text, read);
        find(VOTES, name, text, accused);
      }
    }
  }

  private static void find(Pattern pattern, String file, String text, List<Mention> into) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      into.add(new Mention(matcher.group(1), file, line(text, matcher.start())));
    }
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private void rules(String file, String text) {
    Matcher rule = RULE.matcher(text);
    while (rule.find()) {
      int line = line(text, rule.start(2));
      rules.add(new Rule(rule.group(2), file, line, rule.group(1), rule.group(3), rule.group(4)));
    }
  }

  /** All rules, as they are written. */
  List<Rule> rules() {
    return rules;
  }

  /** Findings that rules state. */
  List<Mention> stated() {
    return stated;
  }

  /** Findings that rules read. */
  List<Mention> read() {
    return read;
  }

  /** Causes for or against which rules vote. */
  List<Mention> accused() {
    return accused;
  }
}
