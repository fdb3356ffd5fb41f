package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveGroupsTest {

  private static final String TOP = "sys/fs/cgroup/";

  @TempDir private Path root;

  @Test
  void ofVersionTwoOnlyWhatIsLimitedIsTold() throws IOException {
    write(TOP + "cgroup.controllers", "cpu memory pids\n");
    String unit = TOP + "system.slice/shop.service/";
    write(unit + "memory.max", "67108864\n");
    write(unit + "memory.current", "1000\n");
    write(unit + "memory.events", "low 0\nhigh 0\nmax 9\noom 2\noom_kill 2\n");
    write(unit + "cpu.max", "max 100000\n");
    write(unit + "cpu.stat", "nr_periods 0\n");
    write(unit + "pids.max", "max\n");

    Map<String, String> told = told("0::/system.slice/shop.service\n");

    String at = "/" + unit;
    assertEquals(
        Set.of(at + "memory.max", at + "memory.current", at + "memory.events"), told.keySet());
    assertTrue(told.get(at + "memory.events").contains("oom_kill 2"), told::toString);
  }

  @Test
  void aLimitOfAGroupAboveIsTold() throws IOException {
    write(TOP + "cgroup.controllers", "cpu\n");
    write(TOP + "shop.slice/cpu.max", "10000 100000\n");
    write(TOP + "shop.slice/cpu.stat", "nr_periods 40\nnr_throttled 39\n");
    Files.createDirectories(root.resolve(TOP + "shop.slice/web.service"));

    Map<String, String> told = told("0::/shop.slice/web.service\n");

    assertEquals(
        Set.of("/" + TOP + "shop.slice/cpu.max", "/" + TOP + "shop.slice/cpu.stat"), told.keySet());
  }

  @Test
  void ofVersionOneEachControllerHasATreeOfItsOwn() throws IOException {
    write(TOP + "memory/shop/memory.limit_in_bytes", "9223372036854771712\n");
    write(TOP + "memory/shop/memory.failcnt", "0\n");
    write(TOP + "cpu,cpuacct/shop/cpu.cfs_quota_us", "5000\n");
    write(TOP + "cpu,cpuacct/shop/cpu.cfs_period_us", "100000\n");
    write(TOP + "cpu,cpuacct/idle/cpu.cfs_quota_us", "-1\n");

    Map<String, String> told =
        told(
            "5:memory:/shop\n4:cpu,cpuacct:/shop\n1:name=systemd:/shop\n", "4:cpu,cpuacct:/idle\n");

    String at = "/" + TOP + "cpu,cpuacct/shop/";
    assertEquals(Set.of(at + "cpu.cfs_quota_us", at + "cpu.cfs_period_us"), told.keySet());
  }

  @Test
  void aGroupOutsideOfWhatIsSeenIsNotSought() throws IOException {
    write(TOP + "cgroup.controllers", "memory\n");
    write(TOP + "memory.max", "4096\n");

    assertEquals(Map.of(), told("0::/../../neighbour\n", "0::/\n", "no such line\n"));
  }

  private Map<String, String> told(String... memberships) throws IOException {
    Map<String, String> told = new TreeMap<>();
    LiveOut out = new LiveOut(reading -> told.put(reading.file(), text(reading)), skipped -> {});
    new LiveGroups(new LiveRoot(root), out).read(List.of(memberships));
    return told;
  }

  private static String text(Reading reading) {
    try (var in = reading.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
