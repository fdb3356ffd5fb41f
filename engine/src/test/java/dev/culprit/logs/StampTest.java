package dev.culprit.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final Instant BOOT = Instant.parse("2026-11-22T00:00:00Z");

  private final Stamp stamp =
      new Stamp(new LogContext(ZoneOffset.ofHours(1), NOW, BOOT, null, UnaryOperator.identity()));

  private Instant read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return stamp.read(bytes, 0, bytes.length) ? Stamp.instant(stamp.millis()) : null;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Nov 23 00:34:53 web01 nginx[1]: x~2026-11-22T23:34:53Z",
        "Nov  3 00:34:53 web01 x: y~2026-11-02T23:34:53Z",
        "http 2026-11-22T23:34:53.101968Z app/orders/50dc6c 198.51.100.7:2817~2026-11-22T23:34:53.101Z",
        "wss 2026-11-22T23:34:53Z app/orders/50dc6c 198.51.100.7:2817~2026-11-22T23:34:53Z",
        "Dec 31 23:59:59 web01 x: y~2025-12-31T22:59:59Z",
        "Okt 31 23:59:59 web01 x: y~2026-10-31T22:59:59Z",
        "Mär 03 00:34:53 web01 x: y~2026-03-02T23:34:53Z",
        "nov. 23 00:34:53 web01 x: y~2026-11-22T23:34:53Z",
        "juil. 03 00:34:53 web01 x: y~2026-07-02T23:34:53Z",
        "11月 23 00:34:53 web01 x: y~2026-11-22T23:34:53Z",
        "9월 03 00:34:53 web01 x: y~2026-09-02T23:34:53Z",
        "ноя 23 00:34:53 web01 x: y~2026-11-22T23:34:53Z",
        "[Mo Nov 23 00:34:53 2026] Out of memory~2026-11-22T23:34:53Z",
        "[lun. nov. 23 00:34:53 2026] Out of memory~2026-11-22T23:34:53Z",
        "[一 11月 23 00:34:53 2026] Out of memory~2026-11-22T23:34:53Z",
        "Feb 29 12:00:00 web01 x: y~2024-02-29T11:00:00Z",
        "<34>Nov 23 00:34:53 web01 su: x~2026-11-22T23:34:53Z",
        "<34>1 2026-11-23T00:34:53.003Z web01 su 77 ID47 - x~2026-11-23T00:34:53.003Z",
        "2026-11-23T00:34:53.123456+02:00 web01 x: y~2026-11-22T22:34:53.123Z",
        "2026-11-23T00:34:53+0000 web01 x[1]: y~2026-11-23T00:34:53Z",
        "2026-11-23 00:34:53,123 ERROR [main] x~2026-11-22T23:34:53.123Z",
        "2026-11-23 00:34:53.123 UTC [12] ERROR:  x~2026-11-23T00:34:53.123Z",
        "2026-11-23 00:34:53 CET x~2026-11-22T23:34:53Z",
        "2026-11-23T00:34:53.123456Z 0 [ERROR] x~2026-11-23T00:34:53.123Z",
        "2026-11-23  0:34:53 0 [Note] x~2026-11-22T23:34:53Z",
        "261123  0:34:53 [ERROR] x~2026-11-22T23:34:53Z",
        "2026/11/23 00:34:57 [error] 7#7: x~2026-11-22T23:34:57Z",
        "[Mon Nov 23 00:34:53.123456 2026] [core:error] x~2026-11-22T23:34:53.123Z",
        "[Mon Nov 23 00:34:53 2026] Out of memory~2026-11-22T23:34:53Z",
        "Mon Nov 23 00:34:53 2026: keepalived~2026-11-22T23:34:53Z",
        "Mon 2026-11-23 00:34:53 UTC web01 x[1]: y~2026-11-23T00:34:53Z",
        "[23/Nov/2026:00:34:57 +0000] x~2026-11-23T00:34:57Z",
        "[23-Nov-2026 00:34:56] WARNING: x~2026-11-22T23:34:56Z",
        "[23-Nov-2026 00:34:56 UTC] PHP Warning: x~2026-11-23T00:34:56Z",
        "23-Nov-2026 00:34:53.123 SEVERE [main] x~2026-11-22T23:34:53.123Z",
        "Nov 23, 2026 12:34:53 AM org.apache.X~2026-11-22T23:34:53Z",
        "Nov 22, 2026 1:34:53 PM org.apache.X~2026-11-22T12:34:53Z",
        "[   60.250000] usb 1-1: x~2026-11-22T00:01:00.250Z",
        "123:M 23 Nov 2026 00:34:53.123 # x~2026-11-22T23:34:53.123Z",
        "[123] 23 Nov 00:34:53.123 # x~2026-11-22T23:34:53.123Z",
        "1795394093.123 x~2026-11-23T00:34:53.123Z",
        "1795394093123 x~2026-11-23T00:34:53.123Z",
        "type=AVC msg=audit(1795394093.123:7): x~2026-11-23T00:34:53.123Z",
        "E1123 00:34:53.123456    7 x.go:1] y~2026-11-22T23:34:53.123Z",
        "time=\"2026-11-23T00:34:53Z\" level=error~2026-11-23T00:34:53Z",
        "=ERROR REPORT==== 23-Nov-2026::00:34:53 ===~2026-11-22T23:34:53Z",
        "# Time: 2026-11-23T00:34:53.123456Z~2026-11-23T00:34:53.123Z",
        "# Time: 261123  0:34:53~2026-11-22T23:34:53Z",
        "[2026-11-23T00:34:53.123+0000][1.234s][info][gc] GC(7) Pause~2026-11-23T00:34:53.123Z",
        "2026-11-23T00:34:53.123+0000: 1.234: [Full GC (Ergonomics)~2026-11-23T00:34:53.123Z",
        "2026-11-23 00:34:53 UTC:10.0.0.5(40112):shop@shop:[12]:ERROR:  x~2026-11-23T00:34:53Z",
        "<2026-11-23 00:34:53.123 UTC>LOG:  x~2026-11-23T00:34:53.123Z",
        "[2026-11-23 00:34:53 UTC] LOG:  x~2026-11-23T00:34:53Z",
        "2026-11-23 00:34:53.123456+00:00 [error] <0.123.0> x~2026-11-23T00:34:53.123Z",
        "2026-11-23 00:34:53.123 CET [12] shop@shop LOG:  x~2026-11-22T23:34:53.123Z",
        "2026-11-23 00:34:53.123 UTC,\"shop\",\"shop\",12,x~2026-11-23T00:34:53.123Z",
        "1970-01-02 00:00:00 x~1970-01-01T23:00:00Z",
        "2106-02-07T06:28:16Z x~2106-02-07T06:28:16Z",
        "4294967296 x~2106-02-07T06:28:16Z",
        "2016-12-31T23:59:60Z x~2017-01-01T00:00:00Z",
      })
  void readsTheFormsOfManyDaemons(String line, String expected) {
    assertEquals(Instant.parse(expected), read(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[error] x",
        "PHP message: x",
        "2026-13-23 00:34:53 x",
        "Feb 30 00:00:00 web01 x: y",
        "Novel 23 00:34:53",
        "Mai 2026 was a good month",
        "Mair 23 00:34:53 x",
        "13月 23 00:34:53 x",
        "11月23日 x",
        "[drei Zeilen 23 00:34:53] x",
        "12345678901 x",
        "9999999999 x",
        "0000-01-01T00:00:00Z x",
        "9999-12-31T23:59:59Z x",
        "[12.5] x",
        "99:99:99"
      })
  void seesNoStampWhereNoneIs(String line) {
    assertEquals(null, read(line));
  }

  @Test
  void aKernelStampHasNoTimeWhereTheBootIsUnknown() {
    Stamp unknown = new Stamp(LogContext.at(NOW));
    byte[] line = "[   60.250000] x".getBytes(StandardCharsets.UTF_8);
    assertEquals(true, unknown.read(line, 0, line.length));
    assertEquals(Stamp.NONE, unknown.millis());
  }

  @Property(seed = "20261125")
  void neverReadsBeyondTheLine(@ForAll byte[] bytes) {
    stamp.read(bytes, 0, bytes.length);
    assertFalse(stamp.end() > bytes.length);
  }

  @Property(seed = "20261125")
  void aCutStampIsHarmless(@ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 40) int cut) {
    for (String line :
        new String[] {
          "<34>1 2026-11-23T00:34:53.003+01:00 web01",
          "[Mon Nov 23 00:34:53.123456 2026] [x]",
          "type=AVC msg=audit(1795394093.123:7): x"
        }) {
      read(line.substring(0, Math.min(cut, line.length())));
    }
  }
}
