package dev.culprit.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed pages say what the files say, and know the shapes of the expressions. */
class PagePackTest {

  private static final String PATTERN = "upstream (?<peer>[0-9.]+) (?:failed|refused)";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("cases"));
    Path web = Files.createDirectories(folder.resolve("signatures/web"));
    Files.writeString(
        web.resolve("a.yaml"),
        "- {id: a, pattern: '" + PATTERN + "', severity: error}\n- {id: b, pattern: '(x'}\n");
  }

  @Test
  void keepsPagesAndShapes() throws IOException {
    PagePack pack = packed();

    YamlNode first = pack.files("signatures").get(0).pages().get(0);
    assertEquals(PATTERN, first.text("pattern"));
    assertEquals(RegexShape.of(PATTERN), pack.shape(PATTERN));
    assertSame(pack.shape(PATTERN), pack.shape(PATTERN));
  }

  /** What is objected to is objected to again. */
  @Test
  void readsAFaultyExpressionAgain() throws IOException {
    assertEquals(RegexShape.of("(x"), packed().shape("(x"));
  }

  private PagePack packed() throws IOException {
    Path file = folder.resolve("pages.bin");
    PagePack.main(new String[] {folder.toString(), file.toString()});
    try (InputStream in = Files.newInputStream(file)) {
      return PagePack.read(in);
    }
  }
}
