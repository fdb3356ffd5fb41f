package dev.culprit.cli.perturb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site names itself becomes something else of the same form; what has a meaning stays. */
class DisguiseTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static Reading reading(String file, String text) {
    return new Reading(file.substring(1), "", file, 0, Content.of(text));
  }

  private static String disguised(String file, String text) throws IOException {
    List<Reading> readings = List.of(reading(file, text));
    return Copies.text(
        new Disguise(readings, Base.read(Packs.NONE).knowledge(), TODAY).all().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25 21:46:39, 2026-10-28 21:46:39",
    "Nov 25 21:46:39 web01, Oct 28 21:46:39 web01",
    "Nov  5 21:46:39 web01, Oct  8 21:46:39 web01",
    "Wed Nov 25 21:46:39 UTC 2026, Wed Oct 28 21:46:39 UTC 2026",
    "[25/Nov/2026:21:46:39 +0000], [28/Oct/2026:21:46:39 +0000]",
    "Jan 10 00:00:00 2026 GMT, Dec 13 00:00:00 2025 GMT",
    "audit(1795643199.123:45), audit(1793223999.123:45)",
    "5.10.0-2021-11 is no day, 5.10.0-2021-11 is no day"
  })
  void everyDayIsFourWeeksEarlier(String text, String other) {
    assertEquals(other, new Dates(TODAY).shift(text, -28));
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3:80, 10.20.2.3:80",
    "192.168.4.0/24, 192.168.17.0/24",
    "127.0.0.1 0.0.0.0 255.255.255.0 169.254.1.1, 127.0.0.1 0.0.0.0 255.255.255.0 169.254.1.1",
    "10.0.0.0/8, 10.0.0.0/8",
    "version 3.0.11.1-2, version 3.0.11.1-2",
    "at 2026:21:46:39, at 2026:21:46:39"
  })
  void addressesStayInTheSameKindOfNetwork(String text, String other) {
    assertEquals(other, Addresses.change("", text));
  }

  @Test
  void theKernelsTablesAreChangedAlike() {
    assertEquals("0302140A:1F90", Addresses.change("/proc/net/tcp", "0302010A:1F90"));
  }

  @Test
  void processNumbersAndPortsChangeEverywhere() throws IOException {
    String text = "Nov 25 1 shopd[4321]: pid 4321 listens on 10.1.2.3:8089, limit 1024 of 4321\n";
    assertEquals(
        "Oct 28 1 shopd[4324]: pid 4324 listens on 10.20.2.3:8082, limit 1024 of 4324\n",
        disguised("/var/log/x", text));
  }

  @Test
  void ownNamesChangeAndKnownOnesStay() throws IOException {
    String text =
        "nginx: /srv/bakery/app/orders.py failed, see orders; /srv/bakery/logs/php-fpm.log\n";
    String other = disguised("/var/log/nginx/error.log", text);
    assertTrue(other.startsWith("nginx: /srv/celisz/"), other);
    assertTrue(other.contains("see usfist;"), other);
    assertTrue(other.contains("/logs/php-fpm.log"), other);
  }

  @Test
  void oldLinesAreAMonthOldInTheOtherHostsLogs() {
    Reading sick = reading("/var/log/syslog", "Nov 25 10:00:00 a x: bad\nNov 25 10:00:01 a x: y\n");
    Reading kernel = reading("/var/log/dmesg", "[12.5] out of paper\n");
    OldLines old = new OldLines(List.of(sick, kernel), TODAY, LocalDate.of(2026, 12, 24));
    List<Reading> mixed = old.into(List.of(reading("/var/log/syslog", "Dec 24 01:00:00 b y: z\n")));
    assertEquals(
        "Nov 24 10:00:00 a x: bad\nNov 24 10:00:01 a x: y\nDec 24 01:00:00 b y: z\n",
        Copies.text(mixed.get(0)));
    assertEquals("Nov 24 03:12:44 host kernel: out of paper\n", Copies.text(mixed.get(1)));
  }
}
