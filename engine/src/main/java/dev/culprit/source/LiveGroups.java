package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The control groups that processes are in, and those around them, of version 1 and 2: their limits
 * of memory, time and tasks, how much is used, and how often a limit was felt. A group without a
 * limit has nothing to tell and is left out.
 */
final class LiveGroups {

  private static final String TOP = "/sys/fs/cgroup";

  /** Groups that are looked at; a host with a thousand containers has about as many. */
  private static final int MOST = 4_000;

  /** These files hold a number, or a dozen lines. */
  private static final int LONGEST = 4096;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * A limit, and what is read where it is set.
   *
   * @param limit the file that holds it
   * @param beside files of the same folder
   */
  private record Knob(String limit, List<String> beside) {}

  private static final List<Knob> KNOBS =
      List.of(
          new Knob("memory.max", List.of("memory.current", "memory.events")),
          new Knob("cpu.max", List.of("cpu.stat")),
          new Knob(
              "memory.limit_in_bytes",
              List.of("memory.usage_in_bytes", "memory.failcnt", "memory.oom_control")),
          new Knob("cpu.cfs_quota_us", List.of("cpu.cfs_period_us", "cpu.stat")),
          new Knob("pids.max", List.of("pids.current", "pids.events")));

  private final LiveRoot root;
  private final LiveOut out;

  LiveGroups(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  /** A file of a group, by the path under which it is known. */
  private record Told(String file, String text) {}

  /**
   * Reads the groups of processes.
   *
   * @param memberships what {@code /proc/PID/cgroup} says, one text a process
   */
  void read(Collection<String> memberships) {
    Set<String> folders = new TreeSet<>();
    memberships.forEach(text -> text.lines().forEach(line -> addFolders(line, folders)));
    List<String> all = List.copyOf(folders);
    if (all.size() > MOST) {
      out.skip(TOP, "of " + all.size() + " control groups only " + MOST + " were read");
      all = all.subList(0, MOST);
    }
    List<String> kept = all;
    LiveCrew.all(kept.size(), i -> limited(kept.get(i)), PATIENCE, i -> List.<Told>of())
        .forEach(group -> group.forEach(t -> out.file(t.file(), 0, Content.of(t.text()))));
  }

  /** The folders of a line such as {@code 4:memory:/shop/web}: the group's, and all above it. */
  private void addFolders(String line, Set<String> folders) {
    String[] parts = line.split(":", 3);
    if (parts.length < 3 || parts[1].startsWith("name=") || parts[2].contains("..")) {
      return;
    }
    String tree = parts[1].isEmpty() ? unified() : TOP + "/" + parts[1];
    // the group at the top is the host itself, and has no limit
    for (String group = parts[2]; group.length() > 1; group = above(group)) {
      folders.add(tree + group);
    }
  }

  private static String above(String group) {
    return group.substring(0, Math.max(0, group.lastIndexOf('/')));
  }

  /** Where version 2 lies: alone, or beside the trees of version 1. */
  private String unified() {
    return root.isFile(TOP + "/cgroup.controllers") ? TOP : TOP + "/unified";
  }

  private List<Told> limited(String folder) {
    List<Told> told = new ArrayList<>();
    for (Knob knob : KNOBS) {
      String limit = text(folder + "/" + knob.limit());
      if (isLimit(limit.strip())) {
        told.add(new Told(folder + "/" + knob.limit(), limit));
        knob.beside()
            .forEach(name -> told.add(new Told(folder + "/" + name, text(folder + "/" + name))));
      }
    }
    told.removeIf(file -> file.text().isEmpty());
    return told;
  }

  /**
   * Version 2 writes {@code max} for "none"; version 1 writes -1 of time, of memory a number near
   * 2^63.
   */
  private static boolean isLimit(String text) {
    return !text.isEmpty()
        && Character.isDigit(text.charAt(0))
        && text.split(" ", 2)[0].length() < 19;
  }

  private String text(String file) {
    try {
      Path path = root.at(file);
      return Files.isRegularFile(path)
          ? new String(LiveFile.read(path, LONGEST), StandardCharsets.UTF_8)
          : "";
    } catch (IOException goneOrAnotherController) {
      return "";
    }
  }
}
