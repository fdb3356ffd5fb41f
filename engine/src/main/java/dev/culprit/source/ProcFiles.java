package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the files of one process say, by kind.
 *
 * @param sections the lines of each kind that could be read
 * @param denied the kinds that are kept from us
 * @param lost whether reading failed or hung
 */
record ProcFiles(int pid, Map<String, String> sections, Set<String> denied, boolean lost) {

  /** Most bytes of one file; a process with 65,530 mappings has some 8 MiB of them. */
  private static final int MOST = 16 << 20;

  /** A process whose files do not answer. */
  static ProcFiles lost(int pid) {
    return new ProcFiles(pid, Map.of(), Set.of(), true);
  }

  /** Reads the kinds of file of one process. */
  static ProcFiles read(Path folder, int pid, List<String> kinds) {
    ProcFiles files = new ProcFiles(pid, new HashMap<>(), new HashSet<>(), false);
    for (String kind : kinds) {
      files.add(kind, folder);
    }
    return files;
  }

  private void add(String kind, Path folder) {
    try {
      sections.put(kind, text(kind, folder));
    } catch (IOException e) {
      if (LiveFile.denied(e)) {
        denied.add(kind);
      }
    }
  }

  private static String text(String kind, Path folder) throws IOException {
    byte[] file = LiveFile.read(folder.resolve(kind), MOST);
    return switch (kind) {
      case "stat", "wchan" -> ProcText.line(file);
      case "cmdline" -> ProcText.commandLine(file);
      case "maps" -> ProcText.libraries(file);
      default -> ProcText.lines(file);
    };
  }

  /** Adds how many watches each inotify descriptor holds. */
  void addWatches(Path folder, List<Integer> descriptors) {
    StringBuilder lines = new StringBuilder();
    for (int descriptor : descriptors) {
      lines.append(watches(folder, descriptor));
    }
    if (!lines.isEmpty()) {
      sections.put("fdinfo", lines.toString());
    }
  }

  private static String watches(Path folder, int fd) {
    try {
      byte[] info = LiveFile.read(folder.resolve("fdinfo/" + fd), MOST);
      String text = "\n" + new String(info, StandardCharsets.ISO_8859_1);
      int count = 0;
      for (int i = text.indexOf("\ninotify "); i >= 0; i = text.indexOf("\ninotify ", i + 1)) {
        count++;
      }
      return fd + " inotify-watches " + count + "\n";
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /** Whether it is a program, and neither a thread of the kernel nor dead already. */
  boolean isProgram() {
    return sections.getOrDefault("status", "").contains("\nVmSize:");
  }
}
