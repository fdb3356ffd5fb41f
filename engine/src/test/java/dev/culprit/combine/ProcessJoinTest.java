package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.fact.HostClock;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ProcessTimes;
import dev.culprit.fact.UserName;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessJoinTest {

  private static final Origin AT = new Origin("x", 1, "");
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-23T12:00:00Z");

  @Test
  void whatSeveralReadingsTellOfAProcessIsOne() {
    List<Observation> joined =
        ProcessJoin.join(List.of(status(0), cmdline(0), times(500, 0), uptime(0)));
    ProcessSeen process = (ProcessSeen) joined.get(joined.size() - 1);
    assertEquals("/usr/bin/python3 /opt/a.py", process.arguments());
    assertEquals(4, process.threads());
    assertEquals('S', process.state());
    assertEquals("33", process.user());
    assertEquals(90, process.elapsedSeconds());
    assertEquals(-1, process.cpuPercent());
  }

  @Test
  void processorTimeNeedsTwoSamples() {
    List<Observation> joined =
        ProcessJoin.join(
            List.of(
                status(0),
                times(500, 0),
                new HostClock(NOON, 0, AT),
                status(1),
                times(650, 1),
                new HostClock(NOON.plusSeconds(2), 1, AT)));
    ProcessSeen later = (ProcessSeen) joined.get(joined.size() - 1);
    assertEquals(75.0, later.cpuPercent());
  }

  @Test
  void aUserIsNamedWhereThePasswordFileWasRead() {
    List<Observation> joined =
        ProcessJoin.join(List.of(status(0), new UserName(33, "www-data", AT)));
    assertEquals(1, joined.size());
    assertEquals("www-data", ((ProcessSeen) joined.get(0)).user());
  }

  private static ProcessSeen status(int sample) {
    return new ProcessSeen(7, 1, "33", "python3", "python3", 'S', 100, -1, 4, -1, "", sample, AT);
  }

  private static ProcessSeen cmdline(int sample) {
    return new ProcessSeen(
        7, -1, "", "python3", "/usr/bin/python3 /opt/a.py", '?', -1, -1, -1, -1, "", sample, AT);
  }

  private static ProcessTimes times(long ticks, int sample) {
    return new ProcessTimes(7, ticks, 1_000, sample, AT);
  }

  private static Measure uptime(int sample) {
    return new Measure("uptime.seconds", 100, sample, AT);
  }
}
