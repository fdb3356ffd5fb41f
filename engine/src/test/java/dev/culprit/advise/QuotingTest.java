package dev.culprit.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuotingTest {

  @Test
  void quotesOnlyWhatNeedsIt() {
    assertEquals("/var/log/a.log", Quoting.quote("/var/log/a.log"));
    assertEquals("'a b'", Quoting.quote("a b"));
    assertEquals("'-rf'", Quoting.quote("-rf"));
    assertEquals("''", Quoting.quote(""));
    assertEquals("'a?b'", Quoting.quote("a\nb"));
  }

  @Test
  void aMissingValueLeavesNothingHalf() {
    assertNull(Quoting.fill("kill {pid}", Map.of()));
    assertNull(Quoting.fill("kill {pid}", Map.of("pid", "")));
  }

  @Test
  void aValueIsNeverAnOption() {
    assertNull(Quoting.fill("pgrep -f {subject}", Map.of("subject", "--delete")));
  }

  /** Inside quotes of the template a value stays inside them. */
  @Property(tries = 40, seed = "20261125")
  void aValueDoesNotLeaveTheQuotes(@ForAll String value) throws IOException {
    String clean = "v" + value.replaceAll("[^\\x20-\\x7e]", "x") + "'\"$`\\";
    for (String template : List.of("printf '%s' 'a {v} b'", "printf '%s' \"a {v} b\"")) {
      String command = Quoting.fill(template, Map.of("v", clean));
      Process shell = new ProcessBuilder("sh", "-c", command).start();
      byte[] printed = shell.getInputStream().readAllBytes();
      assertEquals("a " + clean + " b", new String(printed, StandardCharsets.UTF_8));
    }
  }

  /** The shell gives each value back as one word. */
  @Property(tries = 40, seed = "20261125")
  void theShellReadsOneWord(@ForAll String value) throws IOException {
    String clean = value.replaceAll("\\p{Cntrl}", "?").replaceAll("[^\\x20-\\x7e]", "x");
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s' " + Quoting.quote(clean)).start();
    byte[] printed = shell.getInputStream().readAllBytes();
    assertEquals(clean, new String(printed, StandardCharsets.UTF_8));
  }
}
