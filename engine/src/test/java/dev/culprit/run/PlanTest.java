package dev.culprit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates become programs with arguments, and values stay inside their word. */
class PlanTest {

  private static List<List<String>> words(String template, Map<String, String> values)
      throws NeedsShellException {
    return Plan.of(template).fill(values).orElseThrow().pipelines().stream()
        .flatMap(p -> p.programs().stream())
        .map(Job.Program::arguments)
        .toList();
  }

  @Test
  void cutsPipelinesProgramsAndWords() throws NeedsShellException {
    assertEquals(
        List.of(
            List.of("ss", "-tn", "dst", "10.0.0.7"),
            List.of("awk", "{ print $1 }"),
            List.of("uniq", "-c"),
            List.of("df", "-h")),
        words(
            "ss -tn dst {address} | awk '{ print $1 }' | uniq -c; df -h",
            Map.of("address", "10.0.0.7")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x; rm -rf /",
        "$(reboot)",
        "`id`",
        "a' b",
        "a\" b",
        "a b",
        "x | sh",
        "> /etc/passwd",
        "*",
        "a\nb",
        "\\",
        "{pid}"
      })
  void aValueStaysOneArgument(String value) throws NeedsShellException {
    for (String template : List.of("grep -F {v} /x", "grep -F '{v}' /x", "grep -F \"{v}\" /x")) {
      List<List<String>> words = words(template, Map.of("v", value));
      assertEquals(List.of(List.of("grep", "-F", value, "/x")), words, template);
    }
  }

  @Test
  void aValueThatLooksLikeAnOptionIsRefused() throws NeedsShellException {
    assertTrue(Plan.of("ls {path}").fill(Map.of("path", "--help")).isEmpty());
    assertTrue(Plan.of("ls {path}").fill(Map.of()).isEmpty());
    assertTrue(Plan.of("ls {path}").fill(Map.of("path", "a\0b")).isEmpty());
    assertFalse(Plan.of("ls ./{path}").fill(Map.of("path", "--help")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for p in 1 2; do echo x; done", "echo $HOME", "ls $(pwd)", "ls `pwd`", "ls > /tmp/x",
            "(ls)", "{ ls; }", "a=1 ls",
        "ls &", "ls |", "| ls", "ls 'x", "! ls", "ls ~", "cat < /etc/passwd", ""
      })
  void whatOnlyAShellCanDoIsForAPerson(String template) {
    assertFalse(Plan.isRunnable(template), template);
  }

  @Test
  void fileNamesAreExpandedAndValuesInThemAreNot(@TempDir Path folder) throws Exception {
    for (String name : List.of("a.log", "b.log", ".hidden.log", "c*.log", "c1.log")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(
        List.of(
            List.of(
                "tail",
                folder + "/a.log",
                folder + "/b.log",
                folder + "/c*.log",
                folder + "/c1.log")),
        words("tail " + folder + "/*.log", Map.of()));
    assertEquals(
        List.of(List.of("tail", folder + "/c*.log")),
        words("tail " + folder + "/{n}.l?g", Map.of("n", "c*")));
    assertEquals(
        List.of(List.of("tail", folder + "/*.txt")), words("tail " + folder + "/*.txt", Map.of()));
  }

  @Test
  void showsWhatAPersonWouldType() throws NeedsShellException {
    Job job =
        Plan.of("grep -F {v} /var/log/*.log 2>/dev/null | head -5")
            .fill(Map.of("v", "it's"))
            .orElseThrow();
    assertEquals(
        "grep -F 'it'\\''s' '/var/log/*.log' 2>/dev/null | head -5"
            .replace("'/var/log/*.log'", "/var/log/*.log"),
        job.pipelines().get(0).text());
  }
}
