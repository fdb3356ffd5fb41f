package dev.culprit.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines as daemons write them: when each was, and who wrote it.
 *
 * <p>The host's clock is an hour east of Greenwich, and it is the night of 23 November 2026.
 */
class LineHeadTest {

  private static final LogContext CONTEXT =
      new LogContext(
          ZoneOffset.ofHours(1),
          Instant.parse("2026-11-23T02:00:00Z"),
          Instant.parse("2026-11-22T00:00:00Z"),
          null,
          UnaryOperator.identity());

  private static LineHead read(String path, String text) {
    LineHead head = new LineHead(CONTEXT, LogName.ofPath(path));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int last = text.lastIndexOf('\n') + 1;
    head.within(0, bytes.length);
    head.read(bytes, last, bytes.length);
    return head;
  }

  private static void check(String path, String line, String time, String program) {
    LineHead head = read(path, line);
    assertEquals(time == null ? null : Instant.parse(time), Stamp.instant(head.millis()), line);
    assertEquals(program == null ? "" : program, head.program(), line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        // rsyslog's two file formats, BusyBox, and what went over the network
        "var/log/syslog~Nov 23 00:34:53 web01 sshd[812]: error: x~2026-11-22T23:34:53Z~sshd",
        "var/log/messages~Nov  3 00:34:53 web01 kernel: [12.345678] x~2026-11-02T23:34:53Z~kernel",
        "var/log/cron~Nov 23 00:34:01 web01 CROND[9]: (root) CMD (x)~2026-11-22T23:34:01Z~CROND",
        "var/log/syslog~2026-11-23T00:34:53.123456+01:00 web01 CRON[9]: x~2026-11-22T23:34:53.123Z~CRON",
        "var/log/messages~Nov 23 00:34:53 web01 daemon.err dnsmasq[1]: x~2026-11-22T23:34:53Z~dnsmasq",
        "var/log/messages~Nov 23 00:34:53 web01 kern.warn kernel: x~2026-11-22T23:34:53Z~kernel",
        "var/log/all~<34>1 2026-11-23T00:34:53.003Z web01 haproxy 77 ID47 - x~2026-11-23T00:34:53.003Z~haproxy",
        "var/log/all~<34>1 2026-11-23T00:34:53.003Z web01 - - - - x~2026-11-23T00:34:53.003Z~",
        "var/log/syslog~Nov 23 00:34:53 lb1 Keepalived_vrrp[7]: (VI_1) Entering MASTER STATE~2026-11-22T23:34:53Z~Keepalived_vrrp",
        "var/log/syslog~Nov 23 00:34:53 web01 systemd[1]: nginx.service: Failed with result 'signal'.~2026-11-22T23:34:53Z~nginx",
        // the journal: short-full, short-unix, and the kernel's own buffer in its forms
        "journal~Mon 2026-11-23 00:34:53 UTC web01 named[7]: x~2026-11-23T00:34:53Z~named",
        "journal~1795394093.123456 web01 named[7]: x~2026-11-23T00:34:53.123Z~named",
        "dmesg~[   60.250000] EXT4-fs (sda1): error x~2026-11-22T00:01:00.250Z~kernel",
        "dmesg~[   60.250000][  T123] EXT4-fs (sda1): error x~2026-11-22T00:01:00.250Z~kernel",
        "dmesg~kern  :err   : [   60.250000] EXT4-fs (sda1): error x~2026-11-22T00:01:00.250Z~kernel",
        "input.txt~kern  :warn  : [   60.250000] x~2026-11-22T00:01:00.250Z~kernel",
        "dmesg~[Mon Nov 23 00:34:53 2026] EXT4-fs (sda1): error x~2026-11-22T23:34:53Z~kernel",
        "input.txt~[Mon Nov 23 00:34:53 2026] [drm] x~2026-11-22T23:34:53Z~kernel",
        "dmesg~2026-11-23T00:34:53,123456+01:00 EXT4-fs (sda1): error x~2026-11-22T23:34:53.123Z~kernel",
        // web servers
        "var/log/nginx/error.log~2026/11/23 00:34:53 [error] 7#7: *1 x~2026-11-22T23:34:53Z~nginx",
        "var/log/apache2/error.log~[Mon Nov 23 00:34:53.123456 2026] [core:error] [pid 7] x~2026-11-22T23:34:53.123Z~apache2",
        "input.txt~[Mon Nov 23 00:34:53 2026] [error] [client 192.0.2.7] x~2026-11-22T23:34:53Z~apache2",
        "input.txt~[Mon Nov 23 00:34:53.123456 2026] [mpm_prefork:error] [pid 7] x~2026-11-22T23:34:53.123Z~apache2",
        "var/log/haproxy.log~Nov 23 00:34:53 lb1 haproxy[7]: Server app/app1 is DOWN~2026-11-22T23:34:53Z~haproxy",
        "input.txt~[WARNING] 326/003453 (1234) : Server app/app1 is DOWN~2026-11-22T23:34:53Z~haproxy",
        "input.txt~[ALERT] 326/003453 (1234) : x~2026-11-22T23:34:53Z~haproxy",
        // PHP
        "var/log/php8.2-fpm.log~[23-Nov-2026 00:34:53] WARNING: [pool www] x~2026-11-22T23:34:53Z~php-fpm",
        "var/log/php8.2-fpm.log~[23-Nov-2026 00:34:53.123456] WARNING: pid 7, x~2026-11-22T23:34:53.123Z~php-fpm",
        "input.txt~[23-Nov-2026 00:34:53 UTC] PHP Warning:  x~2026-11-23T00:34:53Z~php",
        "input.txt~[23-Nov-2026 00:34:53 America/New_York] PHP Warning:  x~2026-11-23T05:34:53Z~php",
        "input.txt~[23-Jul-2026 00:34:53 Europe/Berlin] PHP Warning:  x~2026-07-22T22:34:53Z~php",
        // databases and queues
        "var/log/mysql/error.log~2026-11-23T00:34:53.123456Z 0 [ERROR] [MY-010119] [Server] x~2026-11-23T00:34:53.123Z~mysql",
        "var/log/mysql/error.log~2026-11-23 00:34:53 1234 [ERROR] InnoDB: x~2026-11-22T23:34:53Z~mysql",
        "var/log/mysql/error.log~261123  0:34:53 [ERROR] x~2026-11-22T23:34:53Z~mysql",
        "var/log/mysql/error.log~261123  0:34:53  InnoDB: x~2026-11-22T23:34:53Z~mysql",
        "var/log/mysql/mariadb-slow.log~# Time: 261123  0:34:53~2026-11-22T23:34:53Z~mariadb",
        "var/log/postgresql/postgresql-15-main.log~2026-11-23 00:34:53.123 UTC [7] shop@shop FATAL:  x~2026-11-23T00:34:53.123Z~postgresql",
        "var/log/postgresql/postgresql-15-main.log~2026-11-23 00:34:53 +03 [7] LOG:  x~2026-11-22T21:34:53Z~postgresql",
        "var/log/redis/redis-server.log~7:M 23 Nov 2026 00:34:53.123 # x~2026-11-22T23:34:53.123Z~redis-server",
        "var/log/rabbitmq/rabbit.log~2026-11-23 00:34:53.123456+01:00 [error] <0.1.0> x~2026-11-22T23:34:53.123Z~rabbit",
        "var/log/rabbitmq/rabbit.log~=ERROR REPORT==== 23-Nov-2026::00:34:53 ===~2026-11-22T23:34:53Z~rabbit",
        "var/log/mongodb/mongod.log~{`t`:{`$date`:`2026-11-23T00:34:53.123+00:00`},`s`:`E`,`msg`:`x`}~2026-11-23T00:34:53.123Z~mongod",
        // Java
        "tomcat/logs/catalina.out~23-Nov-2026 00:34:53.123 SEVERE [main] x~2026-11-22T23:34:53.123Z~tomcat",
        "tomcat/logs/catalina.out~Nov 23, 2026 12:34:53 AM org.apache.catalina.core.X start~2026-11-22T23:34:53Z~tomcat",
        "var/log/app/app.log~2026-11-23 00:34:53,123 ERROR [main] x.Y - x~2026-11-22T23:34:53.123Z~",
        "var/log/cassandra/system.log~ERROR [main] 2026-11-23 00:34:53,123 X.java:7 - x~2026-11-22T23:34:53.123Z~",
        "var/log/shop/shop.log~ERROR [2026-11-23 00:34:53,123] x.Y: x~2026-11-22T23:34:53.123Z~shop",
        "var/log/shop/shop.log~[ERROR] 2026-11-23 00:34:53.123 x~2026-11-22T23:34:53.123Z~shop",
        "var/log/shop/shop.log~WARN  2026-11-23T00:34:53.123Z x~2026-11-23T00:34:53.123Z~shop",
        "var/log/shop/shop.log~Mon Nov 23 00:34:53 GMT 2026 ERROR x~2026-11-23T00:34:53Z~shop",
        "var/log/shop/gc.log~[2026-11-23T00:34:53.123+0000][1.234s][info][gc] GC(7) Pause Full~2026-11-23T00:34:53.123Z~gc",
        "var/log/shop/gc.log~2026-11-23T00:34:53.123+0000: 1.234: [Full GC (Ergonomics)~2026-11-23T00:34:53.123Z~gc",
        // Ruby, Go, containers, audit
        "srv/shop/log/production.log~E, [2026-11-23T00:34:53.123456 #7] ERROR -- : x~2026-11-22T23:34:53.123Z~production",
        "var/log/kubelet.log~E1123 00:34:53.123456    7 x.go:1] x~2026-11-22T23:34:53.123Z~kubelet",
        "var/log/shop.log~{`level`:`error`,`ts`:1795394093.123,`msg`:`x`}~2026-11-23T00:34:53.123Z~shop",
        "c0ffee-json.log~{`log`:`x\\n`,`stream`:`stderr`,`time`:`2026-11-23T00:34:53.123456789Z`}~2026-11-23T00:34:53.123Z~c0ffee-json",
        "var/log/pods/web/0.log~2026-11-23T00:34:53.123456789+01:00 stderr F x~2026-11-22T23:34:53.123Z~0",
        "var/log/audit/audit.log~type=AVC msg=audit(1795394093.123:7): avc:  denied~2026-11-23T00:34:53.123Z~audit",
        "ausearch.txt~type=AVC msg=audit(11/23/2026 00:34:53.123:7) : avc:  denied~2026-11-22T23:34:53.123Z~ausearch",
        "ausearch.txt~type=AVC msg=audit(11/23/26 00:34:53.123:7) : avc:  denied~2026-11-22T23:34:53.123Z~ausearch",
        "var/log/audit/audit.log~node=web01 type=AVC msg=audit(1795394093.123:7): avc:  denied~2026-11-23T00:34:53.123Z~audit",
      })
  void tellsWhenAndWho(String path, String line, String time, String program) {
    check(path, line.replace('`', '"'), time, program);
  }

