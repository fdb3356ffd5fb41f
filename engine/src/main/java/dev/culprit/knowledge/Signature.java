package dev.culprit.knowledge;

import dev.culprit.fact.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How one message of one kind of software reads in a log, and what it states.
 *
 * @param software who writes it, as the software pages name them; {@code any} for what everybody
 *     may write
 * @param seenOn versions whose wording it is, such as {@code nginx 1.18-1.26}
 * @param literals of which each matching line holds at least one, whatever the case of its letters
 * @param pattern is searched in the line; reads bytes, so it is ASCII and linear
 * @param fields the pattern's named groups
 * @param latest those of the fields that tell lines not apart: a tally keeps the last value
 * @param fallback whether it only counts on lines that match no other signature
 * @param program whom the line is about where that is not its writer: a name or a template over the
 *     fields; "" for the writer
 * @param finding the finding that it states, or "" where only a rule can tell
 * @param subjectName a template over {@code {program}} and the fields
 * @param references where the wording stands
 * @param source where the signature itself stands
 */
public record Signature(
    String id,
    String topic,
    List<String> software,
    List<String> seenOn,
    Severity severity,
    List<String> literals,
    Expression pattern,
    List<String> fields,
    Set<String> latest,
    boolean fallback,
    String program,
    String finding,
    Subject.Kind subjectKind,
    String subjectName,
    List<Sample> samples,
    List<String> nearMisses,
    List<String> references,
    Place source) {

  /** How bad it is for the service that logs it. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    /** The word in YAML. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A line that matches.
   *
   * @param fields what it must extract; others are not checked
   * @param program whom it is about, or "" where that is not checked
   */
  public record Sample(String text, Map<String, String> fields, String program) {}

  /** Whether it says that something goes wrong, rather than that something happened. */
  public boolean isTrouble() {
    return severity != Severity.INFO;
  }

  /**
   * Whom a hit is about; the host where the line does not name it.
   *
   * @param writer the program that wrote the line, or that the signature says it is about
   * @param values the fields by name
   */
  public Subject subject(String writer, Map<String, String> values) {
    String filled = fill(subjectName, writer, values);
    String name = subjectKind == Subject.Kind.SERVICE ? withoutType(filled) : filled;
    return subjectKind == Subject.Kind.HOST || name.isBlank()
        ? Subject.HOST
        : Subject.of(subjectKind, name);
  }

  /** The program that a hit is about, by its writer and its fields. */
  public String programOf(String writer, Map<String, String> values) {
    if (program.isEmpty()) {
      return writer;
    }
    String about = withoutType(fill(program, writer, values));
    return about.isEmpty() ? writer : about;
  }

  /** The name of a unit as people say it: {@code nginx.service} is {@code nginx}. */
  private static String withoutType(String unit) {
    return unit.endsWith(".service")
        ? unit.substring(0, unit.length() - ".service".length())
        : unit;
  }

  private static String fill(String template, String writer, Map<String, String> values) {
    if (template.indexOf('{') < 0) {
      return template;
    }
    String filled = template.replace("{program}", writer);
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled.replaceAll("\\{[A-Za-z0-9]+\\}", "");
  }
}
