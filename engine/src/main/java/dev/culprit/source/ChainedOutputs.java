package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
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

  /** The same for the next command, where the present one does not know the line. */
  private static final int LIKELY = 40;

  /** Lines that are asked about; what follows stays with the command that was found last. */
  private static final int MOST_LINES = 20_000;

  /** What a command prints that answers with a number or a name, and no table does. */
  private static final Pattern LONE_WORD = Pattern.compile("[\\w.:/-]{1,80}");

  /** A line of {@code uniq -c}. */
  private static final Pattern TALLY = Pattern.compile("\\s*\\d{1,15} \\S.*");

  /** A first line that is too plain to tell the tool by, unless it is known to come. */
  private static final Pattern BANNER = Pattern.compile("Linux \\S+ \\(.*\\).*\\(\\d+ CPU\\)");

  private static final Set<String> WITH_BANNER =
      Set.of("iostat", "mpstat", "pidstat", "sar", "nfsiostat", "cifsiostat");

  /** Lines below the present one by which it is known what the present command makes of them. */
  private static final int LOOKED_AT = 2_000;

  private final Reading whole;
  private final List<CommandChain.Link> links;
  private final List<Claimant> claimants = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Map<ReadingName, Integer> times = new HashMap<>();
  private final List<Reading> readings = new ArrayList<>();
  private int current;
  private int filled;
  private int start;

  /** Of the lines from {@code start} on, those that the present command does not print. */
  private BitSet foreign;

  private ChainedOutputs(
      Reading whole,
      byte[] text,
      List<CommandChain.Link> links,
      Function<Reading, Claimant> claims) {
    this.whole = whole;
    this.links = links;
    for (CommandChain.Link link : links) {
      Reading named = new Reading("", link.name().command(), link.name().file(), 0, Content.of(""));
      claimants.add(claims.apply(named));
    }
    PastedLines pasted = new PastedLines(text, text.length);
    while (lines.size() < MOST_LINES && pasted.next()) {
      lines.add(pasted.blank() ? "" : pasted.text());
      starts.add(pasted.start());
    }
  }

  /**
   * The outputs in order, each under its own command; {@code whole} alone where its command is one.
   *
   * @param claims for a command, who knows what it prints
   */
  public static List<Reading> split(Reading whole, Function<Reading, Claimant> claims)
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
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty()) {
        continue;
      }
      int next = next(i);
      if (next > current) {
        close(i, starts.get(i));
        current = next;
      }
      filled++;
    }
    close(lines.size(), Long.MAX_VALUE);
    return readings.isEmpty() ? List.of(whole) : readings;
  }

  /** Which command printed the line: this one, or one of the later ones. */
  private int next(int at) {
    String line = lines.get(at);
    List<String> head = List.of(line);
    Recogniser.Kind now = claimants.get(current).recognise(head);
    for (int i = current + 1; i < links.size(); i++) {
      CommandChain.Link link = links.get(i);
      if (!link.says().isEmpty()) {
        if (link.says().equals(line.strip())) {
          return i;
        }
        break; // it is printed in any case, so nothing behind it has begun
      }
      Recogniser.Kind other = claimants.get(i).recognise(head);
      if (complains(link.tool(), line) || begins(other, now, line) || mayBegin(i, other, now, at)) {
        return i;
      }
    }
    return isOver(at) ? current + 1 : current;
  }

  private boolean begins(Recogniser.Kind other, Recogniser.Kind now, String line) {
    if (other.score() < SURE) {
      return false;
    }
    return other.kind().equals(now.kind())
        ? filled > 0 && line.equals(firstLine())
        : other.score() > now.score();
  }

  private String firstLine() {
    return lines.subList(start, lines.size()).stream().filter(s -> !s.isEmpty()).findFirst().get();
  }

  /** Whether the line, which is no mark of the present command's, can be a later one's first. */
  private boolean mayBegin(int later, Recogniser.Kind other, Recogniser.Kind now, int at) {
    if (now.score() > 0) {
      return false;
    }
    String line = lines.get(at);
    boolean banner = WITH_BANNER.contains(links.get(later).tool());
    return (later == current + 1 && other.score() >= LIKELY)
        || (banner && BANNER.matcher(line.strip()).matches())
        || (isForeign(at) && (isTally(later, line) || knows(later, line)));
  }

  private boolean isTally(int link, String line) {
    return links.get(link).tallied() && TALLY.matcher(line).matches();
  }

  private boolean knows(int link, String line) {
    return claimants.get(link).lost(List.of(line)).isEmpty();
  }

  /** Whether the present command makes nothing of the line. */
  private boolean isForeign(int at) {
    if (foreign == null) {
      int end = Math.min(lines.size(), start + LOOKED_AT);
      foreign = claimants.get(current).lost(lines.subList(start, end));
    }
    return foreign.get(at - start);
  }

  /** {@code bash: iostat: command not found}, {@code cat: /x: No such file or directory}. */
  private boolean complains(String tool, String line) {
    return !tool.equals(links.get(current).tool())
        && (line.startsWith(tool + ": ") || line.endsWith(": " + tool + ": command not found"));
  }

  /** Whether the next command began without having told so. */
  private boolean isOver(int at) {
    if (current + 1 == links.size() || !links.get(current + 1).says().isEmpty()) {
      return false;
    }
    CommandChain.Link link = links.get(current);
    if (!link.says().isEmpty()) {
      return filled > 0 || !link.says().equals(lines.get(at).strip());
    }
    if (link.oneLine()) {
      return filled > 0;
    }
    return filled > 0
        && links.get(current + 1).oneLine()
        && LONE_WORD.matcher(lines.get(at).strip()).matches()
        && isForeign(at);
  }

  private void close(int next, long end) {
    CommandChain.Link link = links.get(current);
    if (filled > 0 && link.says().isEmpty()) {
      ReadingName name = link.name();
      int sample = name.saysNothing() ? 0 : times.merge(name, 1, Integer::sum) - 1;
      int from = starts.get(start);
      readings.add(
          new Reading(
              whole.path(),
              name.command(),
              name.file(),
              whole.sample() + sample,
              whole.lineOffset() + start,
              new Slice(whole.content(), from, end - from, false, false, 0)));
    }
    start = next;
    filled = 0;
    foreign = null;
  }
}
