package dev.culprit.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a target starts from: the kept inputs of {@code src/test/resources/corpus/TARGET}, those
 * that once failed among them, and the samples of the parsers that it reaches.
 */
final class Seeds {

  /** Longer ones only slow the fuzzer down. */
  static final int LONGEST = 10 * 1024;

  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Path RESOURCES = Path.of("../engine/src/test/resources");
  private static final Pattern NAMED =
      Pattern.compile("^(command|file): \"?([^\"\n]+)\"?$", Pattern.MULTILINE);

  private Seeds() {}

  /** All of a target's, by name. */
  static Map<String, byte[]> of(Target target) throws IOException {
    Map<String, byte[]> seeds = new TreeMap<>();
    for (Path file : files(CORPUS.resolve(target.folder()))) {
      seeds.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    for (String parser : target.parsers()) {
      for (Path file : files(samples(parser))) {
        if (file.endsWith("input.txt")) {
          seeds.put(parser + "-" + file.getParent().getFileName(), sample(file));
        }
      }
    }
    return seeds;
  }

  /** Traces are read on a floor of their own. */
  private static Path samples(String parser) {
    return RESOURCES.resolve(parser.equals("strace") ? "trace" : "parse/" + parser);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** A sample, with its command or file in the first line, where it is known. */
  private static byte[] sample(Path input) throws IOException {
    Matcher named = NAMED.matcher(Files.readString(input.resolveSibling("expected.yaml")));
    String first = "";
    if (named.find()) {
      first = (named.group(1).equals("command") ? "$ " : "# ") + named.group(2) + "\n";
    }
    byte[] head = first.getBytes(StandardCharsets.UTF_8);
    byte[] text = Files.readAllBytes(input);
    byte[] all = Arrays.copyOf(head, Math.min(head.length + text.length, LONGEST));
    System.arraycopy(text, 0, all, head.length, all.length - head.length);
    return all;
  }
}
