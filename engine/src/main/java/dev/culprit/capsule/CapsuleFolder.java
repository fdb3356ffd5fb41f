package dev.culprit.capsule;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A capsule as a folder, readable by its owner only: logs and command lines may hold secrets. */
final class CapsuleFolder implements CapsuleOut {

  private static final FileAttribute<?> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final String PART = ".culprit-part";

  private final Path top;

  /**
   * Makes the folder.
   *
   * @throws FileAlreadyExistsException where it is there already
   */
  CapsuleFolder(Path top) throws IOException {
    Path parent = top.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    this.top = Files.createDirectory(top, PRIVATE_FOLDER);
  }

  @Override
  public void put(String path, byte[] bytes) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent(), PRIVATE_FOLDER);
    Path part = top.resolve(PART);
    Files.deleteIfExists(part);
    try {
      Files.createFile(part, PRIVATE_FILE);
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  @Override
  public void close() {
    // every file is complete as it is
  }
}
