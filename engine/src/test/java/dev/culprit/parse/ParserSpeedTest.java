package dev.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A million rows are tallied while they go by, in seconds. */
class ParserSpeedTest {

  private static final int ROWS = 1_000_000;

  /** Twice the aim, since the machine that builds may be busy. */
  private static final long MOST_MILLIS = 10_000;

  @Test
  void lsofOfAMillionRows() {
    RecordingSink sink =
        parse(
            new LsofParser(),
            i ->
                i % 1000 == 0
                    ? "worker " + (10_000 + i / 1000) + " www cwd DIR 254,0 4096 2 /\n"
                    : "worker "
                        + (10_000 + i / 1000)
                        + " www  "
                        + i % 1000
                        + "u     sock                0,9      0t0  2591757 protocol: TCP\n");
    assertEquals(ROWS, sink.understood);
    DescriptorTally last = (DescriptorTally) sink.observations.get(999);
    assertEquals(999, last.of(DescriptorKind.UNBOUND_SOCKET));
  }

  private static RecordingSink parse(Parser parser, IntFunction<String> rows) {
    Reading reading = new Reading("huge", "", "", 0, Content.of(""));
    RecordingSink sink = new RecordingSink(reading);
    long begin = System.nanoTime();
    try (Lines lines = new Lines(new Generated(rows), 0)) {
      parser.parse(lines, sink);
    }
    long millis = (System.nanoTime() - begin) / 1_000_000;
    assertTrue(millis < MOST_MILLIS, millis + " ms for a million rows");
    return sink;
  }

  /** A text that is made while it is read, so that memory shows only what the parser keeps. */
  private static final class Generated extends InputStream {

    private final IntFunction<String> rows;
    private byte[] row = new byte[0];
    private int at;
    private int next;

    Generated(IntFunction<String> rows) {
      this.rows = rows;
    }

    @Override
    public int read() {
      return fill() ? row[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, row.length - at);
      System.arraycopy(row, at, into, offset, count);
      at += count;
      return count;
    }

    private boolean fill() {
      if (at == row.length && next < ROWS) {
        row = rows.apply(next++).getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      return at < row.length;
    }
  }
}
