package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a changed page does to the cases is told, and only cases that it can touch are run. */
class PackDiffTest {

  private static final String CAUSE = "hugepages-misreserved";
  private static final String CASE = "huge-pages-nobody-uses";

  private static final Path PAGE =
      Path.of(
          "../knowledge-base/src/main/resources/dev/culprit/knowledge/causes/memory",
          CAUSE + ".yaml");

  @TempDir private Path folder;

  /** A pack with the built-in page, in which something is said otherwise. */
  private Path pack(String from, String to) throws IOException {
    String page = Files.readString(PAGE);
    assertTrue(page.contains(from), page);
    Path pack = folder.resolve("pack");
    Path file = pack.resolve("causes/memory/" + CAUSE + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, page.replace(from, to));
    return pack;
  }

  private static void says(Invocation run, String pattern) {
    assertTrue(Pattern.compile(pattern).matcher(run.out()).find(), run.out() + run.err());
  }

  @Test
  void aPackThatTakesAProofAwayMakesItsCaseWrong() throws IOException {
    Path pack =
        pack("requires: [hugepages-reserved-unused]", "requires: [hugepages-refused-logged]");

    Invocation diff = Invocation.of("kb", "diff", "--knowledge=" + pack);

    assertEquals(1, diff.code(), diff.out() + diff.err());
    says(diff, "WRONG NOW +" + CASE + " +" + CAUSE + " \\d+ % -> .*want \\[" + CAUSE + "\\]");
    says(diff, "\\d+ of \\d+ cases come out otherwise; wrong now: [1-9]\\d*, right now: 0");

    Invocation mended = Invocation.of("kb", "diff", "--against=" + pack, "--knowledge=" + same());
    assertEquals(0, mended.code(), mended.out() + mended.err());
    says(mended, "right now +" + CASE);
  }

  private Path same() throws IOException {
    Path pack = folder.resolve("same");
    Path file = pack.resolve("causes/memory/" + CAUSE + ".yaml");
    Files.createDirectories(file.getParent());
    Files.copy(PAGE, file);
    return pack;
  }

  @Test
  void onlyCasesThatThePackCanTouchAreRun() throws IOException {
    Path pack =
        pack("requires: [hugepages-reserved-unused]", "requires: [hugepages-refused-logged]");

    Invocation test = Invocation.of("kb", "test", "--changed", "--knowledge=" + pack);

    assertEquals(1, test.code(), test.out() + test.err());
    Matcher chosen = Pattern.compile("(\\d+) of (\\d+) cases").matcher(test.err());
    assertTrue(chosen.find(), test.err());
    int run = Integer.parseInt(chosen.group(1));
    assertTrue(run >= 1 && 4 * run < Integer.parseInt(chosen.group(2)), test.err());
    says(test, CASE);
  }

  @Test
  void aWordInAnotherPlaceChangesNothing() throws IOException {
    Path pack = pack("title: \"Reserved huge pages", "title: \"Huge pages that were reserved");
    Invocation test = Invocation.of("kb", "test", "--changed", "--knowledge=" + pack);
    assertEquals(0, test.code(), test.out() + test.err());
  }

  @Test
  void whatIsToBeComparedMustBeNamed() {
    assertEquals(2, Invocation.of("kb", "diff").code());
    assertEquals(2, Invocation.of("kb", "diff", "--knowledge=" + folder + "/none").code());
    assertEquals(
        2, Invocation.of("kb", "diff", "--knowledge=" + folder, "--against=/nowhere").code());
  }
}
