package dev.culprit.capture;

import dev.culprit.knowledge.YamlText;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a case: {@code case.yaml} beside the readings, so that what was read is read again. */
public final class CaseFiles {

  private static final Pattern PACKED = Pattern.compile("\\.(?:gz|xz|bz2|zst|lz4|Z)$");
  private static final Pattern SAFE = Pattern.compile("[^A-Za-z0-9._-]+");

  private final Path folder;
  private final Set<String> used = new HashSet<>();
  private int number;

  /** A case in a folder of its own, named after its id. */
  public CaseFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * What a case must come to.
   *
   * @param leads what leads, or {@code healthy} where nobody is to be accused
   * @param innocent who may not be accused
   * @param symptom what the users said, or ""
   */
  public record Expected(String leads, List<String> innocent, String symptom) {}

  /** Writes all of it. */
  public void write(List<Reading> readings, Expected expected, String title, String source)
      throws IOException {
    YamlText text = new YamlText();
    text.put(0, "id", String.valueOf(folder.getFileName())).put(0, "title", title);
    text.put(0, "provenance", "captured").put(0, "source", source);
    if (!expected.symptom().isEmpty()) {
      text.put(0, "symptom", expected.symptom());
    }
    text.open(0, "expect", "").put(2, "leads", List.of(expected.leads()));
    if (!expected.innocent().isEmpty()) {
      text.put(2, "not-accused", expected.innocent());
    }
    Files.createDirectories(folder.resolve("readings"));
    Files.writeString(folder.resolve("case.yaml"), text.toString());
    for (Reading reading : readings) {
      write(reading);
    }
  }

  private void write(Reading reading) throws IOException {
    Path file = folder.resolve("readings").resolve(name(reading));
    Files.createDirectories(file.getParent());
    try (InputStream in = reading.content().open()) {
      byte[] bytes = in.readAllBytes();
      byte[] head = head(reading).getBytes(StandardCharsets.UTF_8);
      byte[] all = java.util.Arrays.copyOf(head, head.length + bytes.length);
      System.arraycopy(bytes, 0, all, head.length, bytes.length);
      Files.write(file, all);
    }
  }

  /** Where the name alone does not say what it is, the first line does. */
  private static String head(Reading reading) {
    return isNamed(reading) || reading.command().isEmpty() ? "" : "$ " + reading.command() + "\n";
  }

  /** Whether the bundle named it, so that its path says what it is. */
  private static boolean isNamed(Reading reading) {
    return reading.lineOffset() == 0
        && !reading.path().equals(reading.command())
        && reading.path().matches("[\\w@+:,~=-][\\w.@+:,~=/-]*");
  }

  private String name(Reading reading) {
    String name;
    if (isNamed(reading)) {
      name = PACKED.matcher(reading.path()).replaceAll("");
    } else if (reading.command().isEmpty() && reading.file().startsWith("/")) {
      name = reading.file().substring(1) + sample(reading);
    } else {
      String tool = SAFE.matcher(reading.tool()).replaceAll("_");
      name = (tool.isEmpty() ? "reading" : tool) + sample(reading) + ".txt";
    }
    String safe = harmless(name);
    while (!used.add(safe)) {
      number++;
      safe = String.format(Locale.ROOT, "more%02d/%s", number, harmless(name));
    }
    return safe;
  }

  private static String sample(Reading reading) {
    return reading.sample() == 0 ? "" : "-" + (reading.sample() + 1);
  }

  /** No path leaves the folder. */
  private static String harmless(String name) {
    StringBuilder path = new StringBuilder();
    for (String part : name.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        path.append(path.length() == 0 ? "" : "/").append(part.replaceAll("\\p{Cntrl}", "_"));
      }
    }
    return path.length() == 0 ? "reading" : path.toString();
  }
}
