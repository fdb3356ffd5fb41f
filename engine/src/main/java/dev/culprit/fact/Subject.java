package dev.culprit.fact;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a finding or a hypothesis is about, as people say it: a service rather than each of its
 * workers.
 *
 * <p>Two subjects are equal when kind and name are; the pid only fills in commands.
 *
 * @param kind what sort of thing it is
 * @param name its name, for example {@code php-fpm} or {@code 127.0.0.1:3000}
 * @param pid one process that stands for it, or 0 when there is none or it is not known
 */
public record Subject(Kind kind, String name, int pid) {

  private static final Pattern DISK =
      Pattern.compile(
          "(?:/dev/)?((?:sd|hd|vd|xvd)[a-z]{1,3}|nvme\\d+|mmcblk\\d+)(?:n\\d+)?p?\\d*(?:-\\d+)?");

  private static final String DEVICE_FOLDER = "/dev/";

  /** The sorts of things that can be sick; the names are those of the JSON contract. */
  public enum Kind {
    HOST,
    PROCESS,
    SERVICE,
    FILE,
    FILESYSTEM,
    DEVICE,
    INTERFACE,
    PACKAGE,
    CGROUP,
    USER,
    UPSTREAM;

    /** The name in JSON and YAML. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The machine as a whole; findings about it bear on every hypothesis of their cause. */
  public static final Subject HOST = new Subject(Kind.HOST, "this host", 0);

  /** Names a block device as the kernel's messages do, {@code sda} for {@code /dev/sda}. */
  public Subject {
    if (kind == Kind.DEVICE && name.startsWith(DEVICE_FOLDER)) {
      name = name.substring(DEVICE_FOLDER.length());
    }
  }

  /** A service without a known process; the host where the service is not known either. */
  public static Subject service(String name) {
    return name.isBlank() ? HOST : new Subject(Kind.SERVICE, name, 0);
  }

  /** A service and one process that stands for it; only that process where it is not known. */
  public static Subject service(String name, int pid) {
    if (pid > 0 && (name.isBlank() || name.equals(Integer.toString(pid)))) {
      return new Subject(Kind.PROCESS, Integer.toString(pid), pid);
    }
    return new Subject(Kind.SERVICE, name, pid);
  }

  /** A subject of another kind, without a process. */
  public static Subject of(Kind kind, String name) {
    return new Subject(kind, name, 0);
  }

  /** Whether it is the whole machine. */
  public boolean isHost() {
    return kind == Kind.HOST;
  }

  /**
   * Whether one block device may lie on the other: a partition on its disk, and whatever does not
   * name its disk (dm-3, md0, ata3.00) on any.
   */
  public boolean maySharePhysicalDisk(Subject other) {
    if (kind != Kind.DEVICE || other.kind != Kind.DEVICE) {
      return false;
    }
    String mine = disk();
    String theirs = other.disk();
    return mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs);
  }

  /** The disk that a device's name tells, without its partition, or "". */
  private String disk() {
    Matcher disk = DISK.matcher(name);
    return disk.matches() ? disk.group(1) : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subject that && kind == that.kind && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, name);
  }

  @Override
  public String toString() {
    if (kind == Kind.PROCESS && name.equals(Integer.toString(pid))) {
      return "process " + pid;
    }
    return pid > 0 ? name + " (pid " + pid + ")" : name;
  }
}
