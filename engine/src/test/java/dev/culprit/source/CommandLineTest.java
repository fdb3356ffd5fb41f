package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "ss -tanp @ ss",
        "/usr/sbin/ss -tanp @ ss",
        "sh -c ss -tanp | head -3000 @ ss",
        "bash -c 'cd /tmp; lsof -nP | wc -l' @ lsof",
        "sudo -u root lsof -p 12 @ lsof",
        "LC_ALL=C timeout -k 2 5 strace -k -p 3 2>&1 | head -60 @ strace",
        "p=$(pgrep -f '^php-fpm: pool www' | head -1); lsof -nP -p $p | awk '{print $5}' @ lsof",
        "kill -USR2 $(cat /run/php.pid); sleep 2; timeout 4 strace -f $(pgrep x | head -2) @ strace",
        "cd /proc/12 && cat limits @ cat",
        "ip netns exec app dig +time=2 x.example @ dig",
        "ip -s link @ ip",
        "docker exec -it -u root web ss -s @ ss",
        "kubectl exec -n shop pod-1 -- netstat -s @ netstat",
        "docker ps @ docker",
        "for p in $(pidof nginx); do ls -l /proc/$p/fd; done @ ls",
        "pidof nginx | xargs -n1 lsof -p @ lsof",
        "ps ax | xargs @ ps",
        "nice -n 19 ionice -c3 du -sh /var @ du",
        "FOO=bar @ ''",
        "'' @ ''",
        "kill -9 12 @ kill",
        "watch -n 1 ss -s @ ss",
        "(ss -s; ss -l) | head @ ss",
        "su - postgres -c 'psql -c \"select 1\"' @ psql",
      })
  void findsTheTool(String line, String tool) {
    assertEquals(tool, CommandLine.of(line).tool());
    assertEquals(tool, new Reading("x", line, "", 0, Content.of("")).tool());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "cat /proc/swaps @ '' @ /proc/swaps",
        "cat limits @ /proc/22347 @ /proc/22347/limits",
        "cat limits @ '' @ ''",
        "tail -n 50 /var/log/messages @ '' @ /var/log/messages",
        "tail -50 /var/log/messages | grep nginx @ '' @ /var/log/messages",
        "grep -E ' upgrade ' /var/log/dpkg.log | tail -8 @ '' @ /var/log/dpkg.log",
        "grep -c x /var/log/dpkg.log @ '' @ ''",
        "cat /etc/a /etc/b @ '' @ ''",
        "cat /var/log/access.log | awk '{print $1}' | uniq -c @ '' @ ''",
        "sudo cat /proc/net/sockstat 2>/dev/null @ '' @ /proc/net/sockstat",
        "ss -s @ '' @ ''",
      })
  void findsTheFile(String line, String folder, String file) {
    assertEquals(file, CommandLine.of(line).file(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "lsof -nP | awk '{print $5}' | sort | uniq -c @ true",
        "lsof -nP | grep -v REG | head @ false",
        "lsof -nP | grep -c sock @ true",
        "strace -p 1 2>&1 | sed -n 1,50p @ false",
        "ps ax; uptime | cut -c1-10 @ false",
      })
  void saysWhetherTheColumnsAreTheTools(String line, boolean reshaped) {
    assertEquals(reshaped, CommandLine.of(line).reshaped());
  }

  @Test
  void unwrapsTheShellThatWasStartedForIt() {
    assertEquals("ss -s | head", CommandLine.withoutShell("sh -c ss -s | head"));
    assertEquals("ss -s | head", CommandLine.withoutShell("/bin/sh -c 'ss -s | head'"));
    assertEquals("ss -s", CommandLine.withoutShell(" ss -s "));
  }

  @Test
  void isLinearOnHostileLines() {
    String nested = "sh -c ".repeat(100_000) + "$(".repeat(100_000) + "'\"`".repeat(10_000);
    assertTimeout(Duration.ofSeconds(2), () -> CommandLine.of(nested).tool());
    assertTimeout(Duration.ofSeconds(2), () -> CommandLine.of("sudo ".repeat(100_000)).tool());
  }
}
