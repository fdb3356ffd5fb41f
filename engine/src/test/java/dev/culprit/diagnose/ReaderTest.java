package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.diagnose.Diagnosis.LostRow;
import dev.culprit.diagnose.Diagnosis.SourceRead;
import dev.culprit.fact.UnknownLines;
import dev.culprit.knowledge.Pages;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderTest {

  private final Reader reader = new Reader(new Pages().knowledge(), Options.NONE, new Stopwatch());

  private Collected read(String path, String command, String file, String text) {
    reader.add(new Reading(path, command, file, 0, Content.of(text)));
    return reader.collected();
  }

  private SourceRead covered() {
    assertEquals(1, reader.collected().coverage().size(), reader.collected().coverage()::toString);
    return reader.collected().coverage().get(0);
  }

  private List<Integer> strangeLines() {
    return reader.collected().observations().stream()
        .filter(UnknownLines.class::isInstance)
        .map(one -> ((UnknownLines) one).origin().line())
        .sorted()
        .toList();
  }

  @Test
  void oneStrangeLineBelowAnOutputIsSearchedAndTheRowsAreNot() {
    read(
        "ss.txt",
        "ss -tlnp",
        "",
        """
        State   Recv-Q Send-Q  Local Address:Port   Peer Address:Port
        LISTEN  0      128     *:8080               *:*                users:(("fatal-error",pid=7,fd=3))
        nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)
        """);
    assertEquals(List.of(3), strangeLines());
    SourceRead ss = covered();
    assertEquals("ss", ss.parser());
    assertEquals(2, ss.understood());
    assertEquals(List.of(3), ss.lost().stream().map(LostRow::line).toList());
  }

  @Test
  void whatNobodyKnowsIsSearchedAndSaysSo() {
    read(
        "sos_commands/x/frob", "frob --all", "", "all is well\nfrob: fatal error in the frobber\n");
    SourceRead frob = covered();
    assertEquals("", frob.parser());
    assertEquals(Unread.SCANNED, frob.reason());
    assertEquals(List.of(2), strangeLines());
    assertTrue(reader.collected().toolOutputs().contains("sos_commands/x/frob"));
  }

  /** Both look like what another tool prints: the names know better. */
  @Test
  void aCollectorsNameIsBelievedWhateverTheTextLooksLike() {
    String df = "Filesystem     1K-blocks  Used Available Use% Mounted on\n/dev/x 9 9 0 100% /\n";
    read("sos_commands/x/frob_-h", "frob -h", "", df);
    assertEquals("", covered().parser());
  }

  @Test
  void aPlaceBelowProcIsBelievedWhateverTheTextLooksLike() {
    String limits = "Limit  Soft Limit  Hard Limit  Units\nMax open files  10  10  files\n";
    read("proc/7/net/frob", "", "/proc/7/net/frob", limits);
    assertEquals("", covered().parser());
  }

  @Test
  void aFileThatWasSavedUnderANameOfOnesOwnIsKnownByItsLook() {
    String df = "Filesystem     1K-blocks  Used Available Use% Mounted on\n/dev/x 9 9 0 100% /\n";
    read("disks.txt", "", "", df);
    assertEquals("df", covered().parser());
  }

  @Test
  void aPlaceSaysWhyItIsNotRead() {
    read("etc/init.d/x11", "", "/etc/init.d/x11", "#!/bin/sh\necho error\n");
    assertEquals(
        "a script; what it starts is seen among the processes and in the logs", covered().reason());
    assertEquals(List.of(), strangeLines());
  }

  @Test
  void aMailMayHoldTheRowsOfAToolAmongProse() {
    read(
        "mail.txt",
        "",
        "",
        """
        We have seen this since the weekend and cannot explain it at all.
        Filesystem      Size  Used Avail Use% Mounted on
        /dev/vdb1       200G  200G     0 100% /srv/data
        """);
    SourceRead df =
        reader.collected().coverage().stream()
            .filter(read -> read.parser().equals("df"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, df.understood());
    assertEquals(0, df.notUnderstood());
  }

  @Test
  void wordsBelowAPastedOutputAreNoRowsOfIt() {
    Content text =
        Content.of(
            """
            Active Internet connections (only servers)
            Proto Recv-Q Send-Q Local Address           Foreign Address         State
            tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN

            I have tried that several times, and it is always the same.
            Regards
            """);
    reader.add(new Reading("mail.txt", "netstat -ltn", "", 0, 7, text));
    assertEquals(0, covered().notUnderstood());
    assertEquals(3, covered().understood());
  }

  @Test
  void aRowAmongRowsThatIsNoneIsToldOf() {
    Content text =
        Content.of(
            """
            Proto Recv-Q Send-Q Local Address           Foreign Address         State
            tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN
            tcp        what is this
            tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN
            """);
    reader.add(new Reading("mail.txt", "netstat -ltn", "", 0, 7, text));
    assertEquals(List.of(10), covered().lost().stream().map(LostRow::line).toList());
  }

  @Test
  void framesAndLettersAreNoTrouble() {
    read(
        "mail.txt",
        "",
        "",
        """
        I looked at the timeout errors in the log and could not find any reason for them.
        Oct 05 11:33:50 nas kernel:  ? schedule_timeout+0x20d/0x310
        Oct 05 11:33:50 nas kernel: frob: fatal error in the frobber
        Error: the frobber gave up its work today
        """);
    assertEquals(List.of(3, 4), strangeLines());
  }
}
