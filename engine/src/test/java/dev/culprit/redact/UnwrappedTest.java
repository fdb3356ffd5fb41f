package dev.culprit.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Only lines that were broken are joined, and every place leads back. */
class UnwrappedTest {

  private static final String BROKEN =
      "a first line\ncurl --token abc\\\ndef next\na line between\n--password x\\\nyz";

  @Test
  void joinsBrokenLinesAndLeavesWholeOnesOut() {
    Unwrapped unwrapped = new Unwrapped(BROKEN);

    assertTrue(unwrapped.hasBreaks());
    assertEquals("curl --token abcdef next\n--password xyz\n", unwrapped.text());
  }

  @Test
  void everyPlaceLeadsBack() {
    Unwrapped unwrapped = new Unwrapped(BROKEN);
    String text = unwrapped.text();

    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\n') {
        assertEquals(text.charAt(i), BROKEN.charAt(unwrapped.raw(i)), "place " + i);
      }
    }
    int secret = text.indexOf("abcdef");
    assertEquals("\\\n", unwrapped.breaks(secret, secret + "abcdef".length()));
    assertEquals("", unwrapped.breaks(secret, secret + "abc".length()));
  }

  @Test
  void aTextOfWholeLinesHasNone() {
    assertFalse(new Unwrapped("one\ntwo\n").hasBreaks());
    assertFalse(new Unwrapped("").hasBreaks());
  }
}
