package dev.culprit.logs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines that hold a word of trouble and tell of none. */
final class Harmless {

  /** A frame of the kernel's stack: {@code ? schedule_timeout+0x20d/0x310}. */
  private static final Pattern FRAME =
      Pattern.compile(
          "(?:.{0,60}?\\s)?(?:\\? )?[\\w.]{1,120}\\+0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8}(?:"
              + " \\[[\\w-]{1,60}\\])?\\s*");

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}'’-]*[.,:;!?)]*");

  /** How a message begins, though it is made of plain words. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "error",
          "errors",
          "warning",
          "fatal",
          "critical",
          "failed",
          "failure",
          "cannot",
          "can't",
          "could",
          "unable",
          "panic",
          "segmentation",
          "killed",
          "abort",
          "aborted",
          "exception",
          "denied",
          "permission",
          "connection",
          "no",
          "out",
          "too");

  private static final int LONGEST = 400;

  /** Words that a sentence has at least. */
  private static final int SENTENCE = 5;

  private Harmless() {}

  /**
   * Whether a message is a frame of a stack, or a sentence of somebody's mail.
   *
   * @param mail whether somebody may have written it himself: the text is no program's log, and the
   *     line bears no time
   */
  static boolean isHarmless(byte[] bytes, int from, int to, boolean mail) {
    boolean offset = hasOffset(bytes, from, to);
    if (to - from > LONGEST || (!offset && !mail)) {
      return false;
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return (offset && FRAME.matcher(text).matches()) || (mail && isSentence(text));
  }

  private static boolean hasOffset(byte[] bytes, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      if (bytes[i] == '+' && bytes[i + 1] == '0' && bytes[i + 2] == 'x') {
        return true;
      }
    }
    return false;
  }

  private static boolean isSentence(String line) {
    String text = line.strip();
    if (text.contains("  ") || text.indexOf('\t') >= 0) {
      return false;
    }
    String[] words = text.split(" ", -1);
    int plain = 0;
    for (String word : words) {
      plain += WORD.matcher(word).matches() ? 1 : 0;
    }
    String first = words[0].toLowerCase(Locale.ROOT);
    return words.length >= SENTENCE
        && plain * 4 >= words.length * 3
        && !first.endsWith(":")
        && !BEGINNINGS.contains(first);
  }
}
