package dev.culprit.infer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Keeps compiled packs of the user's own, so that they are compiled once only. It is never needed:
 * what cannot be kept, or was damaged, is compiled anew.
 *
 * <p>What it holds becomes code, so it is only read where nobody else may write.
 */
public final class RuleCache {

  /** A pack is far smaller; more is not what this class wrote. */
  private static final long MOST_BYTES = 64L << 20;

  private final Path folder;
  private final String builtIn;

  /**
   * A cache in a folder, which need not exist.
   *
   * @param compiled the built-in packs; what was compiled beside others is not used
   */
  public RuleCache(Path folder, byte[] compiled) {
    this.folder = folder;
    this.builtIn = digest(compiled);
  }

  /** The compiled packs for these sources, if they were kept. */
  Optional<byte[]> find(List<RuleSource> sources) {
    Path file = file(sources);
    try {
      if (!Files.isRegularFile(file)
          || Files.size(file) > MOST_BYTES
          || RuleTrust.objection(folder, List.of(file)).isPresent()) {
        return Optional.empty();
      }
      byte[] whole = Files.readAllBytes(file);
      String text = new String(whole, 0, Math.min(whole.length, 64), StandardCharsets.US_ASCII);
      byte[] bytes = java.util.Arrays.copyOfRange(whole, text.length(), whole.length);
      return text.equals(digest(bytes)) ? Optional.of(bytes) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Keeps compiled packs; where that does not work they are compiled again next time. */
  void keep(List<RuleSource> sources, byte[] compiled) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path half = Files.createTempFile(folder, "pack", ".new");
      try {
        Files.write(half, whole(compiled));
        Files.move(half, file(sources), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException fullOrReadOnly) {
      // the next run compiles again
    }
  }

  private static byte[] whole(byte[] compiled) {
    byte[] head = digest(compiled).getBytes(StandardCharsets.US_ASCII);
    byte[] whole = java.util.Arrays.copyOf(head, head.length + compiled.length);
    System.arraycopy(compiled, 0, whole, head.length, compiled.length);
    return whole;
  }

  private Path file(List<RuleSource> sources) {
    StringBuilder text = new StringBuilder(builtIn);
    text.append(System.getProperty("java.specification.version", ""));
    for (RuleSource source : sources) {
      text.append('\0').append(source.name()).append('\0').append(source.text());
    }
    String key = digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return folder.resolve(key + ".rules");
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
