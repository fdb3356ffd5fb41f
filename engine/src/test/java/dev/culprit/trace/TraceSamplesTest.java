package dev.culprit.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.source.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Each folder {@code trace/SAMPLE} holds an {@code input.txt} and what the trace says. Sites that
 * closed all that they opened are left out. With {@code -Dsamples.rewrite=true} what was read
 * replaces what was expected, for review.
 */
class TraceSamplesTest {

  private static final Path SAMPLES = Path.of("src/test/resources/trace");
  private static final boolean REWRITE = Boolean.getBoolean("samples.rewrite");

  @TestFactory
  Stream<DynamicTest> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .sorted()
          .map(folder -> DynamicTest.dynamicTest(name(folder), () -> check(folder)))
          .toList()
          .stream();
    }
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }

  private static void check(Path folder) throws IOException {
    Path file = folder.resolve("expected.yaml");
    String text = dump(read(folder.resolve("input.txt")));
    if (REWRITE) {
      Files.writeString(file, header(file) + text);
    } else {
      assertEquals(dump(load(Files.readString(file))), dump(load(text)));
    }
  }

  private static Map<String, Object> read(Path input) throws IOException {
    String text = Files.readString(input, StandardCharsets.ISO_8859_1);
    TraceReport report;
    try (Lines lines = Lines.of(text)) {
      report = StraceAnalysis.read(lines, "input.txt", "");
    }
    Map<String, Object> read = new LinkedHashMap<>();
    read.put("understood", report.lines());
    read.put("not-understood", report.notUnderstood());
    read.put("calls", report.calls());
    read.put("threads", report.threads());
    read.put("closes-traced", report.closesTraced());
    read.put("obstacle", report.obstacle().why());
    read.put("waiting", report.waiting().stream().map(w -> w.pid() + " " + w.call()).toList());
    read.put(
        "sites",
        report.sites().stream()
            .filter(site -> site.verdict() != Verdict.CLOSED)
            .map(TraceSamplesTest::fields)
            .toList());
    return read;
  }

  private static Map<String, Object> fields(CallSite site) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("verdict", site.verdict().label());
    map.put("call", site.call());
    map.put("then", site.followedBy());
    map.put("detail", site.detail());
    map.put("caller", site.caller().toString());
    map.put("pid", site.pid());
    map.put("program", site.program());
    map.put("opened", site.opened());
    map.put("open", site.neverClosed());
    map.put("failed", site.failed());
    map.put("because", site.because());
    map.put("line", site.line());
    map.values().removeIf(value -> value.equals("") || value.equals(0));
    return map;
  }

  /** One site a line, so that a diff shows which one changed. */
  private static String dump(Map<String, Object> read) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    Yaml yaml = new Yaml(options);
    StringBuilder text = new StringBuilder();
    read.forEach(
        (key, value) -> {
          text.append(key).append(": ");
          if (key.equals("sites") && !((List<?>) value).isEmpty()) {
            text.append('\n');
            ((List<?>) value)
                .forEach(one -> text.append("- ").append(yaml.dump(one).strip()).append('\n'));
          } else {
            text.append(yaml.dump(value).strip()).append('\n');
          }
        });
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> load(String yaml) {
    return new LinkedHashMap<>(
        (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
  }

  /** The comment that says where the sample is from. */
  private static String header(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
