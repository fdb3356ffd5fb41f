package dev.culprit.logs;

import java.util.regex.Matcher;

/** What a thread needs to scan pieces, kept from one log to the next. */
final class Workbench {

  /** Holds the piece at hand. */
  final Chunks.Chunk chunk = new Chunks.Chunk();

  private final SignatureSet signatures;
  private final Matcher[] matchers;

  Workbench(SignatureSet signatures) {
    this.signatures = signatures;
    this.matchers = new Matcher[signatures.size()];
  }

  /** The matcher of a signature, over {@code text}. */
  Matcher matcher(int number, ByteText text) {
    Matcher matcher = matchers[number];
    if (matcher == null) {
      matcher = signatures.signature(number).pattern().matcher(text);
      matchers[number] = matcher;
      return matcher;
    }
    return matcher.reset(text);
  }
}
