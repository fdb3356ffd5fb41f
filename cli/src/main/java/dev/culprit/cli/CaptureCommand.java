package dev.culprit.cli;

import dev.culprit.capture.Material;
import dev.culprit.cli.capture.CaptureReport;
import dev.culprit.cli.capture.Capturing;
import dev.culprit.cli.capture.Interview;
import dev.culprit.cli.capture.MaterialReader;
import dev.culprit.cli.capture.Wish;
import dev.culprit.cli.kb.AllCases;
import dev.culprit.cli.triage.Told;
import dev.culprit.journal.Journals;
import dev.culprit.redact.Redactor;
import dev.culprit.source.NoInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit capture}: from an incident that is over to a case, a page and a draft rule. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = {
      "Turns a finished triage, or a bundle, into a case and its cause's page.",
      "Near misses, signatures and a draft rule come along; all lies in a pack. Lint and all",
      "cases are run.",
      "On a terminal it asks for what the options do not say."
    },
    footer = {
      "",
      "Exit codes: 0 captured, 1 captured and something is to be looked at, 2 wrong use,",
      "3 no input could be read, 4 internal error."
    })
final class CaptureCommand implements Callable<Integer> {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;
  private static final Set<String> OWNERS =
      Set.of("operations", "development", "network", "database", "security", "provider");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "JOURNAL|BUNDLE",
      arity = "0..*",
      description = "a journal's id or folder, or a bundle (default: the newest journal)")
  private List<String> names = new ArrayList<>();

  @Option(names = "--cause", paramLabel = "ID", description = "what it was; a new id begins a page")
  private String cause = "";

  @Option(names = "--title", paramLabel = "TEXT", description = "a new cause in a few words")
  private String title = "";

  @Option(
      names = "--owner",
      paramLabel = "WHO",
      description =
          "who fixes a new cause: operations, development, network, database, security, provider")
  private String owner = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "the folder of a new cause (default: that of its first sign)")
  private String topic = "";

  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "the id of the case (default: the cause's, with the day)")
  private String caseId = "";

  @Option(
      names = "--helped",
      paramLabel = "ACTION",
      description = "what helped, such as 'restarted php-fpm: helped for a while'")
  private String helped = "";

  @Option(names = "--fix", paramLabel = "TEXT", description = "what mended it")
  private String fixed = "";

  @Option(names = "--watch", paramLabel = "TEXT", description = "what to watch from now on")
  private String watch = "";

  @Option(
      names = "--line",
      paramLabel = "REGEX",
      description = "a line of a log that proves it; may be given again")
  private List<String> lines = new ArrayList<>();

  @Option(names = "--symptom", paramLabel = "TEXT", description = "what the users say")
  private String symptom = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "a folder that does not exist yet (default: capture-ID)")
  private Path out;

  @Option(
      names = "--effort",
      paramLabel = "N",
      description = "diagnoses that may be spent on making the case small (default: 600)")
  private int effort = 600;

  @Option(
      names = "--no-redact",
      description = "keep names, addresses and secrets (default: pseudonyms take their place)")
  private boolean asItIs;

  @Mixin private PackOptions options = new PackOptions();

  @Override
  public Integer call() throws IOException, NoInputException {
    PrintWriter err = spec.commandLine().getErr();
    Packs packs = options.all(spec);
    Base base = Base.load(packs, err);
    Journals journals = Journals.here();
    if (cause.isEmpty() && !Terminals.attended()) {
      throw wrong("--cause says what it was; on a terminal it is asked for");
    }
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    Material material = new MaterialReader(base.diagnoser(), journals).read(names, symptom);
    Wish wish = Terminals.attended() ? interview(base, material) : asGiven();
    wish = check(wish, base, packs, day);
    if (!asItIs) {
      Redactor redactor = new Redactor(base.knowledge());
      material = material.redacted(redactor::all, redactor::text);
      wish = wish.redacted(redactor::text);
    }
    Wish checked = wish;
    try {
      CaptureReport report =
          new Capturing(packs, base, day, what -> tell(err, what)).capture(checked, material);
      spec.commandLine().getOut().print(report.text());
      spec.commandLine().getOut().println("\nwritten: " + checked.out());
      spec.commandLine().getOut().flush();
      return report.trouble().isEmpty() ? ExitCode.CLEAN : ExitCode.FAULTS;
    } catch (FileAlreadyExistsException e) {
      throw wrong(checked.out() + " exists already; --out names another folder");
    }
  }

  private static void tell(PrintWriter err, String what) {
    err.println("culprit: " + what);
    err.flush();
  }

  private Wish asGiven() {
    List<Pattern> patterns = new ArrayList<>();
    for (String line : lines) {
      try {
        patterns.add(Pattern.compile(line));
      } catch (PatternSyntaxException e) {
        throw wrong("--line: '" + line + "' is no regular expression: " + e.getDescription());
      }
    }
    String action = "";
    if (!helped.isEmpty()) {
      String said = helped.contains(": ") ? helped : helped + ": helped";
      action =
          Told.action(said)
              .orElseThrow(
                  () ->
                      wrong(
                          "--helped: say it like 'restarted php-fpm: helped for a while'; known: "
                              + Told.kinds()));
    }
    Path folder = out == null ? Path.of("capture-" + cause) : out;
    return new Wish(
        cause, title, owner, topic, caseId, action, fixed, watch, patterns, folder, effort);
  }

  /** Asks for what the options leave open. */
  private Wish interview(Base base, Material material) throws IOException {
    Interview interview =
        new Interview(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            spec.commandLine().getOut(),
            base);
    cause = interview.cause(cause, material);
    boolean known = base.knowledge().causes().containsKey(cause);
    title = known ? title : interview.text(title, "The cause in a few words");
    owner = known ? owner : interview.choice(owner, "Who fixes it", OWNERS);
    helped = interview.helped(helped);
    fixed = interview.optional(fixed, "What mended it, in a sentence");
    watch = interview.optional(watch, "What to watch from now on");
    lines = interview.lines(lines, material);
    return asGiven();
  }

  private Wish check(Wish wish, Base base, Packs packs, String day) throws IOException {
    name("--cause", wish.cause());
    boolean known = base.knowledge().causes().containsKey(wish.cause());
    if (known && !wish.title().isEmpty()) {
      throw wrong(
          "the cause '"
              + wish.cause()
              + "' exists already; leave --title out to add a case to it, or choose another id");
    }
    if (!known && (wish.title().isBlank() || !OWNERS.contains(wish.owner()))) {
      throw wrong(
          "'" + wish.cause() + "' is a new cause: it needs --title, and --owner of " + sorted());
    }
    if (!known && isTaken(wish.cause(), base)) {
      throw wrong("'" + wish.cause() + "' is the id of another page; choose another one");
    }
    if (!wish.topic().isEmpty()) {
      name("--topic", wish.topic());
    }
    if (wish.effort() < 1) {
      throw wrong("--effort must be at least 1");
    }
    return wish.withCase(caseOf(wish, packs, day));
  }

  private static boolean isTaken(String id, Base base) {
    return base.knowledge().findings().containsKey(id) || base.knowledge().tests().containsKey(id);
  }

  private static String sorted() {
    return String.join(", ", OWNERS.stream().sorted().toList());
  }

  private void name(String option, String id) {
    if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "%s: '%s' is no id; it is words in small letters, joined by hyphens",
              option,
              id));
    }
  }

  private String caseOf(Wish wish, Packs packs, String day) throws IOException {
    Set<String> taken = AllCases.use(packs, Set.of(), AllCases::names);
    if (!wish.caseId().isEmpty()) {
      name("--case", wish.caseId());
      if (taken.contains(wish.caseId())) {
        throw wrong("there is a case '" + wish.caseId() + "' already; --case names another");
      }
      return wish.caseId();
    }
    String id = wish.cause() + "-" + day.replace("-", "");
    String free = id;
    for (int i = 2; taken.contains(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
