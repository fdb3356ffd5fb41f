package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {

  /** Most files of a bundle are not even looked at for that; none of these may be missed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "root@web01:~# ss -s",
        "[root@web01 ~]$ ss -s",
        "➜  ~ docker ps",
        "web01% ss -s",
        "mysql> show processlist;",
        "===== ss -s =====",
        "--- df -h ---",
        "*** df -h ***",
        "+++ df -h +++",
        "==> /var/log/syslog <=="
      })
  void aFirstLineThatNamesIsTakenOffWhatACollectorSaved(String line) throws IOException {
    Content text = Content.of(line + "\nrow\n");
    Reading whole = new Reading("sos_commands/x/frob", "frob", "", 0, text);
    assertEquals(List.of(1), PastedText.split(whole).stream().map(Reading::lineOffset).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "root@web01:~# ss -s § ss -s",
        "root@web01:/var/log$ ss -s § ss -s",
        "(venv) op@web01:~/x$ ss -s § ss -s",
        "op@web01 ~ $ ss -s § ss -s",
        "[root@web01 ~]# ss -s § ss -s",
        "[root@web01 /etc]$ ./own --flag § ./own --flag",
        "web01:~ # ss -s § ss -s",
        "bash-5.1# ss -s § ss -s",
        "/ # netstat -an § netstat -an",
        "➜  ~ docker ps § docker ps",
        "❯ docker ps § docker ps",
        "~ ❯ docker ps § docker ps",
        "~/shop on  main ❯ docker ps § docker ps",
        "➜  shop git:(main) ✗ docker ps § docker ps",
        "$ p=$(pidof nginx); lsof -p $p § p=$(pidof nginx); lsof -p $p",
        "$ /opt/app/bin/status § /opt/app/bin/status",
        "# free -m § free -m",
        "# sh -c ss -s | head § ss -s | head",
        "# uptime § uptime",
        "> lsof -p 7921 | wc -l § lsof -p 7921 | wc -l",
        ">df -h / § df -h /",
        "mysql> show processlist; § mysql -e 'show processlist;'",
        "shop=# select 1; § psql -c 'select 1;'",
        "===== ss -s ===== § ss -s",
        "Every 2.0s: free -m          web01: Thu Nov 26 09:12:44 2026 § free -m",
        "Alle 2,0s: df -h /     web01: Do Nov 26 09:12:44 2026 § df -h /",
        "--- df -h --- § df -h",
        "### lsof -nP § lsof -nP",
        "cat /proc/pressure/io § cat /proc/pressure/io",
      })
  void seesPrompts(String line, String command) throws IOException {
    List<Reading> parts = split("before\n" + line + "\nout 1\nout 2\n");
    assertEquals(2, parts.size());
    assertEquals(command, parts.get(1).command());
    assertEquals(2, parts.get(1).lineOffset());
    assertEquals("out 1\nout 2", Seen.text(parts.get(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "# top of the list is what matters",
        "# User@Host: shop[shop] @ web03 [192.0.2.14]",
        "# find out why this is",
        "mail from op@example.org: 5% of it",
        "jane@example.org writes",
        "--- a/file.c",
        "pg_data **Never logged in**",
        "+++ b/file.c",
        "$ 5 per month",
        "> who knows more than that",
        "cat /proc/pressure/io says the same",
        " > /usr/lib/libc.so.6(__socket+0x7) [0x10adc7]",
      })
  void seesNoPromptInProse(String line) throws IOException {
    List<Reading> parts = split("one\n" + line + "\ntwo\n");
    assertEquals(1, parts.size());
    assertEquals("", parts.get(0).command());
  }

  @Test
  void resolvesFilesAgainstTheFolderOfThePrompt() throws IOException {
    Reading limits = split("root@web01:/proc/812# cat limits\nLimit\n").get(0);
    assertEquals("/proc/812/limits", limits.file());
    assertEquals("cat limits", limits.command());
    Reading tail = split("==> /var/log/syslog <==\nline\n").get(0);
    assertEquals("/var/log/syslog", tail.file());
  }

  @Test
  void numbersRepeatedCommands() throws IOException {
    List<Reading> parts =
        split("# cat /proc/sys/fs/file-nr\n1\n# uptime\nup\n# cat /proc/sys/fs/file-nr\n2\n");
    assertEquals(List.of(0, 0, 1), parts.stream().map(Reading::sample).toList());
  }

  @Test
  void keepsLinesWhenItTakesOffQuoteMarksAndIndentation() throws IOException {
    List<Reading> parts =
        split(
            """
            He wrote:
            > > $ ss -s
            > > Total: 5
            > >
            > >   indented
            > Next:
            >     $ free -m
            >     Mem: 1

            > and prose
            """);
    assertEquals(List.of("", "ss -s", "free -m", ""), commands(parts));
    assertEquals("Total: 5\n\n  indented\nNext:", Seen.text(parts.get(1)));
    assertEquals("Mem: 1\n", Seen.text(parts.get(2)));
    assertEquals(7, parts.get(2).lineOffset());
    assertEquals("and prose", Seen.text(parts.get(3)));
    assertEquals(9, parts.get(3).lineOffset());
  }

  @Test
  void strandsOfAStackAreNoQuoteMarks() throws IOException {
    String stack = "socket(AF_INET) = 3\n > /usr/lib/libc.so(a+0x1) [0x2]\n > /x(b+0x1) [0x2]\n";
    List<Reading> parts = split(stack.repeat(5));
    assertEquals(1, parts.size());
    assertEquals(stack.repeat(5).strip(), Seen.text(parts.get(0)));
  }

  @Test
  void seesThroughColoursAndCarriageReturns() throws IOException {
    List<Reading> parts = split("\u001b[32mroot@web01\u001b[0m:~# ss -s\r\nTotal: 5\r\n");
    assertEquals(List.of("ss -s"), commands(parts));
    assertEquals("Total: 5", Seen.text(parts.get(0)));
  }

  @Test
  void joinsContinuedCommands() throws IOException {
    List<Reading> parts = split("$ strace -f \\\n>   -p 12\nattached\n");
    assertEquals(List.of("strace -f    -p 12"), commands(parts));
    assertEquals(2, parts.get(0).lineOffset());
    assertEquals("attached", Seen.text(parts.get(0)));
  }

  @Test
  void aToolThatPrintsNothingIsAReadingAndAFolderChangeIsNone() throws IOException {
    List<Reading> parts = split("[a@b c]# cd /x\n[a@b c]# dmesg\n[a@b c]# kill 1\n[a@b c]#\n");
    assertEquals(List.of("dmesg"), commands(parts));
  }

  @Test
  void readsSupportconfigSections() throws IOException {
    List<Reading> parts =
        split(
            """
            #==[ Command ]======================================#
            # /usr/bin/uptime
             10:00 up
            #==[ Configuration File ]===========================#
            # /etc/fstab
            /dev/sda1 /
            #==[ Log File ]=====================================#
            # /var/log/messages - Last 500 Lines
            Jan  1 00:00:00 web01 x: y
            """);
    assertEquals(List.of("uptime", "", ""), parts.stream().map(Reading::tool).toList());
    assertEquals(
        List.of("", "/etc/fstab", "/var/log/messages"), parts.stream().map(Reading::file).toList());
    assertEquals("/dev/sda1 /", Seen.text(parts.get(1)));
  }

  @Test
  void copiesAreNeverCut() throws IOException {
    Content log = Content.of("# cat /var/log/x\nroot@web01:~# ss -s\nb\n");
    List<Reading> parts = PastedText.split(new Reading("var/log/x", "", "/var/log/x", 0, log));
    assertEquals(1, parts.size());
    assertEquals("root@web01:~# ss -s\nb", Seen.text(parts.get(0)));
    assertEquals(1, parts.get(0).lineOffset());
    Content comment = Content.of("# free -m is of no use\nx = 1\n");
    Reading config = new Reading("etc/x", "", "/etc/x", 0, comment);
    assertEquals(List.of(config), PastedText.split(config));
  }

  @Test
  void isLinearOnHostileText() {
    String lines = "[a@b ".repeat(200) + "\n";
    String slashes = "root@web01:" + "/".repeat(900) + "\n";
    String text = lines.repeat(2000) + slashes.repeat(2000) + "> ".repeat(1_000_000);
    assertTimeout(Duration.ofSeconds(5), () -> split(text));
  }

  private static List<String> commands(List<Reading> parts) {
    return parts.stream().map(Reading::command).toList();
  }

  private static List<Reading> split(String text) throws IOException {
    return PastedText.split(new Reading("paste", "", "", 0, Content.of(text)));
  }
}
