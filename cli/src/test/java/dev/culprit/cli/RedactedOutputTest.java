package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every command that tells of a host hides its names with {@code --redact}, and only then. */
class RedactedOutputTest {

  private static final String HOST = "kestrel7";
  private static final String ADDRESS = "10.77.31.9";
  private static final String USER = "wandaq";
  private static final List<String> NAMES = List.of(HOST, ADDRESS, USER);

  @RegisterExtension final AnotherHome home = new AnotherHome();

  private Path bundle() throws IOException {
    Path folder = Files.createDirectories(home.path().resolve("bundle"));
    String failed = " sshd[812]: Failed password for invalid user " + USER + " from " + ADDRESS;
    Files.writeString(
        folder.resolve("syslog"),
        "Nov 25 10:00:00 " + HOST + failed + " port 4022 ssh2\n" + lines(20, failed));
    Files.writeString(folder.resolve("hostname"), HOST + "\n");
    return folder;
  }

  private static String lines(int count, String text) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("Nov 25 10:00:").append(10 + i).append(' ').append(HOST).append(text);
      lines.append(" port ").append(4023 + i).append(" ssh2\n");
    }
    return lines.toString();
  }

  private static void hides(String text) {
    for (String name : NAMES) {
      assertFalse(text.contains(name), () -> name + " is shown:\n" + text);
    }
  }

  private String triage(String... more) throws IOException {
    Path keys = Files.writeString(home.path().resolve("keys"), "w\nl\nh\nq\n");
    List<String> words =
        Stream.concat(
                Stream.of("triage", bundle().toString(), "--script", keys.toString()),
                Stream.of(more))
            .toList();
    return Invocation.of(words.toArray(String[]::new)).out();
  }

  private static String id(String shown) {
    Matcher id = Pattern.compile("--resume (\\d{8}-\\d{6}\\S*)").matcher(shown);
    assertTrue(id.find(), shown);
    return id.group(1);
  }

  @Test
  void aTriageAndItsJournal() throws IOException {
    String symptom = "--symptom=user=" + USER + " cannot log in from " + ADDRESS;
    String shown = triage(symptom, "--redact");
    hides(shown);
    String id = id(shown);

    String story = Invocation.of("journal", "show", id).out();
    assertTrue(story.contains(ADDRESS), "what is kept here is kept whole: " + story);
    hides(Invocation.of("journal", "show", id, "--redact").out());
    assertTrue(Invocation.of("journal", "list").out().contains(USER));
    hides(Invocation.of("journal", "list", "--redact").out());
  }

  @Test
  void anExportInEachFormatHasTheSamePseudonyms() throws IOException {
    String id = id(triage("--symptom=" + ADDRESS + " is not answered"));
    Path map = home.path().resolve("map");
    for (String format : List.of("folder", "markdown", "html")) {
      Path out = home.path().resolve("out-" + format);
      Invocation run =
          Invocation.of(
              "journal",
              "export",
              id,
              "--redact",
              "--redact-map=" + map,
              "--format=" + format,
              "--output=" + out);
      assertEquals(0, run.code(), run.err());
      try (Stream<Path> all = Files.walk(out)) {
        for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
          hides(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    String kept = Files.readString(map);
    assertEquals(1, kept.lines().filter(row -> row.endsWith("\t" + ADDRESS)).count(), kept);
  }

  @Test
  void whatAVerificationSays() throws IOException {
    String because = "connections of " + HOST + ".acme.example to " + ADDRESS + " pile up";
    String json =
        """
        {"schema": "culprit.diagnosis/v1",
         "target": {"capturedAt": "2026-11-26T03:00:00+01:00", "host": "%s"},
         "hypotheses": [{"cause": "x", "title": "T",
           "subject": {"kind": "service", "name": "no-such-service", "runningSeconds": 600},
           "evidence": [{"finding": "descriptors-grow", "direction": "for", "weight": 20.0,
             "because": "%s", "about": {"kind": "service", "name": "no-such-service"}}]}]}
        """
            .formatted(HOST, because);
    String file = Files.writeString(home.path().resolve("diagnosis.json"), json).toString();

    for (String format : List.of("text", "json")) {
      String whole = Invocation.of("verify", "--quiet", "--format", format, file).out();
      assertTrue(whole.contains(HOST), whole);
      Invocation run = Invocation.of("verify", "--quiet", "--format", format, "--redact", file);
      hides(run.out());
      assertEquals(5, run.code(), run.out());
    }
  }

  @Test
  void whatAReproductionSays() {
    Invocation run =
        Invocation.of(
            "reproduce",
            "--redact",
            "-n",
            "4",
            "--rate",
            "20",
            "--",
            "true",
            ADDRESS,
            "user=" + USER);
    hides(run.out());
    assertTrue(run.out().startsWith("Called true 10."), run.out());
  }

  @Test
  void whatAWatchSays() throws IOException {
    Path out = home.path().resolve("user=" + USER);
    Invocation run =
        Invocation.of("watch", "--redact", "--for", "1s", "--interval", "300ms", "--out=" + out);
    assertTrue(run.out().contains("Recorded in "), run.out() + run.err());
    hides(run.out());
    assertTrue(Files.exists(out), "the recording has its own name");
  }

  @Test
  void aMapNeedsPseudonymsEverywhere() {
    for (String command : List.of("verify", "watch", "triage", "reproduce", "trace", "diagnose")) {
      Invocation run = Invocation.of(command, "--redact-map=" + home.path().resolve("map"));
      assertEquals(2, run.code(), command + run.err());
    }
  }
}
