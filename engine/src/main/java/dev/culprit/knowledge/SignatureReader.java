package dev.culprit.knowledge;

import dev.culprit.fact.Subject;
import dev.culprit.knowledge.RegexShape.Shape;
import dev.culprit.knowledge.Signature.Sample;
import dev.culprit.knowledge.Signature.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads signatures out of YAML; what is wrong is told as faults, and the rest is read. */
public final class SignatureReader {

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "software",
          "seen-on",
          "severity",
          "literal",
          "pattern",
          "ignore-case",
          "latest",
          "fallback",
          "program",
          "finding",
          "subject",
          "samples",
          "near-misses",
          "source");

  private static final Map<String, Severity> SEVERITIES =
      Stream.of(Severity.values()).collect(Collectors.toMap(Severity::word, Function.identity()));

  private static final Map<String, Subject.Kind> KINDS =
      Stream.of(Subject.Kind.values())
          .collect(Collectors.toMap(Subject.Kind::label, Function.identity()));

  private SignatureReader() {}

  /**
   * Reads one signature.
   *
   * @param topic the folder that it stands in
   * @return null where it cannot be used; the faults say why
   */
  public static Signature signature(YamlNode node, String topic) {
    return signature(node, topic, RegexShape::of, Expression::checked);
  }

  /**
   * The same with expressions of which somebody may know something already.
   *
   * @param shapes gives their shapes
   * @param expressions makes them of their text and whether they match letters in either case
   */
  static Signature signature(
      YamlNode node,
      String topic,
      Function<String, Shape> shapes,
      BiFunction<String, Boolean, Expression> expressions) {
    node.unknownKeys(KEYS);
    String id = node.required("id");
    Severity severity = node.choice("severity", SEVERITIES).orElse(null);
    if (severity == null) {
      node.fault("'severity' is missing");
    }
    Shape shape = shapes.apply(node.required("pattern"));
    shape.objections().forEach(o -> node.get("pattern").fault("the pattern has " + o));
    Expression pattern = expression(node, expressions);
    // the longer the texts, the fewer lines must be read by the expression itself
    List<String> literals = Held.better(node.texts("literal"), shape.literals());
    if (id.isEmpty() || severity == null || pattern == null || !shape.objections().isEmpty()) {
      return null;
    }
    return new Signature(
        id,
        topic,
        node.texts("software"),
        node.texts("seen-on"),
        severity,
        List.copyOf(literals),
        pattern,
        shape.groups(),
        Set.copyOf(node.texts("latest")),
        node.flag("fallback", false),
        node.text("program"),
        node.text("finding"),
        node.get("subject").choice("kind", KINDS).orElse(Subject.Kind.SERVICE),
        subjectName(node.get("subject")),
        samples(node.get("samples")),
        node.texts("near-misses"),
        node.texts("source"),
        new Place(node.file(), node.line()));
  }

  private static String subjectName(YamlNode subject) {
    subject.unknownKeys(Set.of("kind", "name"));
    String name = subject.text("name");
    return name.isEmpty() ? "{program}" : name;
  }

  private static Expression expression(
      YamlNode node, BiFunction<String, Boolean, Expression> expressions) {
    try {
      return expressions.apply(node.text("pattern"), node.flag("ignore-case", false));
    } catch (PatternSyntaxException e) {
      node.get("pattern").fault("the pattern is none: " + e.getDescription());
      return null;
    }
  }

  private static List<Sample> samples(YamlNode list) {
    List<Sample> samples = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item.isText()) {
        samples.add(new Sample(item.text(), Map.of(), ""));
      } else {
        item.unknownKeys(Set.of("text", "fields", "program"));
        samples.add(
            new Sample(item.required("text"), item.textMap("fields"), item.text("program")));
      }
    }
    return List.copyOf(samples);
  }
}
