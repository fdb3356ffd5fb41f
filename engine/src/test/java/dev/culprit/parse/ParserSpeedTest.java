package dev.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.CpuTime;
import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Rows are tallied while they go by: twice as many take twice the time, and no memory. */
class ParserSpeedTest {

  private static final int ROWS = 400_000;

  @Test
  void lsofOfManyRows() {
    RecordingSink sink = parse(ROWS);
    assertEquals(ROWS, sink.understood);
    DescriptorTally last = (DescriptorTally) sink.observations.get(ROWS / 1000 - 1);
    assertEquals(999, last.of(DescriptorKind.UNBOUND_SOCKET));
    CpuTime.assertLinear(() -> parse(ROWS / 2), () -> parse(ROWS));
  }

  /** Reading the lines is a good part of it; it took 6 times that when this was written. */
  @Test
  void aRowCostsAFewLooksAtItsLine() {
    CpuTime.assertAtMost(20, ParserSpeedTest::lines, () -> parse(ROWS));
  }

  private static void lines() {
    try (Lines lines = new Lines(new Generated(ParserSpeedTest::row, ROWS), 0)) {
      int count = 0;
      while (lines.next() != null) {
        count++;
      }
      assertEquals(ROWS, count);
    }
  }

  private static RecordingSink parse(int rows) {
    Reading reading = new Reading("huge", "", "", 0, Content.of(""));
    RecordingSink sink = new RecordingSink(reading);
    try (Lines lines = new Lines(new Generated(ParserSpeedTest::row, rows), 0)) {
      new LsofParser().parse(lines, sink);
    }
    return sink;
  }

  private static String row(int i) {
    String process = "worker " + (10_000 + i / 1000) + " www  ";
    return i % 1000 == 0
        ? process + "cwd DIR 254,0 4096 2 /\n"
        : process + i % 1000 + "u     sock                0,9      0t0  2591757 protocol: TCP\n";
  }

  /** A text that is made while it is read, so that memory shows only what the parser keeps. */
  private static final class Generated extends InputStream {

    private final IntFunction<String> rows;
    private final int count;
    private byte[] row = new byte[0];
    private int at;
    private int next;

    Generated(IntFunction<String> rows, int count) {
      this.rows = rows;
      this.count = count;
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
      if (at == row.length && next < count) {
        row = rows.apply(next++).getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      return at < row.length;
    }
  }
}
