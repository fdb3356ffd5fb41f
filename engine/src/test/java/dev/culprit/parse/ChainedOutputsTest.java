package dev.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.source.ChainedOutputs;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainedOutputsTest {

  private static final String UPTIME =
      " 10:11:12 up 3 days,  2:01,  1 user,  load average: 0.10, 0.20, 0.30";

  private static final String FREE =
      """
                     total        used        free      shared  buff/cache   available
      Mem:           24105        2088       19174          46        3124       22016
      Swap:              0           0           0""";

  private static final String DF =
      """
      Filesystem      Size  Used Avail Use% Mounted on
      /dev/sda1        20G   18G  1.1G  95% /""";

  private static final String DF_I =
      """
      Filesystem      Inodes  IUsed   IFree IUse% Mounted on
      /dev/sda1      1310720 131072 1179648   10% /""";

  @Test
  void linesThatOnlyALaterCommandPrintsBeginIt() throws IOException {
    assertEquals(
        List.of("uptime@0: " + UPTIME, "free -m@1: " + FREE, "df -h@4: " + DF),
        split("uptime; free -m && df -h", UPTIME, FREE, DF));
  }

  @Test
  void whatAnEchoSaysPartsTheOutputs() throws IOException {
    assertEquals(
        List.of("df -h@1: " + DF, "df -i@4: " + DF_I, "@7: And then?"),
        split(
            "echo '== blocks'; df -h; echo -e \"\\n== inodes\"; df -i; echo end",
            "== blocks",
            DF,
            "== inodes",
            DF_I,
            "end",
            "And then?"));
  }

  @Test
  void anEchoThatWasNotPastedIsNotWaitedFor() throws IOException {
    assertEquals(
        List.of("free -m@0: " + FREE, "df -h@3: " + DF),
        split("echo mem; free -m; df -h", FREE, DF));
  }

  @Test
  void commandsThatPrintOneLineTakeOneLineEach() throws IOException {
    assertEquals(
        List.of(
            "cat /proc/sys/fs/file-nr@0: 1504\t0\t2097152",
            "ulimit -n@1: 1024",
            "nproc@2: 2",
            "cat /proc/sys/kernel/pid_max@3: 32768",
            "cat /proc/sys/kernel/threads-max@4: 192000"),
        split(
            "cat /proc/sys/fs/file-nr; ulimit -n; nproc;"
                + " cat /proc/sys/kernel/pid_max /proc/sys/kernel/threads-max",
            "1504\t0\t2097152",
            "1024",
            "2",
            "32768",
            "192000"));
  }

  @Test
  void aLoneNumberBelowATableIsTheNextCommands() throws IOException {
    assertEquals(
        List.of("free -m@0: " + FREE, "nproc@3: 2", "df -h@4: " + DF),
        split("free -m; nproc; df -h", FREE, "2", DF));
  }

  @Test
  void aCommandThatPrintsNothingIsPassedOver() throws IOException {
    assertEquals(
        List.of("uptime@0: " + UPTIME, "df -h@1: " + DF),
        split("cd /tmp; systemctl restart x; uptime; free > /tmp/f; df -h", UPTIME, DF).stream()
            .filter(part -> !part.isEmpty())
            .toList());
  }

  @Test
  void aComplaintNamesItsTool() throws IOException {
    assertEquals(
        List.of(
            "uptime@0: " + UPTIME,
            "iostat -x@1: -bash: iostat: command not found",
            "cat /var/lib/x@2: cat: /var/lib/x: No such file or directory"),
        split(
            "uptime; iostat -x; cat /var/lib/x",
            UPTIME,
            "-bash: iostat: command not found",
            "cat: /var/lib/x: No such file or directory"));
  }

  @Test
  void theSameCommandAgainIsALaterSample() throws IOException {
    List<Reading> parts = parts("free -m; sleep 5; free -m", FREE, FREE);
    assertEquals(List.of(0, 1), parts.stream().map(Reading::sample).toList());
  }

  @Test
  void aFileBelowAFolderIsThatFolders() throws IOException {
    List<Reading> parts =
        parts("cd /proc/net; free -m; cat snmp", FREE, "Tcp: RtoAlgorithm RtoMin", "Tcp: 1 200");
    assertEquals("/proc/net/snmp", parts.get(1).file());
  }

  @Test
  void whatStandsAboveATableBelongsToIt() throws IOException {
    String iostat = "Linux 6.1.0 (web01)  11/26/26  _x86_64_ (2 CPU)\navg-cpu:  %user %nice";
    String ls = "total 12\ndrwxr-xr-x 2 root root 4096 Nov 26 09:00 conf";
    assertEquals(
        List.of("free -m@0: " + FREE, "iostat -x@3: " + iostat, "ls -l /x@5: " + ls),
        split("free -m; iostat -x; ls -l /x", FREE, iostat, ls));
  }

  @Test
  void rowsWithoutAHeaderAreThoseOfTheCommandThatKnowsThem() throws IOException {
    String locks = "1: FLOCK  ADVISORY  WRITE 2367 00:31:37 0 EOF";
    String ps = "   2373       00:18 Ss   locks_lock_inode_wait    python3 /opt/invoice/export.py";
    String listing = "ps -eo pid,etime,stat,wchan:24,args | grep expor[t]";
    assertEquals(
        List.of("cat /proc/locks@0: " + locks, listing + "@1: " + ps, "du -sh /x@2: 2.9M\t/x"),
        split("cat /proc/locks; " + listing + "; du -sh /x", locks, ps, "2.9M\t/x"));
  }

  @Test
  void linesThatWereCountedBeginWithTheirNumber() throws IOException {
    String seek = "find /proc/[0-9]*/fd -lname anon_inode:inotify | cut -d/ -f3 | sort | uniq -c";
    assertEquals(
        List.of(
            "sysctl fs.inotify@0: fs.inotify.max_queued_events = 16384\nfs.inotify.max_user_instances = 128",
            seek + "@2:     128 2554",
            "uptime@3: " + UPTIME),
        split(
            "sysctl fs.inotify; " + seek + "; uptime",
            "fs.inotify.max_queued_events = 16384",
            "fs.inotify.max_user_instances = 128",
            "    128 2554",
            UPTIME));
  }

  @Test
  void aScriptOfAnotherShellIsTakenApartToo() throws IOException {
    assertEquals(
        List.of("free -m@0: " + FREE, "df -h@3: " + DF),
        split("sudo bash -c 'free -m; df -h'", FREE, DF));
  }

  /** Nobody can tell how often the commands in it ran, or which of them printed. */
  @Test
  void aLoopStaysWhole() throws IOException {
    String loop = "for i in 1 2; do free -m; df -h; done";
    assertEquals(List.of(loop + "@0: " + FREE + "\n" + DF), split(loop, FREE, DF));
  }

  @Test
  void aPipeAndAQuotedSemicolonAreOneCommand() throws IOException {
    String command = "ps aux | grep 'a;b' | head";
    assertEquals(List.of(command + "@0: x"), split(command, "x"));
  }

  private static List<String> split(String command, String... outputs) throws IOException {
    List<String> seen = new ArrayList<>();
    for (Reading part : parts(command, outputs)) {
      seen.add(part.command() + "@" + part.lineOffset() + ": " + text(part));
    }
    return seen;
  }

  private static List<Reading> parts(String command, String... outputs) throws IOException {
    Content content = Content.of(String.join("\n", outputs) + "\n");
    return ChainedOutputs.split(
        new Reading("pasted.txt", command, "", 0, content), Parsers::claimed);
  }

  private static String text(Reading reading) {
    List<String> all = new ArrayList<>();
    try (Lines lines = Lines.of(reading)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        all.add(line);
      }
    }
    return String.join("\n", all);
  }
}
