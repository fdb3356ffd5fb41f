package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a host that lacks memory, room, descriptors or processes it still answers, and adds nothing.
 */
@Tag("live")
class GentleIT {

  private static final List<Integer> VERDICTS = List.of(0, 1, 5);
  private static final String[] DIAGNOSE = {"diagnose", "--samples", "1", "--quiet"};

  /** Rows of lsof that do not fit into 64 MiB. */
  private static final int MANY = 1_000_000;

  private static final String FULL_DISK =
      "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/sda1 100 100 0 100% /\n";

  /** Six lines of a log, packed by zstd. */
  private static final String ZSTD =
      "28b52ffd0458e503008207181a80b9398844badc8b6e6c134448554aa16fc8c877bfc66dd0e2846f"
          + "9910989c89e6a55c48044a32507ccb1a1ed462d8363e5544c7f21f01feffc85246bc6c371fffbf55"
          + "f96ee8e62cb049f9f8968041157d4eae4d85d1996cf87e239bc1080109002f27a300dcfb88de1861"
          + "2c64d718e4a74a20af64b1755d9ddc34a4";

  @TempDir private Path folder;

  /** One look at the host: no file is written, no process begun, nobody asked over a network. */
  @Test
  void onlyReads() throws Exception {
    Path calls = folder.resolve("calls");
    List<String> strace =
        strace(
            calls,
            "-e",
            "trace=open,openat,creat,mkdir,mkdirat,unlink,unlinkat,rename,connect,clone,clone3,fork,vfork,execve");
    Place.require(strace(calls));

    assertVerdict(Program.within(strace, DIAGNOSE));

    List<String> all = Files.readAllLines(calls);
    assertEquals(List.of(), all.stream().filter(GentleIT::changes).toList());
    assertEquals(List.of(), all.stream().filter(GentleIT::begins).toList());
    assertEquals(List.of(), all.stream().filter(call -> call.contains("AF_INET")).toList());
  }

  private static boolean changes(String call) {
    boolean writes = Stream.of("O_WRONLY", "O_RDWR", "O_CREAT").anyMatch(call::contains);
    boolean changes = Stream.of("creat(", "mkdir", "unlink", "rename").anyMatch(call::contains);
    // what the shell throws away, and what Java tells the kernel of its own core dumps
    boolean own = call.contains("\"/dev/null\"") || call.contains("\"/proc/self/coredump_filter\"");
    return (writes || changes) && !own;
  }

  /** A thread is no process; nor are the programs that the launcher becomes one after another. */
  private static boolean begins(String call) {
    boolean forks = Stream.of("clone(", "clone3(", "fork(").anyMatch(call::contains);
    return forks && !call.contains("CLONE_THREAD") && !call.contains("resumed");
  }

  @Test
  void worksWhereNothingCanBeWritten() throws Exception {
    assertVerdict(inNamespace("mount -o bind,remount,ro / && mount -o bind,remount,ro /tmp; true"));
  }

  @Test
  void worksWhereNothingInTmpCanBeRun() throws Exception {
    // the program may itself lie below /tmp
    String setup =
        "mount --bind '" + Program.HOME + "' /mnt && mount -t tmpfs -o noexec tmpfs /tmp";
    assertVerdict(Program.at(Path.of("/mnt"), namespace(setup), DIAGNOSE));
  }

  /** It is the machine's own code, run from the folder for temporary files. */
  @Test
  void tellsWhereWhatUnpacksZstdCannotBeRun() throws Exception {
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    Files.write(bundle.resolve("syslog.zst"), HexFormat.of().parseHex(ZSTD));
    Files.writeString(bundle.resolve("df.txt"), FULL_DISK);
    Path noexec = Files.createDirectories(folder.resolve("noexec"));
    String mounted = "mount -t tmpfs -o noexec tmpfs " + noexec + " && export TMPDIR=" + noexec;

    Program program = within(mounted, "diagnose", "--quiet", bundle.toString());

    assertVerdict(program);
    assertTrue(program.out().contains("syslog.zst: what unpacks zstd cannot be"), program.out());
    assertFalse(Program.run("diagnose", bundle.toString()).out().contains("zstd"), "elsewhere");
  }

