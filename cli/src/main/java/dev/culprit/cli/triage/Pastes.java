package dev.culprit.cli.triage;

import dev.culprit.advise.Advice;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.source.Content;
import dev.culprit.source.PastedText;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Pasted text: cut into outputs, and what it turned out to be. */
final class Pastes {

  private static final Pattern WORD = Pattern.compile("[a-z0-9]{2,}");

  /** Words of commands that say nothing about what they print. */
  private static final Set<String> NO_TOOL =
      Set.of("cat", "grep", "head", "tail", "sort", "timeout", "dev", "null", "proc", "log", "var");

  private Pastes() {}

  /** The readings in a pasted text; without a prompt in it, it is one that nothing names. */
  static List<Reading> cut(String text, int number) {
    Reading whole = new Reading("paste-" + number, "", "", 0, Content.of(text));
    try {
      return PastedText.split(whole);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A text that nobody knew by its look, named after the command that was asked for. */
  static List<Reading> named(String text, Advice asked) {
    String command = asked.command().split("[;|&]", 2)[0].strip();
    return List.of(Reading.printed(command, 0, Content.of(text)));
  }

  /** Who read a paste: the names of parsers, without that of the log reader. */
  static Set<String> kinds(List<Diagnosis.SourceRead> coverage, int number) {
    Set<String> kinds = new LinkedHashSet<>();
    for (Diagnosis.SourceRead read : coverage) {
      boolean own = read.source().equals("paste-" + number);
      if (own && !read.parser().isEmpty() && read.understood() > 0) {
        kinds.add(read.parser());
      }
    }
    return kinds;
  }

  /** Whether what was read is what was asked for, by their names. */
  static boolean answers(Set<String> kinds, Advice asked) {
    List<String> wanted = words(asked.command());
    Set<String> gives = asked.test().gives();
    return kinds.stream()
        .anyMatch(
            kind ->
                gives.contains(kind)
                    || kind.equals("log")
                    || words(kind).stream().anyMatch(wanted::contains));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    var matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      if (!NO_TOOL.contains(matcher.group())) {
        words.add(matcher.group());
      }
    }
    return words;
  }
}
