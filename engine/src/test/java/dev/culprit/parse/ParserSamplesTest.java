package dev.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Each folder {@code parse/PARSER/SAMPLE} holds an {@code input.txt} and what it must be read as.
 *
 * <p>Keys of {@code expected.yaml}: {@code command} or {@code file} (what the reading is known as),
 * {@code sample}, {@code by-content} (false where the text alone does not tell what it is), {@code
 * understood}, {@code not-understood}, {@code looked}, {@code observations}. With {@code
 * -Dsamples.rewrite=true} what was read replaces what was expected, for review.
 */
class ParserSamplesTest {

  private static final Path SAMPLES = Path.of("src/test/resources/parse");
  private static final boolean REWRITE = Boolean.getBoolean("samples.rewrite");

  @TestFactory
  Stream<DynamicTest> samples() throws IOException {
    try (Stream<Path> folders = Files.walk(SAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("input.txt")))
          .sorted()
          .map(folder -> DynamicTest.dynamicTest(name(folder), () -> check(folder)))
          .toList()
          .stream();
    }
  }

  private static String name(Path folder) {
    return SAMPLES.relativize(folder).toString();
  }

  private static void check(Path folder) throws IOException {
    assertEquals(2, SAMPLES.relativize(folder).getNameCount(), "folders are PARSER/SAMPLE");
    Path file = folder.resolve("expected.yaml");
    Map<String, Object> expected = load(file);
    String text = Files.readString(folder.resolve("input.txt"), StandardCharsets.ISO_8859_1);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Reading named =
        new Reading(
            "input.txt",
            (String) expected.getOrDefault("command", ""),
            (String) expected.getOrDefault("file", ""),
            (Integer) expected.getOrDefault("sample", 0),
            Content.of(bytes));
    String id = folder.getParent().getFileName().toString();
    assertPicked(id, named, "by its name");
    if (!Boolean.FALSE.equals(expected.get("by-content"))) {
      assertPicked(id, new Reading("input.txt", "", "", 0, Content.of(bytes)), "by its text");
    }
    Map<String, Object> read = read(id, named);
    if (REWRITE) {
      Files.writeString(file, header(file) + dump(read));
    } else {
      assertEquals(dump(reload(dump(only(expected)))), dump(reload(dump(read))));
    }
  }

  private static void assertPicked(String id, Reading reading, String how) {
    Parser picked = Parsers.pick(reading, head(reading));
    assertNotNull(picked, "no parser takes it " + how);
    assertEquals(id, picked.id(), "parser that takes it " + how);
  }

  /** The lines by which a parser is picked. */
  static List<String> head(Reading reading) {
    List<String> head = new ArrayList<>();
    try (Lines lines = Lines.of(reading)) {
      for (String line = lines.next(); line != null && head.size() < 40; line = lines.next()) {
        head.add(line);
      }
    }
    return head;
  }

  private static Map<String, Object> read(String id, Reading reading) {
    Parser parser =
        Parsers.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    RecordingSink sink = new RecordingSink(reading);
    try (Lines lines = Lines.of(reading)) {
      parser.parse(lines, sink);
    }
    Map<String, Object> read = new LinkedHashMap<>();
    read.put("understood", sink.understood);
    read.put("not-understood", sink.notUnderstood.size());
    read.put("looked", sink.looked);
    read.put(
        "observations",
        sink.observations.stream().map(one -> RecordMaps.tagged((Record) one)).toList());
    return read;
  }

  private static Map<String, Object> only(Map<String, Object> expected) {
    Map<String, Object> only = new LinkedHashMap<>();
    only.put("understood", expected.get("understood"));
    only.put("not-understood", expected.getOrDefault("not-understood", 0));
    only.put("looked", expected.getOrDefault("looked", List.of()));
    only.put("observations", expected.getOrDefault("observations", List.of()));
    return only;
  }

  /** One observation a line, so that a diff shows which one changed. */
  private static String dump(Map<String, Object> read) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    Yaml yaml = new Yaml(options);
    StringBuilder text = new StringBuilder();
    text.append("understood: ").append(read.get("understood")).append('\n');
    text.append("not-understood: ").append(read.get("not-understood")).append('\n');
    text.append("looked: ").append(read.get("looked")).append('\n');
    text.append("observations:\n");
    for (Object one : (List<?>) read.get("observations")) {
      Map.Entry<?, ?> entry = ((Map<?, ?>) one).entrySet().iterator().next();
      text.append("- ").append(entry.getKey()).append(": ");
      text.append(yaml.dump(entry.getValue()).strip()).append('\n');
    }
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> reload(String yaml) {
    Map<String, Object> map =
        (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return only(
        map.entrySet().stream()
            .filter(e -> e.getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> load(Path file) throws IOException {
    Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    Map<String, Object> map = new LinkedHashMap<>((Map<String, Object>) yaml);
    map.values().removeIf(value -> value == null);
    return map;
  }

  /** The comment and the keys that say what the sample is; the rest is what was read. */
  private static String header(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .takeWhile(line -> !line.startsWith("understood:"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
