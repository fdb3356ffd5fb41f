package dev.culprit.source;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands over what was read of a live host, and says what was not. */
final class LiveOut {

  private final Consumer<Reading> reader;
  private final Consumer<Skipped> skipped;

  LiveOut(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    this.reader = reader;
    this.skipped = skipped;
  }

  /** A file under its own name. */
  void file(String file, int sample, Content content) {
    file(file, file, sample, content);
  }

  /** A file that is reached by another path than the one by which it is known. */
  void file(String path, String file, int sample, Content content) {
    reader.accept(new Reading(path, "", file, sample, content));
  }

  /** What the command would have printed. */
  void command(String command, int sample, String text) {
    reader.accept(new Reading(command, command, "", sample, Content.of(text)));
  }

  /** A reading that stands for a kernel file; one that this kernel does not have is no loss. */
  byte[] kernel(String file, Path path, int sample) {
    try {
      byte[] bytes = LiveFile.read(path, LiveFile.MOST);
      if (bytes.length == LiveFile.MOST) {
        skip(file, "only its first " + (LiveFile.MOST >> 20) + " MiB were read");
      }
      file(file, sample, Content.of(bytes));
      return bytes;
    } catch (NoSuchFileException | NotDirectoryException notHere) {
      return new byte[0];
    } catch (IOException e) {
      skip(file, LiveFile.reason(e));
      return new byte[0];
    }
  }

  void skip(String source, String reason) {
    skipped.accept(new Skipped(ProcSections.harmless(source), reason));
  }
}
