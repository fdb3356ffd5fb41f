package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingNamesTest {

  @ParameterizedTest
  @CsvSource({
    "sos_commands/networking/ss_-peaonmi, ss -peaonmi, ''",
    "sos_commands/process/ps_auxwww, ps auxwww, ''",
    "sos_commands/logs/ls_-alRh_.var.log, ls -alRh /var/log, ''",
    "sos_commands/networking/bridge_-s_-s_-d_-t_fdb_show, bridge -s -s -d -t fdb show, ''",
    "insights_commands/ss_-tupna, ss -tupna, ''",
    "data/insights_commands/ss_-tupna, ss -tupna, ''",
    "data/etc/resolv.conf, '', /etc/resolv.conf",
    "proc/net/sockstat, '', /proc/net/sockstat",
    "proc/812/fd.txt, '', /proc/812/fd",
    "proc/sys/values.txt, '', /proc/sys/values",
    "var/log/nginx/error.log, '', /var/log/nginx/error.log",
    "var/log/nginx/error.log.2.gz, '', /var/log/nginx/error.log.2",
    "logs/nginx/error.log, '', /var/log/nginx/error.log",
    "log/nginx/error.log, '', /var/log/nginx/error.log",
    "logs/lsof.txt, lsof, ''",
    "etc/security/limits.conf, '', /etc/security/limits.conf",
    "cgroup/cpu/shop/cpu.stat, '', /sys/fs/cgroup/cpu/shop/cpu.stat",
    "ss-listen.txt, ss listen, ''",
    "ss_-tanp, ss -tanp, ''",
    "ip-s-link.txt, ip -s link, ''",
    "dpkg_-l, dpkg -l, ''",
    "ps_auxwww, ps auxwww, ''",
    "dmesg, dmesg, ''",
    "LSOF.txt, lsof, ''",
    "03-lsof.txt, lsof, ''",
    "iptables-save.out, iptables-save, ''",
    "host web.txt, host web, ''",
    "strace.log, strace, ''",
    "dpkg.log, '', /var/log/dpkg.log",
    "nginx-error.log, '', /var/log/nginx/error.log",
    "apt-history.log, '', /var/log/apt/history.log",
    "php8.2-fpm.log.1, '', /var/log/php8.2-fpm.log.1",
    "messages-20260101.gz, '', /var/log/messages-20260101",
    "syslog.2.gz, '', /var/log/syslog.2",
    "resolv.conf, '', /etc/resolv.conf",
    "sockstat.txt, '', /proc/net/sockstat",
    "proc-net-tcp6.txt, '', /proc/net/tcp6",
    "proc_sys_fs_file-nr, '', /proc/sys/fs/file-nr",
    "network/lsof.txt, lsof, ''",
    "input.txt, '', ''",
    "1.txt, '', ''",
    "fd-count.txt, '', ''",
    "truth.json, '', ''",
  })
  void namesByPath(String path, String command, String file) {
    ReadingName name = new ReadingNames(List.of(path, "other/proc/x")).of(path);
    assertEquals(command, name.command());
    assertEquals(file, name.file());
    assertEquals(0, name.sample());
  }

  @Test
  void stripsFoldersThatHoldEverything() {
    ReadingNames names =
        new ReadingNames(List.of("a/sosreport-b/proc/meminfo", "a/sosreport-b/etc/hosts"));
    assertEquals("proc/meminfo", names.below("a/sosreport-b/proc/meminfo"));
    assertEquals("/proc/meminfo", names.of("a/sosreport-b/proc/meminfo").file());
    assertEquals("etc/hosts", new ReadingNames(List.of("etc/hosts")).below("etc/hosts"));
    assertEquals("x", new ReadingNames(List.of("top/x")).below("top/x"));
  }

  @Test
  void numbersLaterLooks() {
    List<String> paths =
        List.of(
            "ps.txt",
            "ps-2.txt",
            "netstat-s.txt",
            "netstat-s-later.txt",
            "proc/vmstat",
            "proc/vmstat-2",
            "lsof",
            "lsof.1",
            "df-2.txt",
            "ss-1.txt",
            "ss-2.txt",
            "ss-5.txt");
    ReadingNames names = new ReadingNames(paths);
    assertName(names, "ps.txt", "ps", 0);
    assertName(names, "ps-2.txt", "ps", 1);
    assertName(names, "netstat-s.txt", "netstat -s", 0);
    assertName(names, "netstat-s-later.txt", "netstat -s", 1);
    assertName(names, "lsof.1", "lsof", 1);
    assertName(names, "ss-1.txt", "ss", 0);
    assertName(names, "ss-2.txt", "ss", 1);
    assertName(names, "ss-5.txt", "ss", 2);
    assertName(names, "df-2.txt", "df", 1);
    assertName(names, "free-9.txt", "free -9", 0);
    assertEquals(new ReadingName("", "/proc/vmstat", 1), names.of("proc/vmstat-2"));
    assertEquals(new ReadingName("", "/proc/vmstat", 0), names.of("proc/vmstat"));
  }

  @Test
  void rotatedLogsAreNoSamples() {
    List<String> paths =
        List.of(
            "var/log/syslog",
            "var/log/syslog.1",
            "logs/error.log",
            "logs/error.log.1",
            "error.log",
            "error.log.1",
            "etc/rc-1",
            "etc/rc");
    ReadingNames names = new ReadingNames(paths);
    for (String path : paths) {
      assertEquals(0, names.of(path).sample(), path);
    }
    assertEquals("/var/log/syslog.1", names.of("var/log/syslog.1").file());
  }

  @Test
  void wholeFoldersMayBeLater() {
    ReadingNames names =
        new ReadingNames(
            List.of("snap/ss.txt", "snap/proc/stat", "snap-later/ss.txt", "snap-later/proc/stat"));
    assertName(names, "snap/ss.txt", "ss", 0);
    assertName(names, "snap-later/ss.txt", "ss", 1);
    assertEquals(1, names.of("snap-later/proc/stat").sample());
  }

  private static void assertName(ReadingNames names, String path, String command, int sample) {
    assertEquals(new ReadingName(command, "", sample), names.of(path), path);
  }
}
