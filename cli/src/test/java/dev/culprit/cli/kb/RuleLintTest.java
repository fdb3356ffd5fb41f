package dev.culprit.cli.kb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.cli.kb.RuleTexts.Rule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleLintTest {

  private static final String NOTHING = "    finding( kcontext, \"x\", Subject.HOST, \"x\" );\n";

  private static List<String> faults(Rule... rules) throws IOException {
    return RuleLint.check(List.of(rules), Base.read(Packs.NONE).knowledge()).stream()
        .map(fault -> fault.message().replaceFirst("; nearest: .*", ""))
        .toList();
  }

  private static Rule rule(String name, String when, String then) {
    return new Rule(name, "odd.drl", 7, "", when, then);
  }

  @Test
  void aThresholdNeedsAReason() throws IOException {
    String when = "    $m : Measure( name == \"a.b\", value >= 42 )\n";
    assertEquals(List.of("\"a\" gives no reason for its 42"), faults(rule("a", when, NOTHING)));
    assertEquals(List.of(), faults(rule("a", "    // 42 is the answer\n" + when, NOTHING)));
    assertEquals(List.of(), faults(rule("a", when.replace("42", "1"), NOTHING)));
    assertEquals(
        List.of("\"a\" gives no reason for its 0.3"),
        faults(rule("a", when.replace("42", "0.3"), NOTHING)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Measure( value >= 8, value < 8 )",
        "Measure( value > 8, name == \"x\", value == 8 )",
        "Measure( name == \"x\", value > 8, name == \"y\" )",
        "LogTally( signature == \"no-such-signature\" )",
        "LogTally( signature == \"kernel-oom-global\", field( \"no-such-field\" ) == \"x\" )"
      })
  void whatCanNeverFireIsNamed(String pattern) throws IOException {
    List<String> faults = faults(rule("a", "    // why\n    " + pattern + "\n", NOTHING));
    assertEquals(1, faults.size(), faults::toString);
    assertTrue(faults.get(0).startsWith("\"a\" can never fire: "), faults::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Measure( value >= 8, value < 9 )",
        "Measure( value >= 8 || value < 5 )",
        "Measure( name == \"x\" || name == \"y\" )",
        "Measure( name == \"x\", other.name == \"y\" )",
        "Measure( value >= 8, other.value < 5 )",
        "LogTally( signature == \"kernel-oom-global\", field( \"victim\" ) == \"x\" )"
      })
  void whatCanFireIsNot(String pattern) throws IOException {
    assertEquals(List.of(), faults(rule("a", "    // why\n    " + pattern + "\n", NOTHING)));
  }

  @Test
  void twoRulesMayNotHaveTheSameConditions() throws IOException {
    Rule one = rule("one", "    Measure( name == \"a\" )\n", NOTHING);
    Rule two = rule("two", "    // other words\n    Measure( name  == \"a\" )\n", NOTHING);
    assertEquals(List.of("\"two\" has the conditions of \"one\""), faults(one, two));
  }

  @Test
  void aRuleMayNotTurnRoundWhatAPageSays() throws IOException {
    String when = "    $f : Finding( id == \"client-probes-missing-pages\" )\n";
    String for_ = "    pointsTo( kcontext, \"url-scan\", Subject.HOST, $f, \"b\" );\n";
    String against = for_.replace("pointsTo", "speaksAgainst");
    assertEquals(List.of(), faults(rule("a", when, for_)));
    assertEquals(
        List.of("\"a\" contradicts the page of 'url-scan' on 'client-probes-missing-pages'"),
        faults(rule("a", when, against)));
    List<String> both = faults(rule("a", when, for_), rule("b", " " + when + " ", against));
    assertTrue(both.contains("\"b\" contradicts \"a\""), both::toString);
  }

  @Test
  void namesThatDifferByALetterOrTwoAreNear() {
    assertTrue(near("service-dead-logged", "service-died-logged"));
    assertTrue(near("read-log-of-client", "read-log-by-client"));
    assertTrue(near("client-log", "log-client"));
    assertFalse(near("tcp-memory-low", "udp-memory-low"));
    assertFalse(near("disk-full", "disk-full-logged"));
    assertFalse(near("disk-full", "disk-slow"));
  }

  private static boolean near(String one, String other) {
    return NearNames.near(one.split("-", -1), other.split("-", -1));
  }
}
