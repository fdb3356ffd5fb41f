package dev.culprit.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command or a question whose answer would move the ranking.
 *
 * @param command a template with placeholders such as {@code {pid}}; "" for a question
 * @param question the question to the operator; "" for a command
 * @param reads the findings that its answer can show
 * @param gives the readings that its answer is, so that it is not asked again once they are there
 * @param pins causes whose details it pins down once they are believed: which file, which call,
 *     which query; worth running although it moves no odds
 * @param software the services that it is for, as the software pages name them; empty for any
 * @param causes causes for which it is asked although it moves no finding, such as saving evidence
 *     first; may be empty
 * @param seconds how long it takes
 * @param risk what it does to production
 * @param effect the risk in words
 * @param needsRoot whether it needs root
 * @param tool the program that it needs, or ""
 * @param runner how Culprit runs it by itself: {@code trace}, {@code command}, or "" when only a
 *     person may
 * @param first findings under which this step goes before all others
 * @param outcomes what an outcome looks like, to the finding that it shows
 */
public record TestPage(
    String id,
    String title,
    String topic,
    String command,
    String question,
    List<String> reads,
    Set<String> gives,
    Set<String> pins,
    Set<String> software,
    Set<String> causes,
    int seconds,
    Risk risk,
    String effect,
    boolean needsRoot,
    String tool,
    String runner,
    Set<String> first,
    Map<String, String> outcomes,
    Place source) {

  /** What a test does to production. */
  public enum Risk {
    READ_ONLY("read-only"),
    LIGHT("light"),
    INTRUSIVE("intrusive");

    private final String label;

    Risk(String label) {
      this.label = label;
    }

    /** The word in YAML and JSON. */
    public String label() {
      return label;
    }
  }
}
