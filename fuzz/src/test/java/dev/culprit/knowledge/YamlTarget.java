package dev.culprit.knowledge;

import dev.culprit.fuzz.Promises;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Fuzzes pages of every kind: whatever is wrong with one is told, and nothing is thrown. */
public final class YamlTarget {

  private static final List<Function<YamlNode, Object>> READERS =
      List.of(
          node -> PageReader.cause(node, "fuzz"),
          node -> PageReader.finding(node, "fuzz"),
          node -> PageReader.test(node, "fuzz"),
          node -> SignatureReader.signature(node, "fuzz"),
          PageReader::software,
          PageReader::resource,
          PageReader::defect);

  private YamlTarget() {}

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Promises.hold(read(input).equals(read(input)), "the same page is judged in two ways");
    if (Promises.isLengthened(input)) {
      Promises.linear(input, YamlTarget::read);
    }
  }

  private static List<String> read(byte[] input) {
    List<Fault> faults = new ArrayList<>();
    YamlNode root = YamlFile.load("input.yaml", new ByteArrayInputStream(input), faults);
    List<YamlNode> pages = new ArrayList<>(root.items());
    pages.add(root);
    List<Signature> signatures = new ArrayList<>();
    for (YamlNode page : pages) {
      for (Function<YamlNode, Object> reader : READERS) {
        if (reader.apply(page) instanceof Signature signature) {
          signatures.add(signature);
        }
      }
    }
    faults.addAll(SignatureLint.check(signatures));
    return faults.stream().map(Objects::toString).toList();
  }
}
