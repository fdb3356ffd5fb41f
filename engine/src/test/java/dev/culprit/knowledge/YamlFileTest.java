package dev.culprit.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  private final List<Fault> faults = new ArrayList<>();

  private YamlNode load(String text) {
    return load(text.getBytes(StandardCharsets.UTF_8));
  }

  private YamlNode load(byte[] bytes) {
    return YamlFile.load("a.yaml", new ByteArrayInputStream(bytes), faults);
  }

  @Test
  void keepsValuesAndLines() {
    YamlNode root = load("id: x\nlist:\n  - a\n  - b\nsingle: c\nmap: {k: v, n: 3}\nyes: true\n");
    assertEquals("x", root.required("id"));
    assertEquals(List.of("a", "b"), root.texts("list"));
    assertEquals(List.of("c"), root.texts("single"));
    assertEquals(4, root.get("list").items().get(1).line());
    assertEquals(Map.of("k", "v", "n", "3"), root.textMap("map"));
    assertEquals(3, root.get("map").number("n", 0));
    assertTrue(root.flag("yes", false));
    assertTrue(root.flag("not-there", true));
    assertFalse(root.get("not-there").isPresent());
    assertEquals(List.of(), faults);
  }

  @Test
  void tellsAllFaultsWithLineAndNearest() {
    YamlNode root = load("piror: rare\nprior: [a]\nword: offen\nn: x\nn: y\n");
    root.unknownKeys(Set.of("prior", "word", "n"));
    root.text("prior");
    root.choice("word", Map.of("often", 1, "always", 2));
    root.number("n", 0);
    root.required("id");
    assertEquals(
        List.of(
            "a.yaml:5: 'n' stands there twice",
            "a.yaml:1: unknown key 'piror'; nearest: prior",
            "a.yaml:2: expected a text, found a list",
            "a.yaml:3: unknown word 'offen'; nearest: often",
            "a.yaml:4: 'x' is no whole number",
            "a.yaml:1: 'id' is missing"),
        faults.stream().map(Fault::toString).toList());
  }

  @Test
  void refusesWhatIsNoYamlOrNoUtf8WithItsLine() {
    load("a: 1\nb: [1, 2\n");
    load("a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    load("a: 1\n---\nb: 2\n");
    load("a: \"\u0000\"");
    load("[a, b]: c");
    assertEquals(5, faults.size(), faults::toString);
    assertEquals(new Fault("a.yaml", 2, "not UTF-8"), faults.get(1));
  }

  @Test
  void boundsAliasesDepthAndSize() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = ("*a" + (i - 1) + ", ").repeat(10);
      bomb.append("a" + i + ": &a" + i + " [" + alias + "]\n");
    }
    load(bomb.toString());
    load("a: &a [*a]");
    load("[".repeat(100_000));
    load("a: " + "x".repeat(YamlFile.MAX_BYTES));
    assertEquals(4, faults.size(), faults::toString);
  }

  @Test
  void tellsAStreamThatBreaks() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("bad\nsector");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        };
    YamlFile.load("b.yaml", broken, faults);
    assertEquals(List.of(new Fault("b.yaml", 0, "cannot be read: bad sector")), faults);
  }

  @Property(tries = 300, seed = "20261125")
  void neverThrows(@ForAll byte[] bytes, @ForAll String text) {
    load(bytes);
    YamlNode root = load(text);
    root.texts("a");
    root.number("b", 1);
    root.unknownKeys(Set.of("a"));
  }
}
