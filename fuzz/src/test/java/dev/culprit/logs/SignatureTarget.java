package dev.culprit.logs;

import dev.culprit.fuzz.Promises;
import dev.culprit.knowledge.RegexShape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Fuzzes the regular expressions of signatures: the first line is one, the others are texts for it.
 * What is accepted holds one of its literals wherever it matches, and ends in time.
 */
public final class SignatureTarget {

  private static final int LONG = 16 * 1024;

  private SignatureTarget() {}

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
    RegexShape.Shape shape = RegexShape.of(lines[0]);
    if (!shape.objections().isEmpty()) {
      return;
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(lines[0]);
    } catch (PatternSyntaxException told) {
      return;
    }
    for (String text : Arrays.asList(lines).subList(1, lines.length)) {
      find(pattern, shape, text);
      find(pattern, shape, text.repeat(text.isEmpty() ? 0 : LONG / text.length()));
    }
  }

  private static void find(Pattern pattern, RegexShape.Shape shape, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Matcher matcher = pattern.matcher(new ByteText().over(bytes, 0, bytes.length));
    try {
      if (matcher.find()) {
        String found = matcher.group().toLowerCase(Locale.ROOT);
        Promises.hold(
            shape.literals().isEmpty()
                || shape.literals().stream()
                    .anyMatch(one -> found.contains(one.toLowerCase(Locale.ROOT))),
            "a match without any of " + shape.literals());
        shape.groups().forEach(matcher::group);
      }
    } catch (ByteText.GaveUp | StackOverflowError bounded) {
      // the scanner skips such a line and says that it was cut
    }
  }
}
