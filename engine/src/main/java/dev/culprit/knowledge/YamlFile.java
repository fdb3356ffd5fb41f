package dev.culprit.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one YAML file into a tree that knows its lines.
 *
 * <p>A file may come from anywhere: it is at most {@value #MAX_BYTES} bytes of UTF-8, nested at
 * most {@value #MAX_DEPTH} deep, of at most {@value #MAX_NODES} nodes once its aliases are
 * followed, and no tag makes an object. Whatever breaks that is told as a {@link Fault}; nothing is
 * thrown.
 */
public final class YamlFile {

  /** Largest file that is read. */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  /** Deepest nesting of maps and lists. */
  public static final int MAX_DEPTH = 40;

  /** Most nodes of one file, each alias counted with all that it stands for. */
  public static final int MAX_NODES = 200_000;

  private final String name;
  private final List<Fault> faults;
  private int nodes;

  private YamlFile(String name, List<Fault> faults) {
    this.name = name;
    this.faults = faults;
  }

  /**
   * Reads the stream to its end and leaves it open.
   *
   * @param name what faults call the file
   * @param faults takes all faults, also those that are found when the tree is read later
   * @return the tree, or an absent node for a file that is empty or faulty
   */
  public static YamlNode load(String name, InputStream in, List<Fault> faults) {
    YamlFile file = new YamlFile(name, faults);
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new Refused(0, "larger than " + MAX_BYTES + " bytes");
      }
      Node root = compose(decode(bytes));
      return root == null ? YamlNode.absent(name, 0, faults) : file.convert(root, 0);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      faults.add(new Fault(name, line, oneLine(e.getProblem())));
    } catch (YAMLException e) {
      faults.add(new Fault(name, 0, oneLine(e.getMessage())));
    } catch (Refused e) {
      faults.add(new Fault(name, e.line, e.getMessage()));
    } catch (IOException e) {
      faults.add(new Fault(name, 0, "cannot be read: " + oneLine(e.getMessage())));
    }
    return YamlNode.absent(name, 0, faults);
  }

  private static Node compose(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_BYTES);
    return new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options)
        .getSingleNode();
  }

  private static String decode(byte[] bytes) throws Refused {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new Refused(lineOf(bytes, in.position()), "not UTF-8");
    }
    return out.flip().toString();
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** Follows aliases again each time, so that both depth and number bound a bomb or a circle. */
  private YamlNode convert(Node node, int depth) throws Refused {
    int line = node.getStartMark().getLine() + 1;
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      throw new Refused(line, "nested too deep or too large once its aliases are followed");
    }
    if (node instanceof ScalarNode scalar) {
      return YamlNode.text(name, line, faults, scalar.getValue());
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(convert(item, depth + 1));
      }
      return YamlNode.list(name, line, faults, items);
    }
    return YamlNode.map(name, line, faults, entries((MappingNode) node, depth));
  }

  private Map<String, YamlNode> entries(MappingNode mapping, int depth) throws Refused {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Refused(line, "a key must be a text");
      }
      YamlNode value = convert(tuple.getValueNode(), depth + 1);
      if (entries.putIfAbsent(key.getValue(), value) != null) {
        faults.add(new Fault(name, line, "'" + oneLine(key.getValue()) + "' stands there twice"));
      }
    }
    return entries;
  }

  private static String oneLine(String message) {
    String text = message == null ? "not readable" : message.replaceAll("\\s+", " ").strip();
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  /** A file that breaks a bound. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    Refused(int line, String reason) {
      super(reason);
      this.line = line;
    }
  }
}
