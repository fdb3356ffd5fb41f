package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Puts lines together again that a mail program or a ticket system broke at its margin. A break is
 * known by what did not fit: the first word of the next line would have crossed the margin. Each
 * line keeps its number: what was joined stands in its first line, and blank ones follow.
 */
public final class Unwrapped {

  /** Longer texts are files, and nobody broke their lines. */
  private static final int LONGEST = 2 << 20;

  /** Margins that mail programs and ticket systems have. */
  private static final int NARROWEST = 60;

  private static final int WIDEST = 80;

  /** Some programs break what passes 76 columns at the seventy-second. */
  private static final int SLACK = 5;

  /**
   * Where entries of a log were surely broken several times, others may fall short of the margin by
   * so much more: names in them were replaced by shorter ones after they had been broken.
   */
  private static final int SHORTENED = 16;

  /** Broken entries from which on it is sure: two may be chance. */
  private static final int SURELY_BROKEN = 3;

  /** Lines that one was broken into, at most. */
  private static final int MOST_PARTS = 8;

  /** One line in so many may be longer than the margin: it has a word that cannot be broken. */
  private static final int RARE = 25;

  private final List<String> lines;
  private final int margin;
  private final int slack;

  private Unwrapped(List<String> lines) {
    this.lines = lines;
    this.margin = margin(lines);
    this.slack = brokenEntries() >= SURELY_BROKEN ? SHORTENED : SLACK;
  }

  /** Entries of a log that go on in the next line, by the narrow measure. */
  private int brokenEntries() {
    int broken = 0;
    for (int i = 1; i < lines.size(); i++) {
      boolean goesOn = mayContinue(i, SLACK) && !PastedText.beginsEntry(lines.get(i));
      broken += goesOn && PastedText.beginsEntry(lines.get(i - 1)) ? 1 : 0;
    }
    return broken;
  }

  /** The lines of a reading; no lines where it is too long or cannot be read. */
  public static Unwrapped of(Reading reading) {
    try (InputStream in = reading.content().open()) {
      byte[] text = in.readNBytes(LONGEST + 1);
      boolean tooLong = text.length > LONGEST;
      String whole = tooLong ? "" : new String(text, StandardCharsets.UTF_8);
      return new Unwrapped(Arrays.asList(whole.split("\r?\n", -1)));
    } catch (IOException unreadable) {
      return new Unwrapped(List.of()); // whoever reads it next says so
    }
  }

  /** Whether hardly any line passes a margin that people have. */
  public boolean hasMargin() {
    return margin > 0;
  }

  /** The lines, the first at index 0. */
  public List<String> lines() {
    return lines;
  }

  private static int margin(List<String> lines) {
    int[] lengths =
        lines.stream().mapToInt(String::length).filter(length -> length > 0).sorted().toArray();
    int kept = lengths.length - Math.max(1, lengths.length / RARE);
    int longest = kept <= 0 ? 0 : lengths[kept - 1];
    return longest >= NARROWEST && longest <= WIDEST ? longest : 0;
  }

  /** Whether the line at an index may be the rest of the one before it. */
  public boolean mayContinue(int index) {
    return mayContinue(index, slack);
  }

  private boolean mayContinue(int index, int slack) {
    if (margin == 0 || index == 0 || lines.get(index).isEmpty()) {
      return false;
    }
    String before = lines.get(index - 1);
    String line = lines.get(index);
    int blank = line.indexOf(' ');
    int word = blank < 0 ? line.length() : blank;
    // whoever breaks lines breaks the rest as well, unless it is one word
    boolean fits = line.length() <= margin + SHORTENED || blank < 0;
    return fits
        && blank != 0
        && line.charAt(0) > ' '
        && before.length() * 2 > margin
        && before.length() <= margin
        && before.length() + 1 + word > margin - slack;
  }

  /**
   * The reading with lines joined.
   *
   * @param continues which lines, by their index, are the rest of the one before them; only those
   *     that may be are joined
   * @param least how many there must be; fewer are chance
   * @return the reading itself where fewer lines are joined
   */
  public Reading joined(Reading reading, IntPredicate continues, int least) {
    StringBuilder text = new StringBuilder();
    int parts = 1;
    int joined = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean joins = parts < MOST_PARTS && mayContinue(i) && continues.test(i);
      if (joins) {
        text.append(cutWithin(i) ? "" : " ").append(lines.get(i));
        parts++;
        joined++;
      } else {
        text.append(i == 0 ? "" : "\n".repeat(parts)).append(lines.get(i));
        parts = 1;
      }
    }
    text.append("\n".repeat(parts - 1));
    return joined < least ? reading : reading.with(Content.of(text.toString()));
  }

  /** A terminal cuts at its eightieth column, within words; a mail program never does. */
  private boolean cutWithin(int index) {
    return margin == WIDEST
        && lines.get(index - 1).length() == WIDEST
        && Character.isLetterOrDigit(lines.get(index).charAt(0));
  }
}
