package dev.culprit.fuzz;

import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An input of a target as a reading. A first line such as {@code $ lsof -nP} or {@code #
 * /proc/1/limits} names the command or the file, and is no part of the text.
 */
final class Named {

  /** Lines by which the program recognises a text. */
  private static final int HEAD = 40;

  private Named() {}

  /** The reading; {@code file} is what it is a copy of where the input does not say. */
  static Reading reading(byte[] input, String file) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    boolean command = begins(input, '$');
    if (!command && !begins(input, '#')) {
      return new Reading("input", "", file, 0, Content.of(input));
    }
    String name = new String(input, 2, end - 2, StandardCharsets.UTF_8);
    byte[] text = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    return new Reading("input", command ? name : "", command ? "" : name, 0, Content.of(text));
  }

  private static boolean begins(byte[] input, char mark) {
    return input.length > 2
        && input[0] == mark
        && input[1] == ' '
        && (mark == '$' || input[2] == '/');
  }

  /** The first lines that are not blank. */
  static List<String> head(Reading reading) {
    List<String> head = new ArrayList<>();
    try (Lines lines = Lines.of(reading)) {
      for (String line = lines.next(); line != null && head.size() < HEAD; line = lines.next()) {
        if (!line.isBlank()) {
          head.add(line);
        }
      }
    }
    return head;
  }
}
