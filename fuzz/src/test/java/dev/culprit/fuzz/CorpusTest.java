package dev.culprit.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What was found once, and what the targets start from, keeps every promise. */
class CorpusTest {

  @TestFactory
  Stream<DynamicContainer> corpus() throws Exception {
    return Stream.of(Target.values()).map(CorpusTest::inputs);
  }

  private static DynamicContainer inputs(Target target) {
    return DynamicContainer.dynamicContainer(target.folder(), Stream.of(test(target)));
  }

  /** One test a target: a target's start is not free. */
  private static DynamicTest test(Target target) {
    return DynamicTest.dynamicTest(
        "keeps its promises",
        () -> {
          Map<String, byte[]> seeds = Seeds.of(target);
          assertFalse(seeds.isEmpty(), "no corpus");
          begin(target);
          for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
            run(target, seed.getKey(), seed.getValue());
          }
        });
  }

  private static void begin(Target target) throws ReflectiveOperationException {
    if (target.argument().isEmpty()) {
      for (var method : target.type().getMethods()) {
        if (method.getName().equals("fuzzerInitialize")) {
          method.invoke(null);
        }
      }
    } else {
      target
          .type()
          .getMethod("fuzzerInitialize", String[].class)
          .invoke(null, (Object) new String[] {target.argument()});
    }
  }

  private static void run(Target target, String name, byte[] input)
      throws ReflectiveOperationException {
    try {
      target.type().getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
    } catch (InvocationTargetException e) {
      throw new AssertionError(target.folder() + "/" + name, e.getCause());
    }
  }
}
