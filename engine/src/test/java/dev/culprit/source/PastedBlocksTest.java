package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastedBlocksTest {

  /** Knows two tools by their headers, and rows of one of them. */
  private static Recogniser.Kind recognise(List<String> head) {
    if (head.stream().anyMatch(line -> line.startsWith("COMMAND "))) {
      return new Recogniser.Kind("lsof", 100);
    }
    if (head.stream().anyMatch(line -> line.startsWith("Filesystem "))) {
      return new Recogniser.Kind("df", 90);
    }
    return Recogniser.Kind.UNKNOWN;
  }

  @Test
  void partsOutputsFromProseAndLogs() throws IOException {
    List<String> blocks =
        blocks(
            """
            Hello all,

            this is what I see on the host:
            COMMAND PID
            nginx 1

            nginx 2

            and the disk is fine, as you see

            Filesystem Size
            /dev/sda1 1G
            COMMAND PID
            php 3

            Jan  1 00:00:01 web01 nginx: accept failed
            Jan  1 00:00:02 web01 nginx: accept failed
            """);
    assertEquals(
        List.of(
            "Hello all,\n\nthis is what I see on the host:",
            "COMMAND PID\nnginx 1\n\nnginx 2\n",
            "and the disk is fine, as you see\n",
            "Filesystem Size\n/dev/sda1 1G",
            "COMMAND PID\nphp 3\n",
            "Jan  1 00:00:01 web01 nginx: accept failed\nJan  1 00:00:02 web01 nginx: accept failed"),
        blocks);
  }

  @Test
  void keepsOneOutputWhole() throws IOException {
    Reading whole = new Reading("x", "", "", 0, Content.of("COMMAND PID\na 1\n\nb 2\n"));
    assertEquals(List.of(whole), PastedText.blocks(whole, PastedBlocksTest::recognise));
    Reading log = new Reading("x", "", "", 0, Content.of("a\nb\n\nc\n"));
    assertEquals(List.of(log), PastedText.blocks(log, PastedBlocksTest::recognise));
  }

  @Test
  void countsLinesFromTheTopOfTheSource() throws IOException {
    Content text = Content.of("> so it is here today\n>\n> COMMAND PID\n> a 1\n");
    Reading whole = new Reading("x", "", "", 1, 10, text);
    List<Reading> parts = PastedText.blocks(whole, PastedBlocksTest::recognise);
    assertEquals(2, parts.size());
    assertEquals(12, parts.get(1).lineOffset());
    assertEquals(1, parts.get(1).sample());
    assertEquals("COMMAND PID\na 1", Seen.text(parts.get(1)));
  }

  @Test
  void knowsProse() {
    assertTrue(PastedBlocks.isProse("Here is what the server says, and it is strange:"));
    assertFalse(PastedBlocks.isProse("tcp 0 0 0.0.0.0:80 LISTEN"));
    assertFalse(PastedBlocks.isProse("    active connections openings    failed"));
  }

  @Test
  void asksBoundedlyOften() {
    String text = "a b\n\n1 2\n[x\n".repeat(200_000);
    Reading whole = new Reading("x", "", "", 0, Content.of(text));
    assertTimeout(
        Duration.ofSeconds(5), () -> PastedText.blocks(whole, PastedBlocksTest::recognise));
  }

  private static List<String> blocks(String text) throws IOException {
    Reading whole = new Reading("x", "", "", 0, Content.of(text));
    return PastedText.blocks(whole, PastedBlocksTest::recognise).stream().map(Seen::text).toList();
  }
}
