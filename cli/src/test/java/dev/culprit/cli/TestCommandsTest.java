package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.knowledge.TestPage;
import dev.culprit.run.NeedsShellException;
import dev.culprit.run.Plan;
import dev.culprit.run.Safety;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of the tests' commands Culprit can run, and that none of it is on the list of never. */
class TestCommandsTest {

  private static Collection<TestPage> commands() throws IOException {
    return Base.read(Packs.NONE).knowledge().tests().values().stream()
        .filter(t -> !t.command().isEmpty())
        .toList();
  }

  @Test
  void sevenInEightRunWithoutAShell() throws IOException {
    Collection<TestPage> all = commands();
    List<String> byHand = new ArrayList<>();
    for (TestPage test : all) {
      try {
        if (Safety.BUILT_IN.judge(Plan.of(test.command())).kind() == Safety.Kind.NEVER) {
          byHand.add(test.id() + ": never run");
        }
      } catch (NeedsShellException e) {
        byHand.add(test.id() + ": " + e.getMessage());
      }
    }
    assertTrue(
        8 * byHand.size() <= all.size(), byHand.size() + " of " + all.size() + ": " + byHand);
  }

  @Test
  void fewThatAreCalledReadOnlyTakeConsentAllTheSame() throws IOException {
    List<String> more = new ArrayList<>();
    for (TestPage test : commands()) {
      try {
        Plan plan = Plan.of(test.command());
        Safety.Kind kind = Safety.BUILT_IN.judge(plan).kind();
        if (test.risk() == TestPage.Risk.READ_ONLY && kind == Safety.Kind.CHANGES) {
          more.add(test.id() + ": " + test.command());
        }
      } catch (NeedsShellException byHand) {
        // a person runs it
      }
    }
    // a program that the list of readers does not know, or a request to another host
    assertTrue(more.size() <= 20, more::toString);
  }
}
