package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parts what the commands of one line printed one after another. Where one ends is told by what
 * {@code echo} says between them, by commands that print one line, by a tool's name before its
 * complaint, and by lines that only a later command prints.
 */
public final class ChainedOutputs {

  /** How sure one must be that a line begins what a later command prints. */
  private static final int SURE = 60;

  /** The same for the command that comes next, where the present one does not know the line. */
  private static final int LIKELY = 40;

  /** Lines that are asked about; what follows stays with the command that was found last. */
  private static final int MOST_LINES = 20_000;

  /** What a command prints that answers with a number or a name, and no table does. */
  private static final Pattern LONE_WORD = Pattern.compile("[\\w.:/-]{1,80}");

  /** A first line that is too plain to tell the tool by, unless it is known to come. */
  private static final Pattern BANNER = Pattern.compile("Linux \\S+ \\(.*\\).*\\(\\d+ CPU\\)");

  private static final Set<String> WITH_BANNER =
      Set.of("iostat", "mpstat", "pidstat", "sar", "nfsiostat", "cifsiostat");

  private final Reading whole;
  private final PastedLines lines;
  private final List<CommandChain.Link> links;
  private final List<Recogniser> recognisers = new ArrayList<>();
  private final Map<ReadingName, Integer> times = new HashMap<>();
  private final List<Reading> readings = new ArrayList<>();
  private int current;
  private int filled;
  private String first = "";
  private int start;
  private int startLine;

  private ChainedOutputs(
      Reading whole,
      byte[] text,
      List<CommandChain.Link> links,
      Function<Reading, Recogniser> claims) {
    this.whole = whole;
    this.lines = new PastedLines(text, text.length);
    this.links = links;
    for (CommandChain.Link link : links) {
      Reading named = new Reading("", link.name().command(), link.name().file(), 0, Content.of(""));
      recognisers.add(claims.apply(named));
    }
  }

  /**
   * The outputs in order, each under its own command; {@code whole} alone where its command is one.
   *
   * @param claims for a command, what tells whether lines are what it prints
   */
  public static List<Reading> split(Reading whole, Function<Reading, Recogniser> claims)
      throws IOException {
    List<CommandChain.Link> links =
        whole.collected() ? List.of() : CommandChain.of(whole.command());
    if (links.isEmpty()) {
      return List.of(whole);
    }
    try (InputStream in = whole.content().open()) {
      byte[] text = in.readNBytes(PastedText.LONGEST_UNNAMED);
      return text.length == PastedText.LONGEST_UNNAMED
          ? List.of(whole)
          : new ChainedOutputs(whole, text, links, claims).split();
    }
  }

  private List<Reading> split() {
    for (int left = MOST_LINES; left > 0 && lines.next(); left--) {
      if (lines.blank()) {
        continue;
      }
      String line = lines.text();
      int next = next(line);
      if (next > current) {
        close(lines.start());
        current = next;
        first = line;
      } else if (filled == 0) {
        first = line;
      }
      filled++;
    }
    close(Long.MAX_VALUE);
    return readings.isEmpty() ? List.of(whole) : readings;
  }

  /** Which command printed the line: this one, or one of the later ones. */
  private int next(String line) {
    List<String> head = List.of(line);
    Recogniser.Kind now = recognisers.get(current).recognise(head);
    for (int i = current + 1; i < links.size(); i++) {
      CommandChain.Link link = links.get(i);
      if (!link.says().isEmpty()) {
        if (link.says().equals(line.strip())) {
          return i;
        }
        break; // it is printed in any case, so nothing behind it has begun
      }
      Recogniser.Kind other = recognisers.get(i).recognise(head);
      boolean likely = i == current + 1 && now.score() == 0 && other.score() >= LIKELY;
      if (complains(link.tool(), line)
          || opens(link.tool(), line, now)
          || likely
          || begins(other, now, line)) {
        return i;
      }
    }
    return isOver(now, line) ? current + 1 : current;
  }

  private boolean begins(Recogniser.Kind other, Recogniser.Kind now, String line) {
    if (other.score() < SURE) {
      return false;
    }
    return other.kind().equals(now.kind())
        ? filled > 0 && line.equals(first)
        : other.score() > now.score();
  }

  private static boolean opens(String tool, String line, Recogniser.Kind now) {
    return now.score() == 0 && WITH_BANNER.contains(tool) && BANNER.matcher(line.strip()).matches();
  }

  /** {@code bash: iostat: command not found}, {@code cat: /x: No such file or directory}. */
  private boolean complains(String tool, String line) {
    return !tool.equals(links.get(current).tool())
        && (line.startsWith(tool + ": ") || line.endsWith(": " + tool + ": command not found"));
  }

  /** Whether the next command began without having told so. */
  private boolean isOver(Recogniser.Kind now, String line) {
    if (current + 1 == links.size() || !links.get(current + 1).says().isEmpty()) {
      return false;
    }
    CommandChain.Link link = links.get(current);
    if (!link.says().isEmpty()) {
      return filled > 0 || !link.says().equals(line.strip());
    }
    if (link.oneLine()) {
      return filled > 0;
    }
    return filled > 0
        && links.get(current + 1).oneLine()
        && now.score() == 0
        && LONE_WORD.matcher(line.strip()).matches();
  }

  private void close(long end) {
    CommandChain.Link link = links.get(current);
    if (filled > 0 && link.says().isEmpty()) {
      ReadingName name = link.name();
      int sample = name.saysNothing() ? 0 : times.merge(name, 1, Integer::sum) - 1;
      readings.add(
          new Reading(
              whole.path(),
              name.command(),
              name.file(),
              whole.sample() + sample,
              whole.lineOffset() + startLine,
              new Slice(whole.content(), start, end - start, false, false, 0)));
    }
    start = lines.start();
    startLine = lines.number();
    filled = 0;
  }
}
