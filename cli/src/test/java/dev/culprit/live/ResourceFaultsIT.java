package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose control group gives it too little memory or time. */
@Tag("live")
class ResourceFaultsIT {

  /** Computes without end, or with a memory that is given so many MiB more, ten a second. */
  private static final String WORKER =
      """
      import os, sys, time
      most, kept = int(sys.argv[1]), []
      if os.fork() == 0:
          while len(kept) < most:
              kept.append(bytearray(b"x" * (1 << 20)))
              time.sleep(0.01)
          while most == 0:
              pass
      while True:
          time.sleep(60)
      """;

  private static final long MIB = 1 << 20;

  @TempDir private Path folder;

  @Test
  void nothingIsWrongBelowTheLimits() throws Exception {
    try (OwnHost host = OwnHost.start(folder);
        Cgroup group = Cgroup.of("memory")) {
      group.limitMemory(256 * MIB);
      Daemon worker = started(host, group, 8);
      host.await(worker, () -> Files.exists(Path.of("/proc", "" + worker.pid())));

      host.diagnosed("--samples", "1").assertHealthy();
    }
  }

  @Test
  void theGroupsMemoryIsUsedUp() throws Exception {
    try (OwnHost host = OwnHost.start(folder);
        Cgroup group = Cgroup.of("memory")) {
      group.limitMemory(32 * MIB);
      Daemon worker = started(host, group, 1000);
      host.await(worker, () -> group.count("oom_kill") > 0);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis killed = answer.onlyAccused("oom-kill-cgroup", group.path());
      String counted = killed.because("cgroup-oom-counted").orElse("");
      assertTrue(counted.contains("counts 1 OOM kill"), killed::toString);
    }
  }

  @Test
  void theGroupsTimeIsUsedUp() throws Exception {
    try (OwnHost host = OwnHost.start(folder);
        Cgroup group = Cgroup.of("cpu")) {
      group.limitTime(10);
      Daemon worker = started(host, group, 0);
      host.await(worker, () -> group.count("nr_throttled") >= 20);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis throttled = answer.onlyAccused("cpu-throttled-cgroup", group.path());
      assertTrue(throttled.probability() >= 0.9, throttled::toString);
      assertTrue(throttled.command("contain").contains(group.path()), throttled::toString);
    }
  }

  private Daemon started(OwnHost host, Cgroup group, int mebibytes) throws IOException {
    Path script = Files.writeString(folder.resolve("quotes.py"), WORKER);
    List<String> words = new ArrayList<>(group.wrapper());
    words.addAll(List.of(LeakyScript.python().toString(), script.toString(), "" + mebibytes));
    return host.daemon(words.toArray(new String[0]));
  }
}