  @Test
  void readsAnEntryOfTheJournalInJson() {
    check(
        "journal.json",
        "{\"__REALTIME_TIMESTAMP\":\"1795394093123456\",\"SYSLOG_IDENTIFIER\":\"sshd\","
            + "\"PRIORITY\":\"3\",\"MESSAGE\":\"error: x\"}",
        "2026-11-23T00:34:53.123Z",
        "sshd");
  }

  /** The journal gives a message that is no UTF-8 as the numbers of its bytes. */
  @Test
  void readsAMessageOfNumbers() {
    LineHead head =
        read(
            "journal.json",
            "{\"__REALTIME_TIMESTAMP\":\"1795394093123456\",\"_COMM\":\"app\","
                + "\"MESSAGE\":[101,114,114,111,114,32,255]}");
    String message =
        new String(
            head.bytes(),
            head.messageFrom(),
            head.messageTo() - head.messageFrom(),
            StandardCharsets.ISO_8859_1);
    assertEquals("error \u00ff", message);
    assertEquals("app", head.program());
  }

  @Test
  void readsAnEntryOfTheJournalsExport() {
    String entry =
        """
        __CURSOR=s=1
        __REALTIME_TIMESTAMP=1795394093123456
        PRIORITY=3
        SYSLOG_IDENTIFIER=sshd
        MESSAGE=error: x\
        """;
    check("journal.export", entry, "2026-11-23T00:34:53.123Z", "sshd");
  }

