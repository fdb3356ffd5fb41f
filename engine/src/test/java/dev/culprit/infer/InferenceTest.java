package dev.culprit.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.Finding;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.infer.Inference.Conclusions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InferenceTest {

  private static final String HEAD =
      """
      package dev.culprit.rules.test
      import dev.culprit.fact.*
      import function dev.culprit.infer.Verbs.*
      """;

  private static final String PACK =
      HEAD
          + """
          rule "much"
          when
              $m : Measure( name == "load", value >= 10 )
          then
              finding( kcontext, "much-load", Subject.HOST, "load of %.0f", $m.value() );
          end
          rule "quiet as long as nothing is much"
          when
              $m : Measure( name == "load" )
              not Finding( id == "much-load" )
          then
              finding( kcontext, "quiet", Subject.HOST, "quiet" );
          end
          rule "what is much points to a cause"
          when
              $f : Finding( id == "much-load", $s : subject )
          then
              pointsTo( kcontext, "some-cause", $s, $f, $f.because() );
          end
          """;

  private static RuleBase rules(String text) {
    return RuleBase.load(RuleBase.compile(List.of(new RuleSource("test.drl", text))));
  }

  private static Measure load(double value) {
    return new Measure("load", value, 0, new Origin("loadavg", (int) value, "load " + value));
  }

  private static List<String> ids(Conclusions conclusions) {
    return conclusions.findings().stream().map(Finding::id).toList();
  }

  @Test
  void concludesWithTheProof() {
    Conclusions conclusions = Inference.conclude(rules(PACK), List.of(load(12)));
    assertEquals(List.of("much-load"), ids(conclusions));
    Finding much = conclusions.findings().get(0);
    assertEquals("load of 12", much.because());
    assertEquals("loadavg", much.observed().get(0).source());
    assertEquals("some-cause", conclusions.evidence().get(0).cause());
    assertEquals(10, conclusions.evidence().get(0).decibans());
  }

  /** "quiet" may be concluded first; it goes with the fact that it rested on. */
  @Test
  void takesBackWhatNoLongerHolds() {
    assertEquals(List.of("quiet"), ids(Inference.conclude(rules(PACK), List.of(load(1)))));
    assertEquals(
        List.of("much-load"), ids(Inference.conclude(rules(PACK), List.of(load(1), load(12)))));
  }

  @Test
  void aRuleThatFeedsItselfWithLongerAndLongerSentencesStops() {
    String pack =
        HEAD
            + """
            rule "an echo"
            when
                $f : Finding( id == "echo" )
            then
                finding( kcontext, "echo", $f.subject(), "%s and %s", $f.because(), $f.because() );
            end
            rule "the first"
            when
                $m : Measure()
            then
                finding( kcontext, "echo", Subject.HOST, "%.0f", $m.value() );
            end
            """;
    Conclusions conclusions = Inference.conclude(rules(pack), List.of(load(12)));
    assertTrue(conclusions.findings().stream().allMatch(f -> f.because().length() <= 2000));
    assertTrue(conclusions.fired() < 100, () -> conclusions.fired() + " firings");
  }

  @Test
  void theOrderOfFactsChangesNothing() {
    RuleBase rules = rules(PACK);
    List<Measure> facts = new ArrayList<>(List.of(load(1), load(11), load(12), load(30), load(2)));
    Conclusions first = Inference.conclude(rules, facts);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(facts, new Random(seed));
      Conclusions again = Inference.conclude(rules, facts);
      assertEquals(first.findings(), again.findings());
      assertEquals(first.evidence(), again.evidence());
    }
  }

  @Test
  void aMisspeltFieldIsToldWithFileAndLine() {
    String wrong = HEAD + "rule \"r\"\nwhen\n    Measure( nme == \"load\" )\nthen\nend\n";
    RuleFaults faults = assertThrows(RuleFaults.class, () -> rules(wrong));
    assertTrue(faults.getMessage().contains("test.drl:"), faults.getMessage());
    assertTrue(faults.getMessage().contains("nme"), faults.getMessage());
  }
}
