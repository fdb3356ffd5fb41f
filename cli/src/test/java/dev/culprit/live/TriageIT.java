package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guided triage on a pseudo-terminal, killed without warning, and gone on with. */
class TriageIT {

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private static final String PROMPT = "culprit> ";

  /** The second line answers whether it was the leading cause, where one leads: not known yet. */
  private static final String LEAVE = "q\r\r";

  @TempDir private Path folder;

  private Process child;

  private final StringBuilder shown = new StringBuilder();

  private void start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    child = builder.start();
    InputStream in = child.getInputStream();
    Thread reader = new Thread(() -> read(in), "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream in) {
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (shown) {
          shown.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException ended) {
      // what was shown is kept
    }
  }

  /** Waits for a text after what was shown before. */
  private int await(String text, int from) throws InterruptedException {
    for (int i = 0; i < 1200; i++) {
      synchronized (shown) {
        int at = shown.indexOf(text, from);
        if (at >= 0) {
          return at + text.length();
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not shown: " + text + "\n" + shown);
  }

  private void type(String keys) throws IOException {
    OutputStream out = child.getOutputStream();
    out.write(keys.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @AfterEach
  void end() {
    if (child != null) {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
    }
  }

  private static String culprit() {
    return Program.HOME.resolve("bin/culprit").toString();
  }

  /**
   * A terminal of so many columns; plain culprit is a triage there. What runs in the background of
   * a script is deaf to Ctrl-C, and so is all that it starts: a terminal's programs are not.
   */
  private void terminal(int columns, String... words) throws IOException {
    assumeTrue(Files.isExecutable(SCRIPT), "script(1) of bsdutils makes the terminal");
    start(
        SCRIPT.toString(),
        "-qfec",
        "stty cols "
            + columns
            + " rows 40; exec env --default-signal=INT "
            + culprit()
            + " "
            + String.join(" ", words),
        "/dev/null");
  }

  @Test
  void plainCulpritOnATerminalIsATriage() throws Exception {
    terminal(40);
    int at = await(PROMPT, 0);
    assertTrue(shown.indexOf("WHERE WE STAND") >= 0);
    type("?\r");
    at = await("saves and leaves", at);
    type(LEAVE);
    await("culprit triage", at);
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    for (String line : prose()) {
      assertTrue(line.length() <= 40, line);
    }
  }

  /** What is shown before the first key, without commands and words that no line can hold. */
  private List<String> prose() {
    List<String> lines = new ArrayList<>();
    String first = shown.substring(0, shown.indexOf(PROMPT));
    for (String line : first.replaceAll("\033\\[[0-9;?]*[a-zA-Z=]", "").split("\r?\n", -1)) {
      boolean copied = line.startsWith("   $ ");
      boolean oneWord = !line.strip().contains(" ");
      if (!copied && !oneWord) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void ctrlCAtThePromptSavesAndLeaves() throws Exception {
    terminal(80);
    int at = await(PROMPT, 0);
    type("\003");
    await("Saved. Go on with", at);
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
  }

  @Test
  void ctrlCEndsWhatRunsAndTheTriageGoesOn() throws Exception {
    Path flow = folder.resolve("flow.yaml");
    Files.writeString(flow, "flow:\n  - {node: slow, command: [sleep, '60'], seconds: 60}\n");
    terminal(80, "triage", "--flow", flow.toString());
    int at = await("one request each", 0);
    Thread.sleep(1_000);
    long begin = System.nanoTime();
    type("\003");
    at = await("Look at slow first", at);
    assertTrue((System.nanoTime() - begin) / 1e9 < 20, "it is ended, and not waited for");
    await(PROMPT, at);
    type(LEAVE);
    await("Saved. Go on with", at);
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
  }

  @Test
  void killedWithoutWarningItGoesOnWhereItWas() throws Exception {
    start(culprit(), "triage", "--plain");
    int at = await(PROMPT, 0);
    type("did restarted nginx: no change\n");
    at = await(PROMPT, at);
    type("s\n");
    await(PROMPT, at);
    child.destroyForcibly();
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    Program list = run("journal", "list");
    Matcher id = Pattern.compile("^(\\d{8}-\\d{6})", Pattern.MULTILINE).matcher(list.out());
    assertTrue(id.find(), list.out());
    assertTrue(list.out().contains("2 steps"), list.out());

    shown.setLength(0);
    start(culprit(), "triage", "--plain", "--resume", id.group(1));
    at = await("Resumed " + id.group(1) + ": 2 steps", 0);
    at = await(PROMPT, at);
    type(LEAVE.replace('\r', '\n'));
    await("Saved.", at);
    Program show = run("journal", "show", id.group(1));
    assertEquals(0, show.code());
    assertTrue(show.out().contains("told: action restarted nginx: no-change"), show.out());
  }

  private Program run(String... args) throws IOException, InterruptedException {
    return Program.within(List.of("env", "XDG_STATE_HOME=" + folder), args);
  }
}
