package dev.culprit.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.CpuTime;
import dev.culprit.fact.LeakTraced;
import dev.culprit.fact.NotSeen;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.StackGroup;
import dev.culprit.parse.Sink;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StraceLogTest {

  private static final Path SAMPLES = Path.of("src/test/resources/trace");
  private final StraceLog parser = new StraceLog();

  @Test
  void observesWhatLeaksWithItsPlaceInTheLibrary() throws IOException {
    List<Observation> seen = parse(sample("php-extension-stacks"), "");

    LeakTraced leak = (LeakTraced) seen.get(0);
    assertEquals(1, seen.size());
    assertEquals("/usr/lib/php/20220829/t_common.so", leak.library());
    assertEquals("get_eth1_ip_str", leak.function());
    assertEquals("socket(AF_INET, SOCK_STREAM)", leak.call());
    assertEquals(5, leak.neverClosed());
    assertEquals(3, leak.origin().line());
    assertEquals("socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 153", leak.origin().text());
  }

  @Test
  void observesFailuresAtTheLimitApartFromLeaks() throws IOException {
    LeakTraced failing = (LeakTraced) parse(sample("limit-reached"), "").get(0);

    assertEquals(0, failing.neverClosed());
    assertEquals(20, failing.failed());
  }

  @Test
  void observesWhoWaitsForWhichLock() {
    String text =
        """
        strace: Process 5120 attached with 4 threads
        [pid  5123] futex(0x55d0c41f72c0, FUTEX_WAIT_PRIVATE, 2, NULL <unfinished ...>
        [pid  5122] futex(0x55d0c41f72c0, FUTEX_WAIT_PRIVATE, 2, NULL <unfinished ...>
        [pid  5121] epoll_wait(9,  <unfinished ...>
        [pid  5120] futex(0x55d0c41f72c0, FUTEX_WAIT_PRIVATE, 2, NULL
        """;

    StackGroup group = (StackGroup) parse(text, "").get(0);

    assertEquals("lock", group.waits());
    assertEquals("mutex 0x55d0c41f72c0", group.place());
    assertEquals(5120, group.pid());
    assertEquals(3, group.threads());
    assertEquals(3, group.busy());
    assertEquals(4, group.all());
  }

  @Test
  void takesWaitingForWorkForNoLock() {
    String wait = "FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME, 0, NULL, FUTEX_BITSET_MATCH_ANY";
    String text =
        "strace: Process 911 attached with 3 threads\n"
            + "[pid   913] futex(0x7f10a4001a70, "
            + wait
            + " <unfinished ...>\n"
            + "[pid   912] futex(0x7f10a4001a70, FUTEX_WAIT_PRIVATE, 0, NULL <unfinished ...>\n"
            + "[pid   911] flock(3, LOCK_EX|LOCK_NB <unfinished ...>\n";

    assertEquals(List.of(), parse(text, ""));
  }

  @Test
  void saysWhyNothingWasSeen() throws IOException {
    assertEquals("denied", ((NotSeen) parse(sample("denied"), "strace -p 1").get(0)).why());
    assertEquals("missing-tool", ((NotSeen) parse(sample("no-such-tool"), "").get(0)).why());
    assertEquals("empty", ((NotSeen) parse("", "strace -p 1").get(0)).why());
  }

  @Test
  void takesThePidFromTheCommandThatTookIt() {
    String text = "socket(AF_INET, SOCK_STREAM, 0) = 3\nclose(4) = 0\n".repeat(1);
    StringBuilder more = new StringBuilder(text);
    for (int fd = 4; fd < 12; fd++) {
      more.append("socket(AF_INET, SOCK_DGRAM, 0) = ").append(fd).append("\n");
    }

    LeakTraced leak = (LeakTraced) parse(more.toString(), "strace -e trace=socket -p 4711").get(0);

    assertEquals(4711, leak.pid());
  }

  @Test
  void knowsTracesByTheirText() throws IOException {
    try (var folders = Files.list(SAMPLES)) {
      for (Path folder : folders.toList()) {
        List<String> head =
            Files.readAllLines(folder.resolve("input.txt")).stream().limit(40).toList();
        boolean trace =
            !List.of("empty", "denied", "no-such-tool").contains(folder.getFileName().toString());
        assertEquals(trace, parser.recognise(head) >= 50, folder.toString());
      }
    }
  }

  @Test
  void leavesOtherTextsAlone() {
    assertEquals(0, parser.recognise(List.of("int fd = open(path, O_RDONLY);", "close(fd);")));
    assertEquals(0, parser.recognise(List.of("Then call read(2) and write(2).", "See strace(1).")));
    assertEquals(0, parser.recognise(List.of("malloc(32) = 0x5581", "strlen(\"abc\") = 3")));
    assertEquals(
        0, parser.recognise(List.of("Jan 1 10:00:00 host sshd[1]: Process 12 attached", "a", "b")));
    assertEquals(0, parser.recognise(List.of()));
  }

  @Test
  void claimsWhatStracePrinted() {
    assertTrue(parser.claims(new Reading("x", "timeout 5 strace -p 1", "", 0, Content.of(""))));
    assertFalse(parser.claims(new Reading("x", "ss -tanp", "", 0, Content.of(""))));
    assertFalse(parser.claims(new Reading("x", "", "/var/log/strace", 0, Content.of(""))));
  }

  @Test
  void timeGrowsNoFasterThanTheText() {
    for (String unit :
        List.of(
            "(", "\"", "<", "[", "fd=", "3<", ", ", " = ", "\\", "<... ", "fork() = 9", " > (")) {
      String half = longLines(unit, 30_000);
      String whole = longLines(unit, 60_000);
      CpuTime.assertLinear(unit, () -> parse(half, ""), () -> parse(whole, ""));
    }
  }

  private static String longLines(String unit, int length) {
    String line = "poll(" + unit.repeat(length / unit.length()) + ") = 1";
    return (line + "\n" + unit + "\n").repeat(10);
  }

  @Test
  void manyProcessesTakeTimeInProportion() {
    String half = forks(60_000);
    String whole = forks(120_000);
    CpuTime.assertLinear(() -> parse(half, ""), () -> parse(whole, ""));
  }

  private static String forks(int processes) {
    StringBuilder text = new StringBuilder("1 read(0, \"\", 1) = 0\n");
    for (int pid = 2; pid < processes; pid++) {
      text.append("1 fork() = ").append(pid).append('\n').append(pid);
      text.append(" socket(AF_INET, SOCK_STREAM, 0) = 3\n");
    }
    return text.toString();
  }

  @Property(tries = 500, seed = "20261125")
  void neverThrows(@ForAll("texts") String text) {
    parse(text, "strace -p 12");
    parser.recognise(text.lines().limit(40).toList());
  }

  /** Pieces of traces in any order. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "[pid  12] ",
            "12 ",
            "10:00:00.5 ",
            "(+ 0.1) ",
            "[ 41] ",
            "socket(",
            "close(",
            "3",
            "4",
            "3</a>",
            "5<TCP:[a->b]>",
            ", ",
            ")",
            " = ",
            "-1 EMFILE (Too)",
            "?",
            " <0.1>",
            "\n",
            "<unfinished ...>",
            "<... socket resumed>",
            "<... close resumed>) = 0",
            "clone(",
            "CLONE_FILES",
            "dup2(",
            "pipe2([",
            "]",
            "{",
            "}",
            "\"",
            "\\",
            "execve(\"/a\"",
            "exit(",
            "+++ exited with 0 +++",
            "--- SIGCHLD {si_pid=12, CLD_EXITED} ---",
            " > /a(b+0x1) [0x2]",
            "strace: Process 12 attached",
            "Process 13 attached with 2 threads",
            "detached",
            "recvmsg(3, {SCM_RIGHTS, cmsg_data=[7",
            "]}",
            "close_range(",
            "fcntl(",
            "F_DUPFD",
            "% time     seconds  usecs/call     calls    errors syscall",
            "1 2.0 3 4 read",
            "total",
            "connect(3, {sa_family=AF_INET, sin_port=htons(",
            "openat(AT_FDCWD",
            "poll([{fd=",
            "99999999999999999999",
            "é");
    return Arbitraries.oneOf(pieces, pieces, pieces, Arbitraries.strings().ofMaxLength(6))
        .list()
        .ofMaxSize(80)
        .map(parts -> String.join("", parts));
  }

  private List<Observation> parse(String text, String asked) {
    List<Observation> seen = new ArrayList<>();
    try (Lines lines = Lines.of(text)) {
      parser.parse(lines, new Collector(seen, asked));
    }
    return seen;
  }

  private static String sample(String name) throws IOException {
    return Files.readString(SAMPLES.resolve(name).resolve("input.txt"));
  }

  /** Keeps what is observed. */
  private record Collector(List<Observation> seen, String asked) implements Sink {

    @Override
    public void observe(Observation observation) {
      seen.add(observation);
    }

    @Override
    public void understood() {
      // not of interest here
    }

    @Override
    public void notUnderstood(int line, String text) {
      // not of interest here
    }

    @Override
    public void looked(String what) {
      // not of interest here
    }

    @Override
    public Origin at(int line, String text) {
      return new Origin("trace", line, text);
    }

    @Override
    public int sample() {
      return 0;
    }
  }
}