  @Test
  void readsAnEntryOfTheJournalsPrettyJson() {
    String entry =
        """
        {
        \t"__REALTIME_TIMESTAMP" : "1795394000000000",
        \t"MESSAGE" : "of an earlier entry"
        }
        {
        \t"__REALTIME_TIMESTAMP" : "1795394093123456",
        \t"SYSLOG_IDENTIFIER" : "sshd",
        \t"MESSAGE" : "error: x"\
        """;
    check("journal.json", entry, "2026-11-23T00:34:53.123Z", "sshd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "tomcat/logs/catalina.out~Nov 23, 2026 12:34:53 AM org.apache.X start|SEVERE: x|java.net.BindException: x|\tat a.b(C.java:1)",
        "var/log/mysql/error.log~261123  0:34:53 [ERROR] x|InnoDB: Unable to lock ./ibdata1",
        "var/log/rabbitmq/rabbit.log~=ERROR REPORT==== 23-Nov-2026::00:34:53 ===|** Generic server x terminating|** Reason: x",
        "var/log/postgresql/p.log~2026-11-23 00:34:53 CET [7] ERROR:  x|DETAIL:  x|STATEMENT:  SELECT 1",
        "var/log/mysql/slow.log~# Time: 261123  0:34:53|# User@Host: a[a] @ localhost []|# Query_time: 12.3|SELECT 1;",
        "var/log/php.log~[23-Nov-2026 00:34:53] PHP Fatal error:  x|Stack trace:|#0 {main}|  thrown in /srv/x.php on line 7",
        "var/log/app.log~2026-11-23 00:34:53,123 ERROR x|Traceback (most recent call last):|  File \"x.py\", line 1|ValueError: x",
      })
  void aLineWithoutATimeHasThatOfItsEntry(String path, String lines) {
    Instant at = Stamp.instant(read(path, lines.replace('|', '\n')).millis());
    assertTrue(
        at != null
            && at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString()
                .equals("2026-11-22T23:34:53Z"),
        lines + " was at " + at);
  }
}
