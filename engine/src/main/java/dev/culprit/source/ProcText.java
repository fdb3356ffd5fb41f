package dev.culprit.source;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns one file of a process into the lines of its section. */
final class ProcText {

  /** Longest command line that is kept, in bytes; Java's are long. */
  private static final int COMMAND_LINE = 32 * 1024;

  private ProcText() {}

  /** Every line of the file, harmless and ended. */
  static String lines(byte[] file) {
    String text = string(file);
    if (isPlain(text)) {
      return ended(text);
    }
    StringBuilder lines = new StringBuilder(text.length() + 16);
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.append(ProcSections.harmless(line)).append('\n');
      }
    }
    return lines.toString();
  }

  /** The file as one line, since a process may have a line break in its name. */
  static String line(byte[] file) {
    String text = string(file).stripTrailing();
    return text.isEmpty() ? "" : ProcSections.harmless(text.replace('\n', ' ')) + "\n";
  }

  /** The arguments, parted by blanks; "" if there are none. */
  static String commandLine(byte[] file) {
    int length = Math.min(file.length, COMMAND_LINE);
    while (length > 0 && (file[length - 1] == 0 || file[length - 1] == ' ')) {
      length--;
    }
    String text = new String(file, 0, length, StandardCharsets.UTF_8).replace('\n', ' ');
    return text.isEmpty() ? "" : ProcSections.harmless(text) + "\n";
  }

  /** The first line of each shared library that is mapped. */
  static String libraries(byte[] maps) {
    Map<String, String> first = new LinkedHashMap<>();
    String text = string(maps);
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int slash = text.indexOf('/', start);
      int dot = slash < 0 || slash >= end ? -1 : text.indexOf(".so", slash);
      if (dot >= 0 && dot < end) {
        String path = text.substring(slash, end);
        if (isLibrary(path)) {
          first.putIfAbsent(path, text.substring(start, end));
        }
      }
      start = end + 1;
    }
    StringBuilder lines = new StringBuilder();
    first.values().forEach(line -> lines.append(ProcSections.harmless(line)).append('\n'));
    return lines.toString();
  }

  /** Whether a path is that of a shared library: it ends in {@code .so} or a version follows. */
  static boolean isLibrary(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String bare =
        name.endsWith(" (deleted)")
            ? name.substring(0, name.length() - " (deleted)".length())
            : name;
    return bare.endsWith(".so") || bare.contains(".so.");
  }

  private static boolean isPlain(String text) {
    if (text.startsWith("==> ") || text.contains("\n==> ")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
