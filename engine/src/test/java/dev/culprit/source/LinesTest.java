package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "plain~plain",
        "`a\u0000b\u0007c\u007fd`~a b c d",
        "`\u001b[1;31mred\u001b[0m`~red",
        "`a\u0085b\u009b31mc\u00a0d`~a b 31mc d",
        "caf\u00e9 \u65e5\u672c~caf\u00e9 \u65e5\u672c"
      })
  void controlCharactersAreBlanks(String raw, String shown) {
    assertEquals(List.of(shown), read(raw.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bytesThatAreNoTextDoNotEndTheReading() {
    byte[] latin = {'a', (byte) 0xe9, '\n', (byte) 0xc3, '\n', (byte) 0xff, (byte) 0xfe, 'z'};
    assertEquals(List.of("a\ufffd", "\ufffd", "\ufffd\ufffdz"), read(latin));
  }

  @Test
  void aHundredMegabytesWithoutALineEndCostOneLine() {
    try (Lines lines = new Lines(endless(100L << 20), 0)) {
      assertEquals(Lines.MAX_LINE, lines.next().length());
      assertTrue(lines.wasCut());
      assertNull(lines.next());
      assertEquals(1, lines.number());
    }
  }

  private static InputStream endless(long size) {
    return new InputStream() {
      private long left = size;

      @Override
      public int read() {
        return left-- > 0 ? 'x' : -1;
      }

      @Override
      public int read(byte[] into, int from, int length) {
        int n = (int) Math.min(left, length);
        Arrays.fill(into, from, from + n, (byte) 'x');
        left -= n;
        return n == 0 ? -1 : n;
      }
    };
  }

  @Property(tries = 500, seed = "20261125")
  void noLineHoldsWhatATerminalObeys(@ForAll byte[] bytes) {
    for (String line : read(bytes)) {
      assertFalse(
          line.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c)), () -> "in " + line);
    }
  }

  private static List<String> read(byte[] bytes) {
    try (Lines lines = new Lines(new ByteArrayInputStream(bytes), 0)) {
      return lines.rest();
    }
  }
}
