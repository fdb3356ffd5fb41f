package dev.culprit.parse;

import dev.culprit.fact.KernelSocket;
import java.util.List;
import java.util.Map;

/** /proc/net/unix. */
final class UnixTableParser extends SocketTableParser {

  /** The flag of a socket that listens (SO_ACCEPTCON). */
  private static final String LISTENS = "00010000";

  UnixTableParser() {
    super("proc-net-unix", "unix");
  }

  @Override
  boolean isHeader(String line) {
    return line.startsWith("Num ") && line.contains("RefCount") && line.contains("Inode");
  }

  @Override
  String protocolOf(String header) {
    return "unix";
  }

  @Override
  KernelSocket socket(String line, Map<String, String> texts) {
    List<String> words = Text.words(line, 8);
    if (words.size() < 7 || !words.get(0).endsWith(":") || words.get(5).length() != 2) {
      return null;
    }
    long inode = Text.number(words.get(6), -1);
    if (inode < 0) {
      return null;
    }
    String path = words.size() > 7 ? texts.computeIfAbsent(words.get(7), text -> text) : "";
    return new KernelSocket(inode, state(words), path, 0, "", 0, -1);
  }

  private static String state(List<String> words) {
    if (words.get(3).equals(LISTENS)) {
      return "LISTEN";
    }
    return switch (words.get(5)) {
      case "02" -> "SYN_SENT";
      case "03" -> "ESTABLISHED";
      default -> "";
    };
  }
}
