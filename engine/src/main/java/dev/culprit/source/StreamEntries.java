package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** What comes in on standard input: a text, or an archive. It is read once and kept. */
final class StreamEntries implements Entries {

  /** How the operator names it. */
  static final String NAME = "-";

  private final InputStream in;
  private final Bounds bounds;
  private final Spill spill;

  StreamEntries(InputStream in, Bounds bounds) {
    this.in = in;
    this.bounds = bounds;
    this.spill = new Spill(bounds);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void list(Consumer<Entry> files, SkipLog skips) {
    try {
      files.accept(new Entry(NAME, null, spill.keep(in, bounds.totalBytes())));
    } catch (IOException e) {
      skips.add(NAME, Reasons.of(e));
    }
  }

  @Override
  public void close() {
    spill.close();
  }
}
