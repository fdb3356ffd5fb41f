package dev.culprit.diagnose;

import dev.culprit.source.Claimant;
import dev.culprit.source.PastedText;
import java.util.BitSet;
import java.util.List;

/** Tells the lines of a log by their times. */
final class LogEntries implements Claimant {

  /** A line with a time is a log's, unless a tool knows it better. */
  private static final Kind ENTRY = new Kind("log", 60);

  @Override
  public Kind recognise(List<String> head) {
    return PastedText.beginsEntry(head.get(0)) ? ENTRY : Kind.UNKNOWN;
  }

  @Override
  public BitSet lost(List<String> lines) {
    BitSet lost = new BitSet(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      lost.set(i, !PastedText.beginsEntry(lines.get(i)));
    }
    return lost;
  }
}
