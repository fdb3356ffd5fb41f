package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is said with a probability comes out right about as often: docs/adr/0008. {@link
 * StaleDocsTest} sees to it that the figures of the own cases are those of today.
 */
class CalibrationTest {

  private static final Path ACCURACY = Path.of("../docs/accuracy.md");

  /** A row of the reliability tables: bin, trials, said, right. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^0\\.\\d to \\d\\.\\d +(\\d+) +(\\d\\.\\d+) +(\\d\\.\\d+)$");

  /** Fewer trials than these say little about how often a thing is right. */
  private static final int ENOUGH = 10;

  private static final double OFF = 0.1;

  @Test
  void noBinOfTenTrialsIsOffByMoreThanATenth() throws IOException {
    List<MatchResult> rows = ROW.matcher(Files.readString(ACCURACY)).results().toList();
    assertFalse(rows.isEmpty(), "there is no table");
    assertEquals(
        List.of(), rows.stream().filter(CalibrationTest::isOff).map(MatchResult::group).toList());
  }

  private static boolean isOff(MatchResult row) {
    double said = Double.parseDouble(row.group(2));
    double right = Double.parseDouble(row.group(3));
    return Integer.parseInt(row.group(1)) >= ENOUGH && Math.abs(said - right) > OFF;
  }
}
