package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** The package database of a Debian kind of host: which libraries came with which package. */
final class LivePackages {

  private static final String INFO = "/var/lib/dpkg/info";

  private final LiveRoot root;
  private final LiveOut out;

  LivePackages(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  /** Writes {@code package: path} lines, as {@code dpkg -S} does. */
  void read() {
    if (!root.isFolder(INFO)) {
      if (root.isFolder("/var/lib/rpm") || root.isFolder("/usr/lib/sysimage/rpm")) {
        out.skip("rpm database", "it can be read by rpm only, and no tool is started");
      }
      return;
    }
    List<String> lists =
        root.names(INFO).stream().filter(n -> n.endsWith(".list")).sorted().toList();
    String lines = lists.parallelStream().map(this::libraries).collect(Collectors.joining());
    if (!lines.isEmpty()) {
      out.command("dpkg -S *.so*", 0, lines);
    }
  }

  private String libraries(String list) {
    String owner = list.substring(0, list.length() - ".list".length());
    try {
      byte[] bytes = Files.readAllBytes(root.at(INFO + "/" + list));
      String text = new String(bytes, StandardCharsets.UTF_8);
      return libraries(owner, text);
    } catch (IOException removedMeanwhile) {
      return "";
    }
  }

  /** Only the lines that hold {@code .so} are looked at. */
  private static String libraries(String owner, String text) {
    StringBuilder lines = new StringBuilder();
    int at = text.indexOf(".so");
    while (at >= 0) {
      int begin = text.lastIndexOf('\n', at) + 1;
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      String path = text.substring(begin, end);
      if (ProcText.isLibrary(path)) {
        lines.append(owner).append(": ").append(path).append('\n');
      }
      at = text.indexOf(".so", end);
    }
    return lines.toString();
  }
}
