package dev.culprit.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text without prompts where one tool's output ends and another's, a log or prose begins. It
 * looks at paragraphs, and inside them at lines that look unlike the one before.
 */
final class PastedBlocks {

  /** A score from which on a paragraph is what it was recognised as. */
  private static final int SURE = 50;

  /** The same for a line in the middle of another output. */
  private static final int SURER = 60;

  /** Lines by which a block is recognised. */
  private static final int HEAD = 40;

  /** Foreign lines before a header, such as "Here is the output:". */
  private static final int BEFORE = 10;

  /** Times that the recogniser is asked, so that a text of a million paragraphs takes no hour. */
  private static final int ASKED = 3000;

  /** How a line of a log begins: with its time. */
  static final Pattern LOG_LINE =
      Pattern.compile(
          "(?:<\\d{1,3}>)?(?:\\[?\\s?\\d{4}[-/]\\d\\d[-/]\\d\\d[ T]|\\[?(?:[A-Z][a-z]{2}"
              + " )?[A-Z][a-z]{2} [ \\d]?\\d[ ,]|\\["
              + " {0,9}\\d+\\.\\d{6}\\]|\\[\\d\\d[-/][A-Z][a-z]{2}|\\d{6} [ \\d]\\d:).*");

  private static final Pattern WORD = Pattern.compile("[A-Za-z][a-z']*[.,:;!?)]*");

  private final PastedLines lines;
  private final Recogniser recogniser;
  private int[] starts = new int[64];
  private int[] numbers = new int[64];
  private boolean[] afterBlank = new boolean[64];
  private int count;
  private int asked;
  private boolean blank;
  private final List<Block> blocks = new ArrayList<>();
  private String kind = "";

  /**
   * Some lines that belong together.
   *
   * @param line lines before it in the text
   * @param start bytes before it in the text
   */
  record Block(int line, int start) {}

  PastedBlocks(PastedLines lines, Recogniser recogniser) {
    this.lines = lines;
    this.recogniser = recogniser;
    while (lines.next()) {
      add();
    }
  }

  private void add() {
    if (lines.blank()) {
      blank = true;
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
      afterBlank = Arrays.copyOf(afterBlank, 2 * count);
    }
    starts[count] = lines.start();
    numbers[count] = lines.number();
    afterBlank[count++] = blank;
    blank = false;
  }

  /** Where blocks begin; the first one is at the first line that is not blank. */
  List<Block> blocks() {
    int line = 0;
    while (line < count) {
      int end = paragraphEnd(line);
      paragraph(line, end);
      line = end;
    }
    return blocks;
  }

  private int paragraphEnd(int from) {
    int end = from + 1;
    while (end < count && !afterBlank[end]) {
      end++;
    }
    return end;
  }

  private void paragraph(int from, int end) {
    Recogniser.Kind found = ask(from, end);
    int first = from;
    if (found.score() >= SURE) {
      first = headerLine(from, end, found);
      if (first > from) {
        unknown(from, from + 1);
      }
      Recogniser.Kind alone = ask(first, first + 1);
      begin(alone.score() >= SURER ? alone.kind() : found.kind(), first);
    } else {
      unknown(from, end);
    }
    for (int line = first + 1; line < end && asked < ASKED; line++) {
      if (!shape(line).equals(shape(line - 1))) {
        switchAt(line, end);
      }
    }
  }

  /** The first line that says anything, or without which the paragraph is known less well. */
  private int headerLine(int from, int end, Recogniser.Kind found) {
    int line = from;
    while (line < Math.min(end - 1, from + BEFORE) && ask(line, line + 1).score() == 0) {
      Recogniser.Kind without = ask(line + 1, end);
      if (!without.kind().equals(found.kind()) || without.score() < found.score()) {
        break;
      }
      line++;
    }
    return line;
  }

  private void switchAt(int line, int end) {
    Recogniser.Kind alone = ask(line, line + 1);
    if (alone.score() < SURER || alone.kind().equals(kind)) {
      return;
    }
    Recogniser.Kind found = ask(line, end);
    if (found.score() >= SURER && found.kind().equals(alone.kind())) {
      begin(found.kind(), line);
    }
  }

  /** Lines that nobody knows go on with what was before, unless they are prose or a log. */
  private void unknown(int from, int end) {
    boolean other = kind.isEmpty() || isProse(text(from)) || isLog(from, end);
    if (other) {
      begin("", from);
    }
  }

  private boolean isLog(int from, int end) {
    int logged = 0;
    int last = Math.min(end, from + HEAD);
    for (int line = from; line < last; line++) {
      logged += LOG_LINE.matcher(text(line)).matches() ? 1 : 0;
    }
    return logged * 2 >= last - from;
  }

  private void begin(String next, int line) {
    if (blocks.isEmpty() || !next.equals(kind)) {
      blocks.add(new Block(numbers[line], starts[line]));
    }
    kind = next;
  }

  private Recogniser.Kind ask(int from, int end) {
    if (asked++ >= ASKED) {
      return Recogniser.Kind.UNKNOWN;
    }
    List<String> head = new ArrayList<>();
    for (int line = from; line < Math.min(end, from + HEAD); line++) {
      head.add(text(line));
    }
    return recogniser.recognise(head);
  }

  private String text(int line) {
    return lines.textAt(starts[line]);
  }

  /** What a line looks like from afar: indentation and the sort of its first character. */
  private String shape(int line) {
    String text = text(line);
    String bare = text.stripLeading();
    if (bare.isEmpty()) {
      return "";
    }
    char first = bare.charAt(0);
    char sort = first;
    if (Character.isDigit(first)) {
      sort = '0';
    } else if (Character.isLetter(first)) {
      sort = Character.isUpperCase(first) ? 'A' : 'a';
    }
    return (text.length() > bare.length() ? " " : "") + sort;
  }

  /** Mostly plain words, parted by single blanks. */
  static boolean isProse(String line) {
    String text = line.strip();
    if (text.contains("  ") || text.indexOf('\t') >= 0) {
      return false;
    }
    String[] words = text.split(" ", -1);
    int plain = 0;
    for (String word : words) {
      plain += WORD.matcher(word).matches() ? 1 : 0;
    }
    return words.length >= 4 && plain * 4 >= words.length * 3;
  }
}
