package dev.culprit.run;

import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.time.Duration;

/**
 * What came of one pipeline.
 *
 * @param command as a person would type it
 * @param sample how often the same command ran before in the same test
 * @param exit its last program's exit code; -1 when it did not start or was ended
 * @param trouble what went wrong, if anything
 * @param say the trouble as a sentence, or ""
 */
public record Printed(
    String command,
    int sample,
    int exit,
    Trouble trouble,
    String say,
    Captured output,
    Captured errors,
    Duration took) {

  /** Why a command did not tell what it could have told. */
  public enum Trouble {
    NONE("done"),
    MISSING_TOOL("missing-tool"),
    NEEDS_ROOT("needs-root"),
    TIMED_OUT("timed-out"),
    FLOODED("flooded"),
    INTERRUPTED("interrupted"),
    FAILED("failed");

    private final String label;

    Trouble(String label) {
      this.label = label;
    }

    /** The word in journals. */
    public String label() {
      return label;
    }
  }

  /**
   * What it printed, for the diagnosis; where it printed nothing but complaints, these. A program
   * that is missing says so in the words of a shell.
   */
  public Reading reading() {
    return Reading.printed(command, sample, content());
  }

  /** The same as bytes. */
  public Content content() {
    if (trouble == Trouble.MISSING_TOOL) {
      return Content.of(say + "\n");
    }
    return output.size() > 0 ? output.content() : errors.content();
  }
}
