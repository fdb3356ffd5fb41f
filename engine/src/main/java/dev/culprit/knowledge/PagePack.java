package dev.culprit.knowledge;

import dev.culprit.knowledge.RegexShape.Shape;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The built-in pages as one file of parsed trees, written when Culprit is built, so that a start
 * need not read hundreds of files of YAML. It holds nothing that the YAML does not say, and the
 * shapes of the signatures' expressions, which take longer to be found than all else.
 *
 * <p>All texts stand before the trees, each once; the trees name them by their number.
 */
public final class PagePack {

  private static final int MAP = 0;
  private static final int LIST = 1;
  private static final int TEXT = 2;
  private static final int ABSENT = 3;

  private final Map<String, List<PageFile>> byKind = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();

  private PagePack() {}

  /**
   * Packs a folder.
   *
   * @param args the knowledge base's folder and the file to write
   * @throws IllegalArgumentException when a file is no YAML
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Writer trees = new Writer();
    for (String kind : KnowledgeReader.KINDS) {
      List<PageFile> files = PageFile.of(root, kind, "");
      trees.out.writeInt(files.size());
      for (PageFile file : files) {
        trees.write(file);
      }
    }
    trees.writeShapes(PageFile.of(root, "signatures", ""));
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
      out.writeInt(countCases(root));
      trees.writeTo(out);
    }
  }

  private static int countCases(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("cases"))) {
      return (int) files.filter(file -> file.endsWith("case.yaml")).count();
    }
  }

  /** Writes trees, and the texts that they name. */
  private static final class Writer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** One that is objected to is read again when the pages are, and told then. */
    void writeShapes(List<PageFile> signatures) throws IOException {
      Map<String, Shape> shapes = new TreeMap<>();
      for (PageFile file : signatures) {
        for (YamlNode page : file.pages()) {
          String pattern = page.text("pattern");
          if (isSound(pattern)) {
            shapes.put(pattern, RegexShape.of(pattern));
          }
        }
      }
      shapes.values().removeIf(shape -> !shape.objections().isEmpty());
      out.writeInt(shapes.size());
      for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
        write(shape.getKey());
        write(shape.getValue().literals());
        write(shape.getValue().groups());
      }
    }

    private static boolean isSound(String pattern) {
      try {
        Expression.checked(pattern, false);
        return true;
      } catch (PatternSyntaxException told) {
        return false; // it is checked again when the pages are read, and told then
      }
    }

    private void write(List<String> texts) throws IOException {
      out.writeInt(texts.size());
      for (String text : texts) {
        write(text);
      }
    }

    void write(PageFile file) throws IOException {
      if (!file.faults().isEmpty()) {
        throw new IllegalArgumentException(file.faults().toString());
      }
      write(file.name());
      write(file.topic());
      write(file.root());
    }

    private void write(YamlNode node) throws IOException {
      out.writeByte(node.isMap() ? MAP : node.isList() ? LIST : node.isText() ? TEXT : ABSENT);
      out.writeInt(node.line());
      if (node.isMap()) {
        out.writeInt(node.entries().size());
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
          write(entry.getKey());
          write(entry.getValue());
        }
      } else if (node.isList()) {
        out.writeInt(node.items().size());
        for (YamlNode item : node.items()) {
          write(item);
        }
      } else if (node.isText()) {
        write(node.text());
      }
    }

    private void write(String text) throws IOException {
      Integer known = numbers.putIfAbsent(text, numbers.size());
      out.writeInt(known == null ? numbers.size() - 1 : known);
    }

    /** Everything, the texts first. */
    void writeTo(DataOutputStream file) throws IOException {
      file.writeInt(numbers.size());
      for (String text : numbers.keySet()) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        file.writeInt(utf8.length);
        file.write(utf8);
      }
      bytes.writeTo(file);
    }
  }

  /** Reads what {@link #main} wrote. */
  static PagePack read(InputStream packed) throws IOException {
    return new Parser(packed.readAllBytes()).pack();
  }

  /** Reads the number of cases alone. */
  static int cases(InputStream packed) throws IOException {
    return ByteBuffer.wrap(packed.readNBytes(Integer.BYTES)).getInt();
  }

  /** Reads texts and the trees behind them. */
  private static final class Parser {

    private final byte[] bytes;
    private final ByteBuffer in;
    private String[] texts = {};

    Parser(byte[] bytes) {
      this.bytes = bytes;
      this.in = ByteBuffer.wrap(bytes);
    }

    PagePack pack() {
      in.getInt(); // the number of cases
      texts = new String[in.getInt()];
      for (int i = 0; i < texts.length; i++) {
        int length = in.getInt();
        texts[i] = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
      }
      PagePack pack = new PagePack();
      for (String kind : KnowledgeReader.KINDS) {
        int count = in.getInt();
        List<PageFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          files.add(file());
        }
        pack.byKind.put(kind, files);
      }
      int count = in.getInt();
      for (int i = 0; i < count; i++) {
        pack.shapes.put(text(), new Shape(texts(), texts(), List.of()));
      }
      return pack;
    }

    private String text() {
      return texts[in.getInt()];
    }

    private List<String> texts() {
      String[] some = new String[in.getInt()];
      for (int i = 0; i < some.length; i++) {
        some[i] = text();
      }
      return List.of(some);
    }

    private PageFile file() {
      String name = text();
      String topic = text();
      List<Fault> faults = new ArrayList<>();
      return new PageFile(name, topic, node(name, faults), faults);
    }

    private YamlNode node(String name, List<Fault> faults) {
      int form = in.get();
      int line = in.getInt();
      switch (form) {
        case MAP -> {
          int count = in.getInt();
          Map<String, YamlNode> entries = new LinkedHashMap<>(2 * count);
          for (int i = 0; i < count; i++) {
            String key = text();
            entries.put(key, node(name, faults));
          }
          return YamlNode.map(name, line, faults, entries);
        }
        case LIST -> {
          int count = in.getInt();
          List<YamlNode> items = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            items.add(node(name, faults));
          }
          return YamlNode.list(name, line, faults, items);
        }
        case TEXT -> {
          return YamlNode.text(name, line, faults, text());
        }
        default -> {
          return YamlNode.absent(name, line, faults);
        }
      }
    }
  }

  /** The shape of an expression, as it was found when the pages were packed. */
  Shape shape(String regex) {
    Shape known = shapes.get(regex);
    return known == null ? RegexShape.of(regex) : known;
  }

  /**
   * An expression, which need not be compiled where its shape is known: it was then.
   *
   * @throws PatternSyntaxException when it is none
   */
  Expression expression(String regex, boolean anyCase) {
    return shapes.containsKey(regex)
        ? Expression.sound(regex, anyCase)
        : Expression.checked(regex, anyCase);
  }

  /** The files of one kind, in the order of their names. */
  List<PageFile> files(String kind) {
    return byKind.get(kind);
  }
}
