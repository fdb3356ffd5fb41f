package dev.culprit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Captures of real incidents that the tests diagnose. */
final class Incidents {

  /** A php extension that leaks sockets. */
  static final String LEAK = "web-01-php-ext-socket-leak";

  /** A deleted file that is held open fills a filesystem. */
  static final String HELD = "sys-11-deleted-open-file";

  /** Nothing is wrong. */
  static final String QUIET = "sys-66-healthy-quiet";

  static final List<String> NAMES = List.of(LEAK, HELD, QUIET);

  private static final Path FOLDER = Path.of("src/test/resources/incidents");

  private Incidents() {}

  static String path(String name) {
    return FOLDER.resolve(name + ".tar.xz").toString();
  }

  /** Unpacks one. */
  static void unpack(String name, Path into) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(path(name)));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = into.resolve(entry.getName());
        if (entry.isFile()) {
          Files.createDirectories(file.getParent());
          Files.copy(tar, file);
        }
      }
    }
  }
}
