package dev.culprit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import dev.culprit.source.UserFolders;
import dev.culprit.triage.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written can be read, whatever a kill left of it. */
class JournalTest {

  private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

  @TempDir Path root;

  private static Reading reading(String command, String text) {
    return Reading.printed(command, 0, Content.of(text));
  }

  private static Entry ran(int n) {
    return new Entry(
        "ran",
        NOW,
        Map.of("test", "test-" + n, "command", "lsof -p " + n, "consent", "key"),
        List.of(
            reading("lsof -p " + n, "output\n\"of\" " + n + "\n"),
            reading("cat /proc/" + n + "/limits", "")));
  }

  private Story written(Path folder, int steps) throws IOException {
    try (Journal journal = Journal.create(folder)) {
      journal.add(new Entry("begin", NOW, Map.of("live", "true", "name", "web01"), List.of()));
      for (int n = 1; n <= steps; n++) {
        journal.add(ran(n));
      }
      assertTrue(journal.failure().isEmpty());
    }
    return Story.read(folder);
  }

  private static String text(Reading reading) throws IOException {
    try (var in = reading.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    Story story = written(root.resolve("j"), 2);
    assertFalse(story.torn());
    assertEquals(
        List.of("begin", "ran", "ran"), story.entries().stream().map(Entry::kind).toList());
    Input.Ran second = (Input.Ran) story.inputs().get(1);
    assertEquals("test-2", second.test());
    assertEquals("output\n\"of\" 2\n", text(second.readings().get(0)));
    assertEquals("/proc/2/limits", second.readings().get(1).file());
    assertEquals("key", story.entries().get(2).field("consent"));
  }

  @Test
  void onlyTheOwnerMayRead() throws IOException {
    Path folder = written(root.resolve("a/b/j"), 1).folder();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    for (String name : List.of("journal.jsonl", "00001.txt")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
    }
  }

  @Test
  void cutAtAnyByteOnlyTheStepUnderWayIsLost() throws IOException {
    Path folder = written(root.resolve("j"), 3).folder();
    Path file = folder.resolve("journal.jsonl");
    byte[] whole = Files.readAllBytes(file);
    int steps = 0;
    for (int length = 0; length <= whole.length; length++) {
      if (length > 0 && whole[length - 1] == '\n') {
        steps++;
      }
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      Story story = Story.read(folder);
      assertEquals(steps, story.entries().size(), "cut at " + length);
      assertEquals(length > 0 && whole[length - 1] != '\n', story.torn(), "cut at " + length);
    }
    assertEquals(4, steps);
  }

  @Test
  void aResumedJournalGoesOnAfterTheLastWholeLine() throws IOException {
    Path folder = written(root.resolve("j"), 2).folder();
    Path file = folder.resolve("journal.jsonl");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 7));
    Story torn = Story.read(folder);
    try (Journal journal = torn.resume()) {
      journal.add(ran(9));
    }
    Story story = Story.read(folder);
    assertFalse(story.torn());
    assertEquals(
        List.of("", "test-1", "test-9"),
        story.entries().stream().map(e -> e.field("test")).toList());
    assertEquals("output\n\"of\" 9\n", text(story.entries().get(2).readings().get(0)));
  }

  @Test
  void anOutputThatIsNotWholeEndsTheStory() throws IOException {
    Path folder = written(root.resolve("j"), 3).folder();
    Files.writeString(folder.resolve("00003.txt"), "output\n\"of\" 7\n");
    Story story = Story.read(folder);
    assertTrue(story.torn());
    assertEquals(2, story.entries().size());
  }

  @Test
  void aJournalNamesOnlyItsOwnFiles() throws IOException {
    Path folder = written(root.resolve("j"), 1).folder();
    Path file = folder.resolve("journal.jsonl");
    Files.writeString(file, Files.readString(file).replace("00001.txt", "../../../etc/passwd"));
    assertEquals(1, Story.read(folder).entries().size());
    Files.writeString(file, "not json\n");
    assertEquals(0, Story.read(folder).entries().size());
  }

  @Test
  void whereNothingCanBeWrittenItSaysSoAndGoesOn() throws IOException {
    Path blocked = root.resolve("file");
    Files.writeString(blocked, "no folder");
    try (Journal journal = Journal.create(blocked.resolve("j"))) {
      journal.add(ran(1));
      assertTrue(journal.failure().isPresent());
      Files.delete(blocked);
      journal.add(ran(2));
      assertTrue(journal.failure().isEmpty());
    }
    assertEquals(2, Story.read(blocked.resolve("j")).entries().size());
  }

  @Test
  void idsAreNamesAndNoPaths() {
    assertTrue(Journals.isId("20261126-031500"));
    assertTrue(Journals.isId("20261126-031500-2"));
    assertFalse(Journals.isId("../20261126-031500"));
    assertFalse(Journals.isId(""));
  }

  @Test
  void theStateFolderIsThatOfTheSpecification() {
    Path own = Journals.of(new UserFolders(Map.of("XDG_STATE_HOME", "/s"), "/home/a")).fresh(NOW);
    assertEquals(Path.of("/s/culprit/journal/20261126-030000"), own);
    Path usual =
        Journals.of(new UserFolders(Map.of("XDG_STATE_HOME", "relative"), "/home/a")).fresh(NOW);
    assertEquals(Path.of("/home/a/.local/state/culprit/journal/20261126-030000"), usual);
  }
}
