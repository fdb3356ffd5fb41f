package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.knowledge.Pages;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that a mail program or a ticket system broke are read as if it had not. */
class RejoinedTest {

  private final Reader reader = new Reader(new Pages().knowledge(), Options.NONE, new Stopwatch());

  private <T> List<T> read(Class<T> kind, String command, String text) {
    reader.add(new Reading("ticket.txt", command, "", 0, Content.of(text)));
    return reader.collected().observations().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void entriesOfALogAreOneAgainAndKeepTheirLines() {
    String log =
        """
        Hello, this is what our server has written since the power failed:

        Oct 05 11:31:37 nas kernel: blk_update_request: I/O error, dev
        sde, sector 1160411160 op 0x0:(READ) flags 0x4000 phys_seg 168
        Oct 05 11:35:31 nas kernel: md/raid:md1: read error not
        correctable (sector 1160433448 on sde1).
        Oct 05 11:35:31 nas kernel: md/raid:md1: Disk failure on sde1,
        disabling device.
        """;
    Reading joined = Rejoined.log(new Reading("mail.txt", "", "", 0, Content.of(log)));
    try (Lines lines = Lines.of(joined)) {
      List<String> read = lines.rest();
      assertEquals(
          "Oct 05 11:31:37 nas kernel: blk_update_request: I/O error, dev"
              + " sde, sector 1160411160 op 0x0:(READ) flags 0x4000 phys_seg 168",
          read.get(2));
      assertEquals("", read.get(3));
      assertEquals(
          "Oct 05 11:35:31 nas kernel: md/raid:md1: read error not"
              + " correctable (sector 1160433448 on sde1).",
          read.get(4));
      assertEquals(
          "Oct 05 11:35:31 nas kernel: md/raid:md1: Disk failure on sde1, disabling device.",
          read.get(6));
      assertEquals(8, read.size());
    }
  }

  /** {@code host1} stands where a longer name stood when the mail program broke the line. */
  @Test
  void entriesWhoseNamesWereReplacedByShorterOnes() {
    String log =
        """
        As the array is being built again, the share is mounted read-only; below is
        what the log tells of it. Does that mean that one of the disks is damaged, or
        could it be its cable as well? I have copied what I could read to another one:

        Jun  9 11:33:15 host1 kernel: EXT4-fs error (device md0):
        ext4_journal_check_start:84: Detected aborted journal
        Jun  9 11:29:32 host1 smartd[1159]: Device: /dev/sdb [SAT], FAILED
        SMART self-check. BACK UP DATA NOW!
        Jun  9 11:29:33 host1 smartd[1159]: Device: /dev/sdb [SAT], 262 is
        Currently unreadable (pending) sectors
        Jun  9 11:29:34 host1 smartd[1159]: Device: /dev/sdb [SAT], 262 is
        Uncorrectable-sector count
        Jun  9 11:45:38 host1 kernel: sd 17:0:0:0: [sdb] tag#18 FAILED
        Result: hostbyte=DID_BAD_TARGET driverbyte=DRIVER_OK cmd_age=0s
        Jun  9 11:33:00 host1 kernel: ata18.00: exception Emask 0x1 SAct
        0x8000 SErr 0x0 action 0x0
        Jun  9 11:33:00 host1 kernel: ata18: hard resetting link
        That was all.
        """;
    Reading joined = Rejoined.log(new Reading("mail.txt", "", "", 0, Content.of(log)));
    try (Lines lines = Lines.of(joined)) {
      List<String> read = lines.rest();
      assertEquals(
          "Jun  9 11:33:00 host1 kernel: ata18.00: exception Emask 0x1 SAct"
              + " 0x8000 SErr 0x0 action 0x0",
          read.get(14));
      assertEquals("Jun  9 11:33:00 host1 kernel: ata18: hard resetting link", read.get(16));
      assertEquals("That was all.", read.get(17));
    }
  }

  @Test
  void aTableWhoseHeaderIsBrokenToo() {
    List<ProcessSeen> processes =
        read(
            ProcessSeen.class,
            "ps aux",
            """
            USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME
            COMMAND
            root           1  0.0  0.1 168140 11520 ?        Ss   Oct01   0:07
            /sbin/init splash
            www-data    2380 99.0  9.1 968140 715200 ?       R    Oct01  90:07
            php-fpm: pool www
            """);
    assertEquals(List.of("init", "php-fpm"), processes.stream().map(ProcessSeen::command).toList());
    assertEquals(List.of(3, 5), processes.stream().map(seen -> seen.origin().line()).toList());
    assertEquals(0, reader.collected().coverage().get(0).notUnderstood());
  }

  @Test
  void descriptorsWhoseKindFellOnTheNextLine() {
    String text =
        """
        COMMAND  PID     USER   FD   TYPE DEVICE SIZE/OFF    NODE NAME
        php-fpm 2383 www-data   10u  sock    0,9      0t0 2595710 protocol:
        TCP
        php-fpm 2383 www-data   11u  sock    0,9      0t0 2595711 protocol:
        TCP
        php-fpm 2383 www-data   12u  IPv4 2595713     0t0     TCP
        10.0.0.5:40112->10.0.0.9:3306 (CLOSE_WAIT)
        """;
    DescriptorTally tally = read(DescriptorTally.class, "lsof -p 2383", text).get(0);
    assertEquals(2, tally.of(DescriptorKind.UNBOUND_SOCKET));
    List<ConnectionTally> connections =
        reader.collected().observations().stream()
            .filter(ConnectionTally.class::isInstance)
            .map(ConnectionTally.class::cast)
            .toList();
    assertEquals("10.0.0.9:3306", connections.get(0).peer());
  }

  @Test
  void whatNobodyBrokeStaysAsItIs() {
    String log =
        """
        2026-01-02 10:00:00 ERROR could not serve /a/rather/long/path/of/some/sort
        java.lang.IllegalStateException: there is no such thing as this thing here
        2026-01-02 10:00:01 INFO a line that is by far too long for any margin that people have, as logs are
        2026-01-02 10:00:02 INFO a line that is by far too long for any margin that people have, as logs are
        """;
    Reading reading = new Reading("app.log", "", "", 0, Content.of(log));
    assertSame(reading, Rejoined.log(reading));
  }

  @Test
  void aTerminalCutsWithinWords() {
    String wide = "Oct 05 11:31:37 nas kernel: " + "x".repeat(46) + " devi";
    String log = (wide + "\nce sde failed\n").repeat(3);
    assertEquals(78 + 1, wide.length());
    String eighty = log.replace(" devi", "  devi");
    Reading joined = Rejoined.log(new Reading("x", "", "", 0, Content.of(eighty)));
    try (Lines lines = Lines.of(joined)) {
      assertEquals(wide.replace(" devi", "  device sde failed"), lines.next());
      assertEquals("", lines.next());
    }
  }
}
