package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLogsTest {

  @TempDir private Path root;

  @Test
  void aProgramsOwnLogIsReadWhileItIsWritten() throws IOException {
    write("syslog", Duration.ofDays(9));
    write("orders.log", Duration.ofMinutes(1));
    write("rates/rates.err", Duration.ofHours(20));
    write("tables.log", Duration.ofDays(2));
    write("orders.csv", Duration.ZERO);

    assertEquals(
        List.of("/var/log/orders.log", "/var/log/rates/rates.err", "/var/log/syslog"), read());
  }

  private List<String> read() {
    List<String> files = new ArrayList<>();
    LiveOut out = new LiveOut(reading -> files.add(reading.file()), skipped -> {});
    new LiveLogs(new LiveRoot(root), out).read(List.of());
    return files;
  }

  private void write(String log, Duration ago) throws IOException {
    Path path = root.resolve("var/log").resolve(log);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "a line\n");
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(ago)));
  }
}
