package dev.culprit.cli.kb;

import dev.culprit.knowledge.YamlNode;
import java.util.List;

/**
 * What a case must come to.
 *
 * @param causes causes of which any may lead; {@code healthy} means that nobody is accused
 * @param innocent causes that may not be accused
 * @param mentions regular expressions, each sought in the whole JSON answer
 * @param goodNext regular expressions of which one must match one of the first three commands;
 *     empty when not graded
 */
record Truth(
    List<String> causes, List<String> innocent, List<String> mentions, List<String> goodNext) {

  static final String HEALTHY = "healthy";

  boolean isHealthy() {
    return causes.contains(HEALTHY);
  }

  /** The truth of one of the project's own cases. */
  static Truth ofCase(YamlNode expect) {
    return new Truth(
        expect.texts("leads"),
        expect.texts("not-accused"),
        expect.texts("mentions"),
        expect.texts("next"));
  }
}
