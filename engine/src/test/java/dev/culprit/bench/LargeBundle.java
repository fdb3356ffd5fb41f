package dev.culprit.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An unpacked sosreport of a host with many devices, laid out as sos 4 does: what commands printed
 * lies below {@code sos_commands}, with links to the best known ones at the top, and files keep the
 * time when the host last wrote them. Beside tables and logs of some size it holds any number of
 * small files.
 */
final class LargeBundle {

  private static final String TOP = "sosreport-web01-2026-11-25-bench";

  private static final Instant SAVED = Instant.parse("2026-11-25T12:00:00Z");

  private final Dice dice;
  private final Path top;

  LargeBundle(Dice dice, Path folder) {
    this.dice = dice;
    this.top = folder.resolve(TOP);
  }

  /**
   * Writes it.
   *
   * @param files small files, besides some fifty others
   */
  void write(int files) throws IOException {
    commands();
    logs();
    writeSmall(files);
  }

  /** Writes so many small files and nothing else. */
  void writeSmall(int files) throws IOException {
    SmallFiles small = new SmallFiles(dice);
    for (int i = 0; i < files; i++) {
      small.next(i);
      put(small.name(), small.text());
    }
  }

  private void commands() throws IOException {
    put("sos_commands/date/date", "Wed Nov 25 12:00:00 UTC 2026\n");
    put("sos_commands/host/hostname", "web01\n");
    link("hostname", "sos_commands/host/hostname");
    put(
        "sos_commands/host/uptime",
        " 12:00:00 up 40 days,  2:11,  1 user,  load average: 0.10, 0.12, 0.09\n");
    link("uptime", "sos_commands/host/uptime");
    put(
        "sos_commands/memory/free",
        """
                       total        used        free      shared  buff/cache   available
        Mem:        16308352     4120340     8120112       91232     4067900    11795812
        Swap:        2097148           0     2097148
        """);
    link("free", "sos_commands/memory/free");
    put(
        "sos_commands/filesys/df_-al_-x_autofs",
        """
        Filesystem     1K-blocks     Used Available Use% Mounted on
        /dev/sda1       51474912 12345678  36482422  26% /
        tmpfs            8154176        0   8154176   0% /dev/shm
        """);
    link("df", "sos_commands/filesys/df_-al_-x_autofs");
    rows("sos_commands/process/lsof_-b_M_-n_-l_-c", new SocketTable(dice, true), 20_000);
    link("lsof", "sos_commands/process/lsof_-b_M_-n_-l_-c");
    rows("sos_commands/networking/ss_-peaonmi", new SocketTable(dice, false), 5_000);
    processes();
  }

  private void processes() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n");
    for (int pid = 1; pid <= 800; pid++) {
      table.append("www-data ").append(10_000 + pid).append("  0.1  0.2 230000 ");
      table
          .append(dice.number(3_000, 60_000))
          .append(" ?        S    Nov01   0:12 php-fpm: pool www\n");
    }
    put("sos_commands/process/ps_auxwww", table.toString());
    link("ps", "sos_commands/process/ps_auxwww");
  }

  private void logs() throws IOException {
    rows("var/log/syslog", new SystemLog(dice, List.of(), 0), 100_000);
    rows("var/log/nginx/access.log", new AccessLog(dice), 50_000);
    for (int i = 0; i < 40; i++) {
      rows(
          "var/log/" + dice.word() + "/app-" + i + ".log",
          new SystemLog(dice, List.of(), 0),
          2_000);
    }
  }

  private void put(String name, String text) throws IOException {
    Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Duration age = Duration.ofMinutes(name.startsWith("etc/") ? dice.number(60, 1_500_000) : 1);
    Files.setLastModifiedTime(file, FileTime.from(SAVED.minus(age)));
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(top.resolve(name), Path.of(target));
  }

  private void rows(String name, Rows rows, int count) throws IOException {
    Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(rows.next());
      }
    }
  }
}