  /** What is large in an archive is laid into the operator's folder, and into no other. */
  @Test
  void unpacksWhereTmpdirSays() throws Exception {
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    Files.writeString(bundle.resolve("df.txt"), FULL_DISK + "# padding\n".repeat(200_000));
    Path archive = folder.resolve("bundle.tar");
    List<String> tar = List.of("tar", "-C", folder.toString(), "-cf", archive.toString(), "bundle");
    assertEquals(0, new ProcessBuilder(tar).start().waitFor());
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    Place.require(List.of("strace", "--"));
    Path calls = folder.resolve("calls");
    List<String> wrapper = new ArrayList<>(strace(calls, "-e", "trace=open,openat,creat"));
    wrapper.addAll(List.of("env", "TMPDIR=" + temporary));

    assertVerdict(Program.within(wrapper, "diagnose", "--quiet", archive.toString()));

    List<String> made =
        Files.readAllLines(calls).stream().filter(call -> call.contains("O_CREAT")).toList();
    List<String> elsewhere =
        made.stream()
            .filter(call -> changes(call) && !call.contains("\"" + temporary + "/"))
            .toList();
    assertEquals(List.of(), elsewhere);
    assertTrue(made.stream().anyMatch(call -> call.contains("\"" + temporary + "/")), "none made");
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  /**
   * Neither a process can be made nor a program begun; threads are made by another call. That it
   * would be noticed is shown by a shell that tries.
   */
  @Test
  void worksWhereNoProcessCanBeBegun() throws Exception {
    Path calls = folder.resolve("calls");
    Place.require(strace(calls, "-e", "trace=execve"));
    assertVerdict(Program.within(strace(calls, "-e", "trace=execve"), DIAGNOSE));
    long begun =
        Files.readAllLines(calls).stream().filter(call -> call.contains("execve(")).count();
    String further = "inject=execve,execveat:error=EAGAIN:when=" + (begun + 1) + "+";
    List<String> none = strace(calls, "-e", "inject=clone,fork,vfork:error=EAGAIN", "-e", further);

    Program program = Program.within(none, DIAGNOSE);

    assertVerdict(program);
    assertEquals("", program.err());
    List<String> shell = new ArrayList<>(none);
    shell.addAll(List.of("sh", "-c", "true | true"));
    assertNotEquals(0, new ProcessBuilder(shell).start().waitFor());
  }

  private static List<String> strace(Path calls, String... options) {
    List<String> words = new ArrayList<>(List.of("strace", "-f", "-o", calls.toString()));
    words.addAll(List.of(options));
    words.add("--");
    return words;
  }

  /** Names of a network cannot be resolved where there is no network. */
  @Test
  void worksWithoutANetwork() throws Exception {
    Place.require(List.of("unshare", "--net"));

    assertVerdict(Program.within(List.of("unshare", "--net"), DIAGNOSE));
  }

  /**
   * The name server takes questions and never answers, so that whoever asks one waits. How many
   * were sent is counted by the kernel; a name that is looked up afterwards shows that it counts.
   */
  @Test
  void asksNoNameServerWhichIsSilent() throws Exception {
    Path resolver = folder.resolve("resolv.conf");
    Files.writeString(resolver, "nameserver 127.0.0.1\n");
    String sent = "awk '/^Udp: [0-9]/ { print \"sent \" $5 }' /proc/net/snmp >&2";
    String silent =
        "ip link set lo up && mount --bind "
            + resolver
            + " /etc/resolv.conf && { python3 -c \"import socket, time;"
            + " s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('127.0.0.1', 53));"
            + " time.sleep(600)\" & } && sleep 1 && { \"$@\"; code=$?; "
            + sent
            + "; timeout 2 getent ahosts www.example.com; echo waited $? >&2; "
            + sent
            + "; exit $code; }";
    List<String> apart =
        List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");
    Place.require(List.of("python3", "-c", "import socket"));
    LiveHost.requireThat(LiveHost.program("getent").isPresent(), "no getent");
    Place.require(apart);
    List<String> wrapper = new ArrayList<>(apart);
    wrapper.addAll(List.of("sh", "-c", silent, "sh"));

    Program program = Program.within(wrapper, DIAGNOSE);

    assertVerdict(program);
    assertTrue(program.err().startsWith("sent 0\nwaited 124\nsent "), program.err());
    assertFalse(program.err().endsWith("sent 0\n"), program.err());
  }

  @Test
  void worksWithFewDescriptors() throws Exception {
    Place.require(List.of("prlimit", "--nofile=64"));

    assertVerdict(Program.within(List.of("prlimit", "--nofile=64"), DIAGNOSE));
    Program fewer = Program.within(List.of("prlimit", "--nofile=40"), DIAGNOSE);
    assertEquals(4, fewer.code());
    assertTrue(fewer.err().contains("fewer than 64 descriptors may be open"), fewer.err());
  }

  /** The verdict stands on standard output where the file cannot take it. */
  @Test
  void tellsThatADiskIsFull() throws Exception {
    Path output = folder.resolve("full/diagnosis.txt");

    Program program = within(full(), "diagnose", "--samples", "1", "--output", output.toString());

    assertEquals(4, program.code());
    assertTrue(program.out().contains("NOT JUDGED"), program.out());
    assertTrue(program.err().contains("cannot be written"), program.err());
    assertFalse(program.err().contains("\tat "), program.err());
  }

  @Test
  void tellsThatStandardOutputIsNotWhole() throws Exception {
    Path out = folder.resolve("full/out");

    Program program = within(full() + " && exec > " + out, "diagnose", "--samples", "1");

    assertEquals(4, program.code());
    assertTrue(program.err().contains("is not whole"), program.err());
  }

  /** A file system of one page, and that is taken. */
  private String full() throws IOException {
    Path full = Files.createDirectories(folder.resolve("full"));
    return "mount -t tmpfs -o size=4k tmpfs "
        + full
        + " && head -c 4096 /dev/zero > "
        + full
        + "/a";
  }

  /** What does not fit is left out and told; the rest is judged. */
  @Test
  void judgesTheRestInASmallHeap() throws Exception {
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    try (BufferedWriter out = Files.newBufferedWriter(bundle.resolve("lsof.txt"))) {
      out.write("COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\n");
      for (int i = 0; i < MANY; i++) {
        int pid = 10_000 + i / 1_000;
        out.write("worker " + pid + " www " + i % 1_000 + "u IPv4 " + i + " 0t0 TCP ");
        out.write("10.0.0." + i % 250 + ":" + (1024 + i % 60_000) + "->10.1.1.1:443 (SYN_SENT)\n");
      }
    }
    Files.writeString(bundle.resolve("df.txt"), FULL_DISK);

    List<String> small = List.of("env", "CULPRIT_HEAP=64m");
    Program program = Program.within(small, "diagnose", "--quiet", bundle.toString());

    assertVerdict(program);
    assertTrue(program.out().contains("lsof.txt: it does not fit into a heap of"), program.out());
    assertFalse(program.err().contains("\tat "), program.err());
  }

  @Test
  void stepsBackAndSaysWhatItCosts() throws Exception {
    Program program = Program.run("diagnose", "--samples", "1", "--stats");

    assertTrue(program.err().contains("own footprint: "), program.err());
    assertTrue(program.err().contains(" MiB resident at most, "), program.err());
    assertFalse(program.err().contains("nice 0"), program.err());
  }

  private static Program inNamespace(String setup) throws IOException, InterruptedException {
    return within(setup, DIAGNOSE);
  }

  private static Program within(String setup, String... arguments)
      throws IOException, InterruptedException {
    return Program.within(namespace(setup), arguments);
  }

  /** The words before a program that runs where the shell has mounted something for it alone. */
  private static List<String> namespace(String setup) throws InterruptedException {
    Place.require(List.of("unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt", "sh"));
    return List.of("unshare", "--mount", "sh", "-c", setup + " && exec \"$@\"", "sh");
  }

  private static void assertVerdict(Program program) {
    assertTrue(VERDICTS.contains(program.code()), program::toString);
  }
}
