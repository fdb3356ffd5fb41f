package dev.culprit.mutation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule says of its samples what stands there, just below and above its thresholds. */
class RuleSamplesTest {

  @TestFactory
  Stream<DynamicTest> samples() throws IOException {
    Map<String, RuleText> rules = new HashMap<>();
    for (RuleText rule : RuleText.all()) {
      assertNull(rules.put(rule.name(), rule), () -> "two rules are called " + rule.name());
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (RuleSample sample : RuleSample.all().values()) {
      RuleText rule = rules.get(sample.rule());
      tests.add(
          DynamicTest.dynamicTest(
              sample.rule(),
              () -> {
                assertNotNull(rule, "the samples are of no rule");
                assertFalse(sample.tries().isEmpty(), "nothing is tried");
                assertNull(
                    sample.failing(rule.alone()),
                    "the rule says something else now; if that is meant, mend the sample");
              }));
    }
    return tests.stream();
  }
}
