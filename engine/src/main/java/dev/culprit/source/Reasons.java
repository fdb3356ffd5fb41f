package dev.culprit.source;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something could not be read, as a sentence without a full stop. */
public final class Reasons {

  private Reasons() {}

  /** What an operator can do something with, whatever the exception says. */
  public static String of(Throwable e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "there is no such file or directory";
    }
    if (e instanceof EOFException || mentions(e, "unexpected end", "truncated", "premature end")) {
      return "it is cut off; what came before was read";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason().toLowerCase(java.util.Locale.ROOT);
    }
    String message = e instanceof IOException ? e.getMessage() : null;
    return message == null || message.isBlank()
        ? "it is damaged (" + e.getClass().getSimpleName() + ")"
        : EntryPath.shown(message);
  }

  private static boolean mentions(Throwable e, String... words) {
    String message = String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT);
    for (String word : words) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
