package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/automation, as an operator would use them, on a saved case. */
@Tag("live")
class AutomationIT {

  static final Path EXAMPLES = Path.of("../docs/automation").toAbsolutePath().normalize();
  static final Path FULL_DISK =
      Path.of(
              "../knowledge-base/src/main/resources/dev/culprit/knowledge/cases",
              "storage/debug-log-fills-the-disk")
          .toAbsolutePath()
          .normalize();
  private static final Path HEALTHY =
      FULL_DISK.resolveSibling("../healthy/busy-web-server").normalize();

  /** A row of /etc/cron.d; a percent sign would end the command. */
  private static final Pattern CRON = Pattern.compile("(?:[\\d*/,-]+ ){5}root (?<command>[^%\n]+)");

  private static final String PROGRAM = Program.HOME.resolve("bin/culprit").toString();
  private static final String ALERT =
      """
      {"status": "firing", "alerts": [{"labels": {"alertname": "Full"},
       "annotations": {"summary": "disk full; $(reboot)"}}]}
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void needs() throws InterruptedException {
    Place.require(List.of("python3", "-c", "import json"));
  }

  @Test
  void thePlugInSpeaksAsMonitoringWants() throws Exception {
    Program plugIn = run("check_culprit", "--culprit", PROGRAM, "--", FULL_DISK.toString());

    assertEquals(2, plugIn.code(), plugIn::toString);
    assertTrue(plugIn.out().startsWith("CULPRIT CRITICAL - "), plugIn.out());
    assertTrue(plugIn.out().matches("(?s)[^|\n]*\\| probability=[01]\\.\\d\\d;0\\.5;0\\.8;0;1\n"));
  }

  @Test
  void thePlugInDoesNotKnowWhereNobodyCanBeAsked() throws Exception {
    Program plugIn = run("check_culprit", "--culprit", "/nowhere/culprit");

    assertEquals(3, plugIn.code());
    assertTrue(plugIn.out().startsWith("CULPRIT UNKNOWN - "), plugIn.out());
  }

  @Test
  void aJobsStepBranchesByItsExitCode() throws Exception {
    Program step = run("job-step", FULL_DISK.toString());

    assertEquals(1, step.code(), step::toString);
    assertTrue(step.out().contains("\"verdict\""), step.out());
    assertEquals("a cause was found\n", step.err());
    assertEquals(3, run("job-step", "/nowhere").code());
  }

  @Test
  void anAlertIsAnsweredWithADiagnosis() throws Exception {
    BlockingQueue<String> posted = new LinkedBlockingQueue<>();
    HttpServer receiver = receiver(posted);
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    Process hook =
        start(
            "alert-hook",
            "--post",
            url,
            "--listen",
            "127.0.0.1:0",
            "--culprit",
            PROGRAM,
            "--",
            FULL_DISK.toString());
    try (BufferedReader said = hook.inputReader()) {
      String port = said.readLine().replaceAll(".*:", "");
      HttpRequest alert =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
              .POST(HttpRequest.BodyPublishers.ofString(ALERT))
              .build();

      assertEquals(
          202, HttpClient.newHttpClient().send(alert, BodyHandlers.discarding()).statusCode());

      String diagnosis = posted.poll(2, TimeUnit.MINUTES);
      assertNotNull(diagnosis, "nothing was posted");
      assertTrue(diagnosis.contains("\"verdict\": \"cause-found\""), diagnosis);
    } finally {
      hook.destroy();
      receiver.stop(0);
    }
  }

  @Test
  void ansibleReadsTheAnswerAndChangesNothing() throws Exception {
    LiveHost.requireThat(LiveHost.program("ansible-playbook").isPresent(), "no ansible-playbook");
    String variables =
        "{\"culprit_program\": \"" + PROGRAM + "\", \"culprit_options\": [\"" + FULL_DISK + "\"]}";
    Program playbook =
        runCommand(
            List.of(
                "ansible-playbook",
                "-i",
                "localhost,",
                "-c",
                "local",
                "-e",
                variables,
                EXAMPLES.resolve("diagnose.yml").toString()));

    assertEquals(0, playbook.code(), playbook::toString);
    assertTrue(playbook.out().contains("cause-found"), playbook.out());
    assertTrue(playbook.out().contains("changed=0"), playbook.out());
  }

  @Test
  void systemdUnderstandsTheUnits() throws Exception {
    LiveHost.requireThat(LiveHost.program("systemd-analyze").isPresent(), "no systemd-analyze");
    Path service = folder.resolve("culprit.service");
    String unit = Files.readString(EXAMPLES.resolve("culprit.service"));
    Files.writeString(service, unit.replace("/usr/bin/culprit", PROGRAM).replaceAll("Doc.*\n", ""));
    Path timer = Files.copy(EXAMPLES.resolve("culprit.timer"), folder.resolve("culprit.timer"));

    Program verify =
        runCommand(List.of("systemd-analyze", "verify", service.toString(), timer.toString()));

    assertEquals(0, verify.code(), verify::toString);
    assertTrue(!verify.err().contains(folder.toString()), verify.err());
  }

  /** As cron runs it: its shell, its short path, no terminal; what is written would be mailed. */
  @Test
  void cronMailsOnlyACauseThatWasFound() throws Exception {
    List<String> lines = Files.readAllLines(EXAMPLES.resolve("culprit.cron"));
    List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
    assertEquals(1, rows.size(), rows::toString);
    Matcher row = CRON.matcher(rows.get(0));
    assertTrue(row.matches(), rows.get(0));

    Program found = cron(row.group("command"), FULL_DISK);
    assertTrue(found.out().startsWith("Culprit "), found::toString);
    assertTrue(found.out().contains("CAUSE FOUND"), found::toString);
    assertEquals("", cron(row.group("command"), HEALTHY).out());
  }

  private Program cron(String command, Path bundle) throws Exception {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Path culprit = programs.resolve("culprit");
    Files.writeString(culprit, "#!/bin/sh\nexec " + PROGRAM + " \"$@\" " + bundle + "\n");
    Files.setPosixFilePermissions(culprit, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    List<String> cron =
        List.of(
            "env",
            "-i",
            "HOME=/",
            "LOGNAME=root",
            "SHELL=/bin/sh",
            "TMPDIR=" + temporary,
            "JAVA_HOME=" + System.getProperty("java.home"),
            "PATH=" + programs + ":/usr/bin:/bin",
            "/bin/sh",
            "-c",
            command);
    Program program = runCommand(cron);
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
    return program;
  }

  /**
   * As StackStorm's runner does it, without StackStorm: the entry point that the action names, by a
   * shell, and all that it writes to standard output taken for JSON.
   */
  @Test
  void stackStormsActionNamesAStepWhoseAnswerIsJson() throws Exception {
    String action = Files.readString(EXAMPLES.resolve("stackstorm-action.yaml"));
    assertTrue(action.contains("\nrunner_type: local-shell-script\n"), action);
    Matcher entry = Pattern.compile("(?m)^entry_point: (\\S+)$").matcher(action);
    assertTrue(entry.find(), action);
    Path step = EXAMPLES.resolve(entry.group(1));

    Program program =
        runCommand(List.of("bash", "-c", step + " " + FULL_DISK.toString().replace(" ", "\\ ")));

    assertEquals(1, program.code(), program::toString);
    assertEquals("cause-found", program.answer().verdict());
  }

  private Program run(String example, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(EXAMPLES.resolve(example).toString()));
    command.addAll(List.of(arguments));
    return runCommand(command);
  }

  private Program runCommand(List<String> command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), command::toString);
    return new Program(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Process start(String example, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(EXAMPLES.resolve(example).toString()));
    command.addAll(List.of(arguments));
    return builder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CULPRIT", PROGRAM);
    return builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
  }

  private static HttpServer receiver(BlockingQueue<String> posted) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
