package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {

  @Test
  void knowsKindsParsersMeasuresAndLogs() throws IOException {
    Readings readings = Readings.all();
    for (String name :
        List.of(
            "descriptor-tally",
            "descriptor-tally@2",
            "descriptor-table",
            "lsof",
            "strace",
            "measure.TcpExt@2",
            "log",
            "log.php-fpm",
            "memory")) {
      assertTrue(readings.knows(name), name);
    }
    for (String name : List.of("lsoff", "measure.", "", "log.", "package-info")) {
      assertFalse(readings.knows(name), name);
    }
  }
}
