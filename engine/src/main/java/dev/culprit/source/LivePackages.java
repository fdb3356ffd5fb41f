package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The package database of a Debian kind of host: which libraries came with which package. */
final class LivePackages {

  private static final String INFO = "/var/lib/dpkg/info";
  private static final Pattern LIBRARY = Pattern.compile(".*\\.so(?:\\.[^/]*)?");

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
      if (!text.contains(".so")) {
        return "";
      }
      return text.lines()
          .filter(path -> LIBRARY.matcher(path).matches())
          .map(path -> owner + ": " + path + "\n")
          .collect(Collectors.joining());
    } catch (IOException removedMeanwhile) {
      return "";
    }
  }
}
