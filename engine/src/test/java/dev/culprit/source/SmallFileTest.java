package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallFileTest {

  private final AtomicInteger opened = new AtomicInteger();

  private Content content(byte[] bytes) {
    return () -> {
      opened.incrementAndGet();
      return new ByteArrayInputStream(bytes);
    };
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, SmallFile.MOST - 1, SmallFile.MOST})
  void isOpenedOnceAndHoldsAllBytes(int length) throws IOException {
    Content file = content(bytes(length));
    Content small = SmallFile.orItself(file);
    assertArrayEquals(bytes(length), small.open().readAllBytes());
    assertArrayEquals(bytes(length), small.open().readAllBytes());
    assertEquals(1, opened.get());
    assertSame(file, small.lasting());
  }

  @Test
  void aLargerOneStaysWhereItLies() throws IOException {
    Content file = content(bytes(SmallFile.MOST + 1));
    assertSame(file, SmallFile.orItself(file));
  }

  @Test
  void aPartOfItIsReadFromWhereItLiesLater() throws IOException {
    Content small =
        SmallFile.orItself(content("one\ntwo\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Content part = new Slice(small, 4, 4, false, false, 0).lasting();
    assertArrayEquals(new byte[] {'t', 'w', 'o', '\n'}, part.open().readAllBytes());
    assertEquals(2, opened.get());
  }
}
