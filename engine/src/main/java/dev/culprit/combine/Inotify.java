package dev.culprit.combine;

import dev.culprit.fact.InotifyUse;
import dev.culprit.fact.KernelSetting;
import dev.culprit.fact.UserInotify;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** inotify use by user, since the kernel's limits hold per user (man 7 inotify). */
final class Inotify {

  private Inotify() {}

  static List<UserInotify> of(Observations read, ServiceNames names) {
    long maxInstances = setting(read, "fs.inotify.max_user_instances");
    long maxWatches = setting(read, "fs.inotify.max_user_watches");
    Map<String, Map<Integer, InotifyUse>> byUser = new TreeMap<>();
    for (InotifyUse use : read.of(InotifyUse.class)) {
      byUser
          .computeIfAbsent(use.user(), u -> new TreeMap<>())
          .merge(use.pid(), use, (a, b) -> b.watches() > a.watches() ? b : a);
    }
    List<UserInotify> all = new ArrayList<>();
    byUser.forEach(
        (user, uses) -> {
          InotifyUse most =
              uses.values().stream()
                  .max(Comparator.comparingLong(u -> u.instances() * 1000L + u.watches()))
                  .orElseThrow();
          all.add(
              new UserInotify(
                  names.of(most.pid(), most.program()),
                  user,
                  uses.values().stream().mapToInt(InotifyUse::instances).sum(),
                  uses.values().stream().mapToLong(u -> Math.max(0, u.watches())).sum(),
                  maxInstances,
                  maxWatches,
                  List.of(most.origin())));
        });
    return all;
  }

  private static long setting(Observations read, String name) {
    return read.of(KernelSetting.class).stream()
        .filter(s -> s.name().equals(name))
        .mapToLong(KernelSetting::number)
        .findFirst()
        .orElse(-1);
  }
}
