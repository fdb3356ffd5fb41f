package dev.culprit.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that signatures prove themselves: samples match, near misses don't, names fit. */
public final class SignatureLint {

  /** Shortest literal; a shorter one stands in too many lines. */
  public static final int SHORTEST_LITERAL = 3;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)\\}");

  private final List<Fault> faults = new ArrayList<>();

  private SignatureLint() {}

  /** All faults of all signatures, in their order. */
  public static List<Fault> check(List<Signature> signatures) {
    SignatureLint lint = new SignatureLint();
    Set<String> ids = new HashSet<>();
    for (Signature signature : signatures) {
      if (!ids.add(signature.id())) {
        lint.fault(signature, "the id stands there twice");
      }
      lint.names(signature);
      lint.literals(signature);
      lint.samples(signature);
    }
    return List.copyOf(lint.faults);
  }

  private void fault(Signature signature, String message) {
    Place place = signature.source();
    faults.add(new Fault(place.file(), place.line(), signature.id() + ": " + message));
  }

  private void names(Signature signature) {
    for (String id : List.of(signature.id(), signature.finding())) {
      if (!id.isEmpty() && !PageId.isOne(id)) {
        fault(signature, "'" + id + "' is not in kebab-case");
      }
    }
    boolean anybody = signature.software().contains("any");
    if (signature.software().isEmpty() || (signature.seenOn().isEmpty() && !anybody)) {
      fault(signature, "says not which software, or not which versions, it was seen on");
    }
    if (signature.references().isEmpty()) {
      fault(signature, "names no source of its wording");
    }
    Set<String> known = new HashSet<>(signature.fields());
    if (!known.containsAll(signature.latest())) {
      fault(signature, "'latest' names what is no field");
    }
    known.add("program");
    placeholders(signature, signature.subjectName(), known);
    placeholders(signature, signature.program(), known);
  }

  private void placeholders(Signature signature, String template, Set<String> known) {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      if (!known.contains(placeholder.group(1))) {
        fault(signature, Nearest.unknown("field", placeholder.group(1), known));
      }
    }
  }

  private void literals(Signature signature) {
    if (signature.literals().isEmpty()) {
      fault(signature, "no text stands in every match; say 'literal'");
    }
    for (String literal : signature.literals()) {
      if (literal.length() < SHORTEST_LITERAL) {
        fault(signature, "the literal '" + literal + "' is too short");
      }
    }
  }

  private void samples(Signature signature) {
    if (signature.samples().isEmpty() || signature.nearMisses().isEmpty()) {
      fault(signature, "needs a sample and a near miss");
    }
    for (Signature.Sample sample : signature.samples()) {
      Matcher matcher = signature.pattern().matcher(sample.text());
      if (!matcher.find()) {
        fault(signature, "does not match its sample: " + sample.text());
      } else if (!holdsLiteral(signature, sample.text())) {
        fault(signature, "none of its literals is in its sample: " + sample.text());
      } else {
        fields(signature, sample, matcher);
      }
    }
    for (String text : signature.nearMisses()) {
      if (signature.pattern().matcher(text).find()) {
        fault(signature, "matches its near miss: " + text);
      }
    }
  }

  private void fields(Signature signature, Signature.Sample sample, Matcher matcher) {
    for (Map.Entry<String, String> expected : sample.fields().entrySet()) {
      if (!signature.fields().contains(expected.getKey())) {
        fault(signature, Nearest.unknown("field", expected.getKey(), signature.fields()));
        continue;
      }
      String found = matcher.group(expected.getKey());
      if (!expected.getValue().equals(found == null ? "" : found)) {
        fault(
            signature,
            expected.getKey() + " is '" + found + "', expected '" + expected.getValue() + "'");
      }
    }
  }

  private static boolean holdsLiteral(Signature signature, String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return signature.literals().stream().anyMatch(l -> folded.contains(l.toLowerCase(Locale.ROOT)));
  }
}
