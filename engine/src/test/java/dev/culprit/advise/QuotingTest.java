package dev.culprit.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /** The shell gives each value back as one word. */
  @Property(tries = 40, seed = "20261125")
  void theShellReadsOneWord(@ForAll String value) throws IOException {
    String clean = value.replaceAll("\\p{Cntrl}", "?").replaceAll("[^\\x20-\\x7e]", "x");
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s' " + Quoting.quote(clean)).start();
    byte[] printed = shell.getInputStream().readAllBytes();
    assertEquals(clean, new String(printed, StandardCharsets.UTF_8));
  }
}
