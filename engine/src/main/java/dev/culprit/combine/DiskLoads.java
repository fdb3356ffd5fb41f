package dev.culprit.combine;

import dev.culprit.fact.DeviceLoad;
import dev.culprit.fact.DiskTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The counters of whole disks that were read twice, to their load in between. */
final class DiskLoads {

  private DiskLoads() {}

  private record Pair(DiskTimes first, DiskTimes last) {}

  /**
   * One load for each disk whose counters were read twice.
   *
   * @param seconds time between the readings; without it there is no load
   */
  static List<DeviceLoad> of(Observations read, double seconds) {
    Map<String, Pair> pairs = new TreeMap<>();
    for (DiskTimes times : read.of(DiskTimes.class)) {
      pairs.merge(times.device(), new Pair(times, times), (a, b) -> widen(a, times));
    }
    List<DeviceLoad> loads = new ArrayList<>();
    pairs.forEach(
        (device, pair) -> {
          boolean twice = pair.first().sample() < pair.last().sample();
          if (twice && seconds > 0 && isWhole(device, pairs.keySet())) {
            loads.add(load(pair, seconds));
          }
        });
    return loads;
  }

  private static Pair widen(Pair known, DiskTimes next) {
    return new Pair(
        next.sample() < known.first().sample() ? next : known.first(),
        next.sample() > known.last().sample() ? next : known.last());
  }

  /** Partitions count the same requests as their disk. */
  private static boolean isWhole(String device, Set<String> devices) {
    if (device.startsWith("loop") || device.startsWith("ram")) {
      return false;
    }
    return devices.stream()
        .noneMatch(
            disk ->
                disk.length() < device.length()
                    && device.startsWith(disk)
                    && device.substring(disk.length()).matches("p?\\d+"));
  }

  private static DeviceLoad load(Pair pair, double seconds) {
    DiskTimes a = pair.first();
    DiskTimes b = pair.last();
    double requests = Math.max(0, b.requests() - a.requests());
    double reads = Math.max(0, b.reads() - a.reads());
    double waited = Math.max(0, b.waitedMillis() - a.waitedMillis());
    double busy = Math.max(0, b.busyMillis() - a.busyMillis());
    double queued = Math.max(0, b.queuedMillis() - a.queuedMillis());
    return new DeviceLoad(
        b.device(),
        reads / seconds,
        (requests - reads) / seconds,
        requests == 0 ? -1 : waited / requests,
        queued / (seconds * 1000),
        Math.min(100, busy / (seconds * 10)),
        b.sample(),
        b.origin());
  }
}
