package dev.culprit.source;

import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that there is to read about one host: live, a folder, an archive, a file or a pasted
 * text.
 */
public interface Bundle extends AutoCloseable {

  /** Whether it is the running host itself. */
  boolean live();

  /**
   * Whether it may be read while something else keeps the host busy: whatever was saved, and a look
   * at a running host that is compared with no other.
   */
  default boolean keeps() {
    return !live();
  }

  /** What the operator named: the path as given, {@code -}, or the live host's name. */
  String name();

  /**
   * Hands over each reading once, in a fixed order. Whatever cannot be read goes to {@code
   * skipped}, and the rest goes on.
   */
  void readings(Consumer<Reading> reader, Consumer<Skipped> skipped);

  /**
   * Hands over everything there is to read, in the order of {@link #readings}, to be opened later
   * but before the bundle is closed. What is refused at sight goes to {@code skips}.
   */
  default void pieces(Consumer<Piece> pieces, SkipLog skips) {
    readings(reading -> pieces.accept(Piece.of(reading)), skips::add);
  }

  /** Gives back what was opened or unpacked for it. */
  @Override
  void close();

  /** A bundle of readings that are in memory, for tests and for what a command just printed. */
  static Bundle of(String name, List<Reading> readings) {
    return new MemoryBundle(name, List.copyOf(readings));
  }
}
