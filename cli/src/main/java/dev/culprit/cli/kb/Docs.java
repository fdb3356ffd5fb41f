package dev.culprit.cli.kb;

import dev.culprit.cli.render.Printing;
import dev.culprit.diagnose.Answering;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.TestPage;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Pages of the documentation that are made from the knowledge base, the cases and the commands. */
final class Docs {

  /** Below this line stand figures that another machine could not make again. */
  static final String UNCHECKED = "## Other folders";

  /** The page by which the choice of the next test is measured. */
  static final String CHOOSING = "choosing.md";

  /** How the page about what is understood begins. */
  static final String COVERED =
      """
      # Coverage

      <!-- Made by `culprit kb doc --coverage DIR`, when somebody asks for it. -->

      What of the texts in some folders was understood. A row that was not is named by its place:
      `culprit diagnose --coverage` on that bundle shows it. A line of a log counts as not understood
      where it looks like trouble and no signature knows it. Words and unknown outputs that stand in
      a paragraph of their own below a pasted output are no rows of it, and lines that a mail program
      broke are counted as the one that they were.
      """;

  private static final String MADE =
      "<!-- Made by `culprit kb doc`; `mvn verify` fails when it is out of date. -->\n\n";

  private final Knowledge knowledge;

  Docs(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** Every page by its file's name, but for the figures. */
  NavigableMap<String, String> pages(CommandLine root) {
    NavigableMap<String, String> pages = new TreeMap<>();
    pages.put("causes.md", causes());
    pages.put("findings.md", findings());
    pages.put("tests.md", tests());
    pages.put(CHOOSING, choosing());
    pages.put("commands.md", commands(root));
    return pages;
  }

  private String causes() {
    StringBuilder text = begin("Causes", knowledge.causes().size() + " causes.");
    byTopic(knowledge.causes().values(), CausePage::topic)
        .forEach(
            (topic, pages) -> {
              section(text, topic, "cause", "what it is", "owner", "prior");
              pages.forEach(p -> row(text, code(p.id()), p.title(), p.owner(), p.prior().word()));
            });
    return text.toString();
  }

  private String findings() {
    StringBuilder text = begin("Findings", knowledge.findings().size() + " findings.");
    byTopic(knowledge.findings().values(), FindingPage::topic)
        .forEach(
            (topic, pages) -> {
              section(text, topic, "finding", "what it says", "on other hosts", "absent after");
              pages.forEach(
                  p -> row(text, code(p.id()), p.title(), p.background().word(), needs(p)));
            });
    return text.toString();
  }

  private static String needs(FindingPage page) {
    return page.needs().stream()
        .map(all -> all.stream().sorted().collect(Collectors.joining(" + ")))
        .collect(Collectors.joining(", "));
  }

  private String tests() {
    StringBuilder text = begin("Tests", knowledge.tests().size() + " tests.");
    byTopic(knowledge.tests().values(), TestPage::topic)
        .forEach(
            (topic, pages) -> {
              section(text, topic, "test", "what it tells", "command or question", "risk");
              pages.forEach(
                  p -> {
                    String asked = p.command().isEmpty() ? p.question() : code(p.command());
                    row(text, code(p.id()), p.title(), asked, p.risk().label());
                  });
            });
    return text.toString();
  }

  /** By what the choice of the next test is measured. */
  private String choosing() {
    StringBuilder text =
        begin(
            "Choosing the next test",
            """
            How many tests does it take until the truth leads with 0.9? Captured incidents are replayed: at
            first there are only the user's words and the readings below "start". Each test that is chosen
            reveals those readings of the capture that answer it; one that reveals nothing new does not
            count. Never is the number of readings and one. Beside it the same is done in the order of a
            fixed checklist, and in three random orders.

                culprit kb test --choice DIR""");
    section(text, "Checklist", "step", "answered by");
    row(text, "start", keys(Choice.START));
    for (int i = 0; i < Choice.CHECKLIST.size(); i++) {
      row(text, String.valueOf(i + 1), keys(Choice.CHECKLIST.get(i)));
    }
    section(text, "What answers a test", "test", "answered by");
    for (TestPage test : knowledge.tests().values()) {
      Set<String> keys = Answering.keys(test);
      if (!keys.isEmpty()) {
        row(text, code(test.id()), keys(keys));
      }
    }
    return text.toString();
  }

  private static String keys(Set<String> keys) {
    return keys.stream().sorted().map(Docs::code).collect(Collectors.joining(", "));
  }

  private static String commands(CommandLine root) {
    StringBuilder text = begin("Commands", "What `--help` says.");
    usage(root, text);
    return text.toString();
  }

  private static void usage(CommandLine command, StringBuilder text) {
    text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n");
    text.append("```text\n").append(command.getUsageMessage(Ansi.OFF).strip()).append("\n```\n");
    command.getSubcommands().values().stream()
        .distinct()
        .filter(sub -> !(sub.getCommand() instanceof CommandLine.HelpCommand))
        .forEach(sub -> usage(sub, text));
  }

  /** The figures of the project's own cases. */
  static String accuracy(List<Grade> grades) {
    StringBuilder text = begin("Accuracy", "How the project's own cases come out.");
    text.append("\n## Own cases\n\n```text\n").append(figures(grades)).append("```\n");
    return text.toString();
  }

  /** What {@code kb test} says of these trials. */
  static String figures(List<Grade> grades) {
    Report report = new Report(grades);
    String text =
        Printing.text(
            out -> {
              out.println(grades.size() + " trials");
              report.trials(out, false);
              report.figures(out);
            });
    return text.replaceAll("(?m) +$", "");
  }

  private static StringBuilder begin(String title, String first) {
    return new StringBuilder("# " + title + "\n\n" + MADE + first + "\n");
  }

  private static <T> NavigableMap<String, List<T>> byTopic(
      Iterable<T> pages, Function<T, String> topic) {
    NavigableMap<String, List<T>> topics = new TreeMap<>();
    pages.forEach(
        page -> topics.computeIfAbsent(topic.apply(page), t -> new ArrayList<>()).add(page));
    return topics;
  }

  private static void section(StringBuilder text, String title, String... heads) {
    text.append("\n## ").append(title).append("\n\n");
    table(text, heads);
  }

  /** Begins a table. */
  static void table(StringBuilder text, String... heads) {
    row(text, heads);
    text.append("| --- ".repeat(heads.length)).append("|\n");
  }

  /** Adds a row to a table. */
  static void row(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|").replaceAll("\\s+", " ")).append(' ');
    }
    text.append("|\n");
  }

  /** A text as it is, in a table. */
  static String code(String text) {
    return "`" + text + "`";
  }
}
