package dev.culprit.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.Subject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureReaderTest {

  private static final String PORT_IN_USE =
      """
      - id: nginx-bind-in-use
        software: nginx
        seen-on: nginx 1.18-1.26
        severity: critical
        pattern: 'bind\\(\\) to (?<address>\\S+) failed \\(98: Address already in use\\)'
        finding: port-in-use-logged
        subject: {kind: service, name: "{program}"}
        samples:
          - text: "2026/11/23 00:00:01 [emerg] 7#7: bind() to 0.0.0.0:80 failed (98: Address already in use)"
            fields: {address: "0.0.0.0:80"}
        near-misses: ["bind() to 0.0.0.0:80 failed (13: Permission denied)"]
        source: nginx src/core/ngx_connection.c
      """;

  private final List<Fault> faults = new ArrayList<>();

  private List<Signature> read(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    List<Signature> signatures = new ArrayList<>();
    for (YamlNode node : YamlFile.load("s.yaml", new ByteArrayInputStream(bytes), faults).items()) {
      Signature signature = SignatureReader.signature(node, "web");
      if (signature != null) {
        signatures.add(signature);
      }
    }
    faults.addAll(SignatureLint.check(signatures));
    return signatures;
  }

  @Test
  void readsASignatureAndDerivesItsLiteral() {
    Signature signature = read(PORT_IN_USE).get(0);
    assertEquals(List.of(), faults);
    assertEquals(List.of(" failed (98: Address already in use)"), signature.literals());
    assertEquals(List.of("address"), signature.fields());
    assertEquals(Subject.service("nginx"), signature.subject("nginx", Map.of()));
    assertEquals(Subject.HOST, signature.subject("", Map.of()));
    assertTrue(signature.isTrouble());
  }

  @Test
  void tellsWhatIsWrong() {
    String broken =
        PORT_IN_USE
            .replace("severity: critical", "severity: critcal")
            .replace("finding:", "fnding:")
            .replace("source: nginx src/core/ngx_connection.c", "");
    assertEquals(List.of(), read(broken));
    assertEquals(
        List.of(
            "s.yaml:6: unknown key 'fnding'; nearest: finding",
            "s.yaml:4: unknown severity 'critcal'; nearest: critical",
            "s.yaml:1: 'severity' is missing"),
        faults.stream().map(Fault::toString).toList());
  }

  @Test
  void tellsASampleThatDoesNotMatchAndANearMissThatDoes() {
    read(
        PORT_IN_USE
            .replace("(98: Address already in use)\"\n", "(99: Address already in use)\"\n")
            .replace("failed (13: Permission denied)", "failed (98: Address already in use)")
            .replace("{program}", "{adress}"));
    assertEquals(3, faults.size(), faults::toString);
    assertTrue(faults.get(0).message().endsWith("unknown field 'adress'; nearest: address"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Out of memory: Kill(?:ed)? process \\d+~'Out of memory: Kill process ,Out of memory:"
            + " Killed process '",
        "(?:first thing|second one) x~first thing x,second one x",
        "disk (?:is )?full|no room~disk full,disk is full,no room",
        "(?:.*a)bc~bc",
        "x(?:.*abc)~abc",
        "\\bqueue (?:full|\\d+)$~'queue '",
        "[Ll]ink (?:down|up)(?! again)~link down,link up",
        "a+bcdef~bcdef",
        "abc+~abc",
        "\\[error\\] x~[error] x",
        "say \"hello\"~hello",
        "x(?:abcdef)?ghi~xghi,xabcdefghi",
        "[abc]+~''",
        "(?!foobar)foo~foo",
      })
  void derivesTheLongestCertainText(String regex, String literal) {
    List<String> expected =
        literal.isEmpty() ? List.of() : new ArrayList<>(List.of(literal.split(",")));
    List<String> found = RegexShape.of(regex).literals();
    assertEquals(
        expected.stream().sorted().toList(),
        found.stream().filter(l -> !l.isEmpty()).sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(?:a+)+", "(?<x>a|b)*", "(a)\\1", "(?i)x", "a**", "\\p{L}", "x)", "(?:x", "é"})
  void refusesWhatMayBeSlow(String regex) {
    assertEquals(1, RegexShape.of(regex).objections().size(), regex);
  }

  @Property(tries = 3000, seed = "20261125")
  void aLiteralIsInEveryMatch(
      @ForAll
          @Chars({'(', ')', '|', '?', '*', '+', '[', ']', ':', '\\', '.'})
          @CharRange(from = 'a', to = 'd')
          String regex,
      @ForAll @CharRange(from = 'a', to = 'd') String text) {
    RegexShape.Shape shape = RegexShape.of(regex);
    if (!shape.objections().isEmpty()) {
      return;
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      return;
    }
    var matcher = pattern.matcher(text);
    if (matcher.find() && !shape.literals().isEmpty()) {
      assertTrue(shape.literals().stream().anyMatch(matcher.group()::contains), regex + " " + text);
    }
  }
}
