package dev.culprit.source;

/**
 * Something that could not be read, and why.
 *
 * @param source its path or command
 * @param reason a sentence without a full stop
 */
public record Skipped(String source, String reason) {

  /** Names come from the bundle, and are shown. */
  public Skipped {
    source = EntryPath.printable(source);
    reason = EntryPath.printable(reason);
  }
}
