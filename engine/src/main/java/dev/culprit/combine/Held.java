package dev.culprit.combine;

import dev.culprit.fact.DeletedFileHeld;
import dev.culprit.fact.FilesystemUse;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ServiceHolds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deleted files that processes hold, by service and filesystem. */
final class Held {

  private Held() {}

  static List<ServiceHolds> of(Observations read, ServiceNames names) {
    List<FilesystemUse> filesystems =
        read.of(FilesystemUse.class).stream().filter(f -> !f.inodes()).toList();
    Map<String, List<DeletedFileHeld>> groups = new TreeMap<>();
    for (DeletedFileHeld file : read.of(DeletedFileHeld.class)) {
      FilesystemUse on = mountOf(file.path(), filesystems);
      // of processes without a name those belong together that hold the same file
      boolean nameless = file.program().isEmpty() && !names.knows(file.pid());
      String service = nameless ? file.path() : names.of(file.pid(), file.program()).name();
      String key = service + "\n" + (on == null ? "" : on.mount());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
    }
    List<ServiceHolds> holds = new ArrayList<>();
    groups.values().forEach(files -> holds.add(holds(files, filesystems, names)));
    return holds;
  }

  private static ServiceHolds holds(
      List<DeletedFileHeld> files, List<FilesystemUse> filesystems, ServiceNames names) {
    Map<String, Long> byPath = new HashMap<>();
    DeletedFileHeld largest = files.get(0);
    for (DeletedFileHeld file : files) {
      byPath.merge(file.path(), Math.max(0, file.bytes()), Math::max);
      largest = file.bytes() > largest.bytes() ? file : largest;
    }
    FilesystemUse on = mountOf(largest.path(), filesystems);
    List<Origin> proof = new ArrayList<>(List.of(largest.origin()));
    if (on != null) {
      proof.add(on.origin());
    }
    return new ServiceHolds(
        names.of(largest.pid(), largest.program()),
        largest.path(),
        byPath.values().stream().mapToLong(b -> b).sum(),
        byPath.size(),
        (int) files.stream().mapToInt(DeletedFileHeld::pid).distinct().count(),
        on == null ? "" : on.mount(),
        on == null ? 0 : on.total(),
        on == null ? 0 : on.percentUsed(),
        proof);
  }

  /** The filesystem with the longest mount point above the path; of two samples the later. */
  private static FilesystemUse mountOf(String path, List<FilesystemUse> filesystems) {
    FilesystemUse best = null;
    for (FilesystemUse candidate : filesystems) {
      String mount = candidate.mount();
      boolean above = mount.equals("/") || path.equals(mount) || path.startsWith(mount + "/");
      if (above && (best == null || mount.length() >= best.mount().length())) {
        best = candidate;
      }
    }
    return best;
  }
}
