package dev.culprit.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An unpacked sosreport of a healthy host. Most of its files are small ones of the kernel and of
 * configuration, a tenth is what commands printed, and few are logs and tables of some size.
 */
final class LargeBundle {

  private static final String TOP = "sosreport-web01-2026-11-25-bench";

  private final Dice dice;
  private final Path top;

  LargeBundle(Dice dice, Path folder) {
    this.dice = dice;
    this.top = folder.resolve(TOP);
  }

  /** Writes it with about so many files. */
  void write(int files) throws IOException {
    commands();
    logs();
    for (int i = 0; i < files; i++) {
      small(i);
    }
  }

  private void small(int i) throws IOException {
    String name = dice.word() + i;
    switch (i % 10) {
      case 0, 1, 2, 3 -> put("sys/class/net/eth" + i / 40 + "/statistics/" + name, number());
      case 4, 5 -> put("proc/sys/net/ipv4/conf/eth" + i / 40 + "/" + name, number());
      case 6, 7 -> put("etc/" + dice.word() + ".d/" + name + ".conf", configuration());
      case 8 -> put("sys/block/sd" + i + "/queue/" + name, number());
      default -> put("sos_commands/" + dice.word() + "/" + name + "_-a", configuration());
    }
  }

  private String number() {
    return dice.number(0, 99_999) + "\n";
  }

  private String configuration() {
    StringBuilder text = new StringBuilder("# " + dice.word() + "\n");
    for (int i = 0; i < 20; i++) {
      text.append(dice.word()).append(" = ").append(dice.number(0, 9999)).append('\n');
    }
    return text.toString();
  }

  private void commands() throws IOException {
    put("date", "Wed Nov 25 12:00:00 UTC 2026\n");
    put("hostname", "web01\n");
    put("uptime", " 12:00:00 up 40 days,  2:11,  1 user,  load average: 0.10, 0.12, 0.09\n");
    put(
        "free",
        """
                       total        used        free      shared  buff/cache   available
        Mem:        16308352     4120340     8120112       91232     4067900    11795812
        Swap:        2097148           0     2097148
        """);
    put(
        "df",
        """
        Filesystem     1K-blocks     Used Available Use% Mounted on
        /dev/sda1       51474912 12345678  36482422  26% /
        tmpfs            8154176        0   8154176   0% /dev/shm
        """);
    rows("lsof", new SocketTable(dice, true), 20_000);
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
    put("ps", table.toString());
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
