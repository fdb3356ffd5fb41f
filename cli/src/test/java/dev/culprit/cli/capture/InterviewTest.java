package dev.culprit.cli.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.capture.Material;
import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a guided capture asks, and what it makes of the answers. */
class InterviewTest {

  private static final String LINE =
      "Nov 25 10:00:0%d h tilld[7]: fatal error: drawer %d is jammed%n";

  private static Base base;
  private static Material incident;

  private final StringWriter shown = new StringWriter();

  @BeforeAll
  static void load() throws IOException {
    base = Base.load(Packs.NONE, new PrintWriter(Writer.nullWriter()));
    StringBuilder syslog = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      syslog.append(String.format(LINE, i, 40 + i));
    }
    incident =
        Material.of(
            "bundle x",
            List.of(
                new Reading(
                    "var/log/syslog", "", "/var/log/syslog", 0, Content.of(syslog.toString()))),
            "");
  }

  private Interview answers(String... lines) {
    String typed = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
    return new Interview(
        new BufferedReader(new StringReader(typed)), new PrintWriter(shown, true), base);
  }

  @Test
  void nothingIsAskedThatWasGiven() throws IOException {
    Interview interview = answers("never read");
    assertEquals("a-cause", interview.cause("a-cause", incident));
    assertEquals("A title", interview.text("A title", "The cause in a few words"));
    assertEquals("network", interview.choice("network", "Who fixes it", Set.of("network")));
    assertEquals("reboot", interview.optional("reboot", "What mended it"));
    assertEquals("restarted tilld: helped", interview.helped("restarted tilld: helped"));
    assertEquals(List.of("jammed"), interview.lines(List.of("jammed"), incident));
    assertEquals("", shown.toString());
  }

  @Test
  void whatMustBeThereIsAskedAgain() throws IOException {
    Interview interview = answers("", " ", "The drawer jams", "nobody", "development");
    assertEquals("The drawer jams", interview.text("", "The cause in a few words"));
    assertEquals(
        "development", interview.choice("", "Who fixes it", Set.of("operations", "development")));
    assertTrue(
        shown.toString().contains("Who fixes it (development, operations): "), shown::toString);
  }

  @Test
  void whatHelpedMustBeUnderstoodOrMayBeLeftOut() throws IOException {
    assertEquals(
        "restarted tilld: helped for a while",
        answers("I prayed", "restarted tilld: helped for a while").helped(""));
    assertTrue(shown.toString().contains("That is not understood; known: "), shown::toString);
    assertEquals("", answers("").helped(""));
  }

  @Test
  void linesAreMarkedByTheirNumbers() throws IOException {
    List<String> marked = answers("1, 99 and 0").lines(List.of(), incident);

    assertTrue(shown.toString().contains("  1 "), shown::toString);
    assertEquals(1, marked.size(), shown::toString);
    assertTrue(
        Pattern.compile(marked.get(0)).matcher(String.format(LINE, 0, 40)).find(),
        marked::toString);
    assertEquals(List.of(), answers("").lines(List.of(), incident), "then Culprit chooses");
  }

  @Test
  void whoeverLeavesIsNotAskedForEver() throws IOException {
    Interview gone = answers();
    assertEquals("", gone.cause("", incident));
    assertEquals("", gone.text("", "The cause in a few words"));
    assertEquals("", gone.choice("", "Who fixes it", Set.of("network")));
    assertEquals("", gone.helped(""));
    assertFalse(shown.toString().isEmpty());
  }
}
