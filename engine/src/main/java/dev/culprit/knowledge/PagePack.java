package dev.culprit.knowledge;

import dev.culprit.knowledge.RegexShape.Shape;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The built-in pages as one file of parsed trees, written when Culprit is built, so that a start
 * need not read hundreds of files of YAML. It holds nothing that the YAML does not say, and the
 * shapes of the signatures' expressions, which take longer to be found than all else.
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
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
      out.writeInt(countCases(root));
      for (String kind : KnowledgeReader.KINDS) {
        List<PageFile> files = PageFile.of(root, kind, "");
        out.writeInt(files.size());
        for (PageFile file : files) {
          write(file, out);
        }
      }
      writeShapes(PageFile.of(root, "signatures", ""), out);
    }
  }

  /** One that is objected to is read again when the pages are, and told then. */
  private static void writeShapes(List<PageFile> signatures, DataOutputStream out)
      throws IOException {
    Map<String, Shape> shapes = new TreeMap<>();
    for (PageFile file : signatures) {
      for (YamlNode page : file.pages()) {
        shapes.put(page.text("pattern"), RegexShape.of(page.text("pattern")));
      }
    }
    shapes.values().removeIf(shape -> !shape.objections().isEmpty());
    out.writeInt(shapes.size());
    for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
      write(shape.getKey(), out);
      write(shape.getValue().literals(), out);
      write(shape.getValue().groups(), out);
    }
  }

  private static void write(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(text, out);
    }
  }

  private static int countCases(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("cases"))) {
      return (int) files.filter(file -> file.endsWith("case.yaml")).count();
    }
  }

  private static void write(PageFile file, DataOutputStream out) throws IOException {
    if (!file.faults().isEmpty()) {
      throw new IllegalArgumentException(file.faults().toString());
    }
    write(file.name(), out);
    write(file.topic(), out);
    write(file.root(), out);
  }

  private static void write(YamlNode node, DataOutputStream out) throws IOException {
    out.writeByte(node.isMap() ? MAP : node.isList() ? LIST : node.isText() ? TEXT : ABSENT);
    out.writeInt(node.line());
    if (node.isMap()) {
      out.writeInt(node.entries().size());
      for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
        write(entry.getKey(), out);
        write(entry.getValue(), out);
      }
    } else if (node.isList()) {
      out.writeInt(node.items().size());
      for (YamlNode item : node.items()) {
        write(item, out);
      }
    } else if (node.isText()) {
      write(node.text(), out);
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads what {@link #main} wrote. */
  static PagePack read(InputStream packed) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed.readAllBytes()));
    in.readInt(); // the number of cases, which KnowledgeReader reads alone
    PagePack pack = new PagePack();
    for (String kind : KnowledgeReader.KINDS) {
      int count = in.readInt();
      List<PageFile> files = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        files.add(file(in));
      }
      pack.byKind.put(kind, files);
    }
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      pack.shapes.put(text(in), new Shape(texts(in), texts(in), List.of()));
    }
    return pack;
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    String[] texts = new String[in.readInt()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(in);
    }
    return List.of(texts);
  }

  private static PageFile file(DataInputStream in) throws IOException {
    String name = text(in);
    String topic = text(in);
    List<Fault> faults = new ArrayList<>();
    return new PageFile(name, topic, node(name, faults, in), faults);
  }

  private static YamlNode node(String name, List<Fault> faults, DataInputStream in)
      throws IOException {
    int form = in.readByte();
    int line = in.readInt();
    switch (form) {
      case MAP -> {
        int count = in.readInt();
        Map<String, YamlNode> entries = new LinkedHashMap<>(2 * count);
        for (int i = 0; i < count; i++) {
          String key = text(in);
          entries.put(key, node(name, faults, in));
        }
        return YamlNode.map(name, line, faults, entries);
      }
      case LIST -> {
        int count = in.readInt();
        List<YamlNode> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          items.add(node(name, faults, in));
        }
        return YamlNode.list(name, line, faults, items);
      }
      case TEXT -> {
        return YamlNode.text(name, line, faults, text(in));
      }
      default -> {
        return YamlNode.absent(name, line, faults);
      }
    }
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The shape of an expression, as it was found when the pages were packed. */
  Shape shape(String regex) {
    Shape known = shapes.get(regex);
    return known == null ? RegexShape.of(regex) : known;
  }

  /** The files of one kind, in the order of their names. */
  List<PageFile> files(String kind) {
    return byKind.get(kind);
  }
}
