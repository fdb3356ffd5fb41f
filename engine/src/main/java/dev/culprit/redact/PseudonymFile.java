package dev.culprit.redact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The map that leads from pseudonyms back to names, as a file that its owner alone may read (mode
 * 600): a row for each name, its kind, its pseudonym and the name parted by tabs.
 */
public final class PseudonymFile {

  private static final long MOST_BYTES = 64 << 20;

  private PseudonymFile() {}

  /**
   * The pseudonyms of a file, or none where there is no file yet.
   *
   * @throws IOException when it cannot be read, when others may read it, or when it is no such map
   */
  public static Pseudonyms read(Path file) throws IOException {
    Pseudonyms pseudonyms = new Pseudonyms();
    if (!Files.exists(file)) {
      return pseudonyms;
    }
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    if (rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
      throw new IOException(file + " may be read by others than its owner: chmod 600 " + file);
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than any map of pseudonyms");
    }
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      number++;
      pseudonyms.add(entry(line, file + ":" + number));
    }
    return pseudonyms;
  }

  private static Pseudonyms.Entry entry(String line, String place) throws IOException {
    String[] cells = line.split("\t", 3);
    try {
      Kind kind = Kind.valueOf(cells[0].toUpperCase(Locale.ROOT));
      return new Pseudonyms.Entry(kind, cells[2], cells[1]);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(place + " is no row of a map of pseudonyms", e);
    }
  }

  /**
   * Writes all of them; a file that is there is replaced as a whole.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(Pseudonyms pseudonyms, Path file) throws IOException {
    List<String> lines =
        pseudonyms.entries().stream()
            .map(e -> e.kind().label() + "\t" + e.pseudonym() + "\t" + flat(e.name()))
            .toList();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, lines, StandardCharsets.ISO_8859_1);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String flat(String name) {
    return name.replaceAll("[\\r\\n]", " ");
  }
}
