package dev.culprit.capture;

import dev.culprit.fact.UnknownLines;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.RegexShape;
import dev.culprit.knowledge.YamlText;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A line that no signature knows, as a signature and the finding that it states.
 *
 * @param id of both
 * @param program who wrote it, as the software pages name it, or ""
 * @param message the line without time and host
 * @param pattern the expression
 * @param nearMiss a line that is like it and must not match
 * @param place where it was read
 */
public record LineDraft(
    String id, String program, String message, String pattern, String nearMiss, String place) {

  /** Words of a message that its title shows. */
  private static final int TITLE = 60;

  /** Shortest text that all matching lines hold; a shorter one stands in too many lines. */
  private static final int SHORTEST = 8;

  /**
   * The draft for a line, if an expression can be made of it that matches it and is quick.
   *
   * @param others lines of the same log
   */
  static Optional<LineDraft> of(
      String cause, int number, String program, String line, String place, List<String> others) {
    String message = LinePattern.message(line);
    String regex = LinePattern.of(message);
    RegexShape.Shape shape = RegexShape.of(regex);
    boolean held = shape.literals().stream().allMatch(l -> l.length() >= SHORTEST);
    if (!shape.objections().isEmpty() || shape.literals().isEmpty() || !held) {
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      if (!pattern.matcher(message).find()) {
        return Optional.empty();
      }
      String id = cause + "-line-" + number;
      String miss = nearMiss(pattern, message, others);
      return Optional.of(new LineDraft(id, program, message, regex, miss, place));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** As {@link #of(String, int, String, String, String, List)}, for lines that were counted. */
  static Optional<LineDraft> of(String cause, int number, UnknownLines lines, List<String> others) {
    String place = lines.origin().source() + ":" + lines.origin().line();
    return of(cause, number, lines.program(), lines.origin().text(), place, others);
  }

  /** The line of the same log that is likest and does not match; else the line in other words. */
  private static String nearMiss(Pattern pattern, String message, List<String> others) {
    Set<String> words = new HashSet<>(LinePattern.words(message));
    return others.stream()
        .map(LinePattern::message)
        .filter(other -> !other.isBlank() && !pattern.matcher(other).find())
        .max(
            Comparator.comparingLong(
                    (String other) ->
                        LinePattern.words(other).stream().filter(words::contains).count())
                .thenComparing(Comparator.naturalOrder()))
        .orElseGet(() -> inOtherWords(message));
  }

  private static String inOtherWords(String message) {
    String longest =
        LinePattern.words(message).stream()
            .max(Comparator.comparingInt(String::length))
            .orElse(message);
    return message.replace(longest, "all well");
  }

  /** The signature's page. */
  public String signature(Knowledge knowledge, String origin, String day) {
    boolean known = knowledge.software().stream().anyMatch(s -> s.id().equals(program));
    YamlText text = new YamlText();
    text.comment("Draft: seen in one incident. Widen or narrow the pattern, and add samples.");
    text.put(0, "id", id);
    text.put(0, "software", List.of(known ? program : "any"));
    if (known) {
      text.put(0, "seen-on", List.of(program + " as it ran on " + day));
    }
    text.put(0, "severity", "error").put(0, "pattern", pattern).put(0, "finding", id);
    text.put(0, "samples", List.of(message)).put(0, "near-misses", List.of(nearMiss));
    text.put(0, "source", List.of("captured from " + origin + ", " + place));
    return text.toString();
  }

  /** The finding's page. */
  public String finding() {
    YamlText text = new YamlText();
    text.comment("Draft: say in plain words what the line means.");
    text.put(0, "id", id).put(0, "title", title());
    text.block(0, "meaning", "A log says: " + message);
    text.put(0, "background", "rarely");
    return text.toString();
  }

  private String title() {
    String words = String.join(" ", LinePattern.words(message)).toLowerCase(Locale.ROOT);
    String cut = words.length() > TITLE ? words.substring(0, words.lastIndexOf(' ', TITLE)) : words;
    String who = program.isEmpty() ? "A log" : program;
    return who + " says \"" + cut + "\"";
  }
}
