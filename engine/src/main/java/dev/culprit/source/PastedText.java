package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that outputs were pasted into, one after another: cut at the shell's prompts and at
 * headings into readings that know their command and their line.
 */
public final class PastedText {

  /** Nobody pastes more by hand; of a longer text only the first line is looked at. */
  static final int LONGEST = 32 << 20;

  /** The same for texts in which nothing but their look tells one output from the next. */
  static final int LONGEST_UNNAMED = 4 << 20;

  /** Lines over which a command may go on with a backslash. */
  private static final int CONTINUED = 20;

  /** How supportconfig heads a section; the line below names it. */
  private static final Pattern SECTION = Pattern.compile("#==\\[ (.{1,60}) \\]=+#?");

  /** One of these, or a letter beyond ASCII, is in every prompt and heading. */
  private static final String PROMPTING = "#$%>&=*+-";

  private final Reading whole;
  private final PastedLines lines;
  private final List<Part> parts = new ArrayList<>();
  private Part open;
  private boolean blankBefore;
  private String section = "";

  /** A reading in the making; {@code filled} once a line of it is not blank. */
  private static final class Part {
    final ReadingName name;
    final int indent;
    final int line;
    final int start;
    int end;
    boolean filled;

    Part(ReadingName name, int indent, int line, int start) {
      this.name = name;
      this.indent = indent;
      this.line = line;
      this.start = start;
      this.end = start;
    }
  }

  private PastedText(Reading whole, byte[] text, int length) {
    this.whole = whole;
    this.lines = new PastedLines(text, length);
    this.open = new Part(new ReadingName(whole.command(), whole.file(), 0), 0, 0, 0);
  }

  /**
   * The readings in {@code whole}, in order; it alone where nothing cuts it. A copy of a file
   * ({@code var/log/syslog}) is never cut; only a first line such as {@code # cat /etc/hosts} is
   * taken off.
   */
  public static List<Reading> split(Reading whole) throws IOException {
    boolean copy = !whole.file().isEmpty() && whole.command().isEmpty();
    boolean single = copy || Layout.isCollected(whole.path());
    try (InputStream in = whole.content().open()) {
      byte[] text = head(whole.content(), in, single ? Magic.HEAD : LONGEST);
      if (single && !mayPrompt(text)) {
        return List.of(whole);
      }
      boolean cut = !single && (text.length < LONGEST || in.read() < 0);
      PastedText pasted = new PastedText(whole, text, text.length);
      return cut ? pasted.cut() : pasted.withoutFirstLine(copy);
    }
  }

