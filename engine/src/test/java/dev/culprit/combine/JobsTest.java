package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.fact.JobCopies;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.knowledge.Pages;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest {

  private static final Origin AT = new Origin("ps", 1, "");

  @Test
  void jobsOfASchedulerAreCopies() {
    List<JobCopies> jobs =
        jobs(
            process(1, 0, "init", "/sbin/init", 900),
            process(10, 1, "cron", "/usr/sbin/cron -f", 900),
            process(20, 10, "sh", "/bin/sh -c /opt/sync --all", 120),
            process(21, 10, "sh", "/bin/sh -c /opt/sync --all", 60));
    assertEquals(List.of("sync"), jobs.stream().map(j -> j.job().name()).toList());
    assertEquals(2, jobs.get(0).copies());
  }

  @Test
  void subshellsOfAScriptAreNoCopies() {
    assertEquals(
        List.of(),
        jobs(
            process(1, 0, "init", "/sbin/init", 900),
            process(20, 1, "sh", "/bin/sh /usr/sbin/install-all", 17),
            process(21, 20, "sh", "/bin/sh /usr/sbin/install-all", 9),
            process(22, 21, "sh", "/bin/sh /usr/sbin/install-all", 2)));
  }

  @Test
  void aScriptReadFromADescriptorHasNoName() {
    assertEquals(
        List.of(),
        jobs(
            process(1, 0, "init", "/sbin/init", 900),
            process(20, 1, "bash", "/bin/bash /dev/fd/3 a", 90),
            process(21, 1, "bash", "/bin/bash /dev/fd/3 a", 60)));
  }

  private static List<JobCopies> jobs(ProcessSeen... processes) {
    Observations read = new Observations(List.<Observation>of(processes));
    return Jobs.of(read, new ServiceNames(new Pages().knowledge()));
  }

  private static ProcessSeen process(
      int pid, int parent, String command, String arguments, long seconds) {
    return new ProcessSeen(
        pid, parent, "root", command, arguments, 'S', 100, -1, 1, seconds, "", 0, AT);
  }
}
