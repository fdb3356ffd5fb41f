package dev.culprit.cli.triage;

import dev.culprit.cli.Sanitizer;
import dev.culprit.cli.render.Wrapping;
import dev.culprit.journal.Entry;
import dev.culprit.journal.Story;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A journal for people, and as a folder that diagnose reads. */
public final class JournalText {

  /** Lines of an output that are shown. */
  private static final int SHOWN = 8;

  private JournalText() {}

  /** A journal in one line. */
  public static String line(Story story) {
    String name = story.first("begin").map(e -> e.field("name")).orElse("");
    String symptom = story.first("begin").map(e -> e.field("symptom")).orElse("");
    return String.format(
        Locale.ROOT,
        "%-20s %-20s %3d steps%s%s",
        story.folder().getFileName(),
        name,
        story.inputs().size(),
        story.torn() ? ", cut off" : "",
        symptom.isEmpty() ? "" : "  " + symptom);
  }

  /** All that happened, in order. */
  public static void story(Story story, PrintStream out) {
    for (Entry entry : story.entries()) {
      entry(entry, out);
    }
    if (story.torn()) {
      out.println("What came last was cut off, and is lost.");
    }
  }

  private static void entry(Entry entry, PrintStream out) {
    String at = entry.at().toString().replaceFirst("\\.\\d+Z", "Z");
    String what =
        switch (entry.kind()) {
          case "begin" -> "begun on " + entry.field("name") + said(entry, "symptom");
          case "base" -> "read the host: " + entry.readings().size() + " readings";
          case "ran" -> "ran " + entry.field("test") + ", consent: " + entry.field("consent");
          case "pasted" -> "pasted" + said(entry, "test");
          case "told" -> "told: " + entry.field("line");
          case "chosen" -> "went on with " + entry.field("cause");
          case "evidence" ->
              "saved the evidence: " + entry.field("files") + " files in " + entry.field("place");
          case "verified" ->
              "verified "
                  + entry.field("cause")
                  + said(entry, "load")
                  + ": "
                  + entry.field("state");
          case "skipped" -> "skipped " + entry.field("test");
          case "remedy" ->
              "remedy for " + entry.field("cause") + ", consent: " + entry.field("consent");
          case "left" -> "saved and left";
          case "feedback" -> feedback(entry);
          default -> entry.kind();
        };
    print(out, at + "  ", what);
    if (!entry.field("command").isEmpty()) {
      out.println("   $ " + Sanitizer.line(entry.field("command")));
    }
    entry.field("notes").lines().forEach(n -> print(out, "   ", n));
    if (!entry.kind().equals("base")) {
      entry.readings().forEach(r -> head(r, out));
    }
  }

  private static String feedback(Entry entry) {
    String cause = entry.field("cause");
    return cause.isEmpty() ? "what it was is not known" : "it was " + cause;
  }

  private static String said(Entry entry, String field) {
    return entry.field(field).isEmpty() ? "" : ": " + entry.field(field);
  }

  private static void head(Reading reading, PrintStream out) {
    List<String> lines = text(reading).lines().limit(SHOWN + 1L).toList();
    lines.stream().limit(SHOWN).forEach(l -> out.println(Wrapping.cut("     | " + l)));
    if (lines.size() > SHOWN) {
      out.println("     | …");
    }
  }

  private static String text(Reading reading) {
    try (InputStream in = reading.content().open()) {
      return new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(it cannot be read: " + e.getMessage() + ")";
    }
  }

  private static void print(PrintStream out, String first, String text) {
    Wrapping.wrap(first, "   ", text).forEach(out::println);
  }

  /**
   * Writes all readings under the names by which they are recognised, and the story.
   *
   * @param folder is there, and empty
   */
  public static void export(Story story, Path folder) throws IOException {
    Set<String> used = new HashSet<>();
    int number = 0;
    for (Entry entry : story.entries()) {
      for (Reading reading : entry.readings()) {
        number++;
        Path file = folder.resolve(name(reading, number, used));
        Files.createDirectories(file.getParent());
        copy(reading, file);
      }
      if (entry.kind().equals("told")) {
        number++;
        Path file = folder.resolve(String.format(Locale.ROOT, "%05d/told.txt", number));
        Files.createDirectories(file.getParent());
        Files.writeString(file, entry.field("line") + "\n");
      }
    }
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(folder.resolve("STORY.md")), false, StandardCharsets.UTF_8)) {
      story(story, out);
    }
  }

  /**
   * A copy of a file keeps its path; the rest is numbered and says what it is in its first line.
   */
  private static String name(Reading reading, int number, Set<String> used) {
    String file = reading.file();
    boolean copy = file.startsWith("/") && reading.command().isEmpty() && !file.contains("..");
    String plain = copy ? file.substring(1) : "";
    if (copy && reading.sample() == 0 && !plain.isEmpty() && used.add(plain)) {
      return plain;
    }
    return String.format(Locale.ROOT, "outputs/%05d.txt", number);
  }

  private static void copy(Reading reading, Path file) throws IOException {
    boolean numbered = file.getParent().endsWith("outputs");
    String asked = reading.command().isEmpty() ? "cat " + reading.file() : reading.command();
    try (OutputStream out = Files.newOutputStream(file);
        InputStream in = reading.content().open()) {
      if (numbered && !asked.equals("cat ")) {
        out.write(("$ " + asked + "\n").getBytes(StandardCharsets.UTF_8));
      }
      in.transferTo(out);
    }
  }
}