  /** Whether the first line holds any of the marks that prompts and headings have. */
  private static boolean mayPrompt(byte[] text) {
    for (int i = 0; i < text.length && text[i] != '\n'; i++) {
      if (text[i] < 0 || PROMPTING.indexOf(text[i]) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** As many bytes as there are up to {@code most}, in no more room than they need. */
  private static byte[] head(Content content, InputStream in, int most) throws IOException {
    return in.readNBytes(
        content instanceof InMemory there ? Math.min(most, there.bytes().length) : most);
  }

  /**
   * The outputs in a text that nothing names and that has no prompts, in order; it alone where only
   * one is found. What the recogniser knows is apart from logs and from prose.
   */
  public static List<Reading> blocks(Reading whole, Recogniser recogniser) throws IOException {
    try (InputStream in = whole.content().open()) {
      byte[] text = head(whole.content(), in, LONGEST_UNNAMED);
      if (text.length == LONGEST_UNNAMED) {
        return List.of(whole);
      }
      return blocks(whole, recogniser, text);
    }
  }

  /** Whether a line begins an entry of a log: with its time. */
  public static boolean beginsEntry(String line) {
    return PastedBlocks.LOG_LINE.matcher(line).matches();
  }

  private static List<Reading> blocks(Reading whole, Recogniser recogniser, byte[] text) {
    PastedLines lines = new PastedLines(text, text.length);
    List<PastedBlocks.Block> blocks = new PastedBlocks(lines, recogniser).blocks();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      PastedBlocks.Block block = blocks.get(i);
      int end = i + 1 < blocks.size() ? blocks.get(i + 1).start() : text.length;
      int indent = lines.indent(block.start(), end);
      if (blocks.size() == 1 && indent == 0 && !lines.quoted() && !lines.marked()) {
        return List.of(whole);
      }
      Content content =
          new Slice(
              whole.content(),
              block.start(),
              end - block.start(),
              lines.quoted(),
              lines.marked(),
              indent);
      readings.add(
          new Reading(
              whole.path(),
              whole.command(),
              whole.file(),
              whole.sample(),
              whole.lineOffset() + block.line(),
              content));
    }
    return readings.isEmpty() ? List.of(whole) : readings;
  }

  private List<Reading> cut() {
    while (lines.next()) {
      if (lines.blank()) {
        blankBefore = true;
        continue;
      }
      String line = lines.text();
      int start = lines.start();
      if (Markup.isFence(line)) {
        fence(start);
        continue;
      }
      Optional<Prompt> prompt = sectionName(line).or(() -> prompt(line));
      if (prompt.isPresent()) {
        begin(prompt.get().name(), prompt.get().indent(), start);
      } else {
        take(line);
      }
      blankBefore = false;
    }
    close(lines.end());
    return readings();
  }

  /** A text that is not cut, but may say in its first line what it is. */
  private List<Reading> withoutFirstLine(boolean copy) {
    if (!lines.next()) {
      return List.of(whole);
    }
    Optional<Prompt> prompt = Prompt.of(lines.text());
    if (prompt.isEmpty() || (copy && prompt.get().name().file().isEmpty())) {
      return List.of(whole);
    }
    ReadingName name = prompt.get().name();
    Content rest = new Slice(whole.content(), lines.end(), Long.MAX_VALUE, false, false, 0);
    return List.of(new Reading(whole.path(), name.command(), name.file(), whole.sample(), 1, rest));
  }

  private Optional<Prompt> prompt(String line) {
    Optional<Prompt> prompt = Prompt.of(line);
    if (prompt.isEmpty() || !line.endsWith("\\")) {
      return prompt;
    }
    StringBuilder joined = new StringBuilder(line);
    for (int i = 0; i < CONTINUED && joined.charAt(joined.length() - 1) == '\\'; i++) {
      if (!lines.next()) {
        break;
      }
      joined.setLength(joined.length() - 1);
      joined.append(' ').append(lines.text().strip().replaceFirst("^> ", ""));
    }
    return Prompt.of(joined.toString()).or(() -> prompt);
  }

  /** The line below a supportconfig heading. */
  private Optional<Prompt> sectionName(String line) {
    Matcher matcher = SECTION.matcher(line);
    if (matcher.matches()) {
      section = matcher.group(1);
      return Optional.of(new Prompt(0, true, ReadingName.NONE));
    }
    String kind = section;
    section = "";
    if (kind.isEmpty() || !line.startsWith("# ")) {
      return Optional.empty();
    }
    String said = line.substring(2).strip();
    boolean file = kind.endsWith("File") || kind.startsWith("Log");
    ReadingName name =
        file
            ? ReadingName.file(said.replaceFirst("\\s+-\\s.*$", ""))
            : ReadingName.commandLine(said, "");
    return Optional.of(new Prompt(0, true, name));
  }

  /** Prose that follows an indented output is not indented. */
  private void take(String line) {
    int indent = line.length() - line.stripLeading().length();
    if (blankBefore && open.indent >= 2 && indent < open.indent) {
      close(lines.start());
      open = new Part(ReadingName.NONE, 0, lines.number(), lines.start());
    }
    open.filled = true;
  }

  /** A block of code begins, which the line above may have named, or ends. */
  private void fence(int start) {
    begin(open.filled ? ReadingName.NONE : open.name, 0, start);
    blankBefore = false;
  }

  private void begin(ReadingName name, int indent, int end) {
    close(end);
    open = new Part(name, indent, lines.number() + 1, lines.end());
  }

  private void close(int end) {
    open.end = end;
    parts.add(open);
  }

  private List<Reading> readings() {
    if (parts.size() == 1 && !lines.quoted() && !lines.marked()) {
      return List.of(whole);
    }
    List<Reading> readings = new ArrayList<>();
    Map<ReadingName, Integer> times = new HashMap<>();
    for (Part part : parts) {
      boolean silent =
          part != parts.get(0) && KnownTools.isTool(CommandLine.of(part.name.command()).tool());
      if (part.filled || silent) {
        int repeated = part.name.saysNothing() ? 0 : times.merge(part.name, 1, Integer::sum) - 1;
        readings.add(reading(part, whole.sample() + repeated));
      }
    }
    return readings;
  }

  private Reading reading(Part part, int sample) {
    Content content =
        new Slice(
            whole.content(),
            part.start,
            part.end - part.start,
            lines.quoted(),
            lines.marked(),
            part.indent);
    return new Reading(
        whole.path(), part.name.command(), part.name.file(), sample, part.line, content);
  }
}
