package dev.culprit.diagnose;

import dev.culprit.parse.Parser;
import dev.culprit.parse.Trial;
import dev.culprit.source.PastedText;
import dev.culprit.source.Reading;
import dev.culprit.source.Unwrapped;
import java.util.BitSet;
import java.util.List;

/** Texts whose lines a mail program or a ticket system broke, with the lines joined again. */
final class Rejoined {

  /** A single line that seems broken is chance. */
  private static final int LEAST = 2;

  private Rejoined() {}

  /** A log: what does not begin with a time goes on with the entry above it, if it was broken. */
  static Reading log(Reading reading) {
    Unwrapped text = reading.untouched() ? null : Unwrapped.of(reading);
    if (text == null || !text.hasMargin()) {
      return reading;
    }
    List<String> lines = text.lines();
    BitSet entry = new BitSet(lines.size());
    BitSet rest = new BitSet(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      boolean begins = PastedText.beginsEntry(lines.get(i));
      boolean goesOn = !begins && i > 0 && entry.get(i - 1) && text.mayContinue(i);
      // what a program wrote below its line is indented
      boolean below = i > 0 && entry.get(i - 1) && lines.get(i).startsWith(" ");
      entry.set(i, begins || goesOn || below);
      rest.set(i, goesOn);
    }
    return text.joined(reading, rest::get, LEAST);
  }

  /** The output of a tool: rows that its parser understands only together with the line above. */
  static Reading rows(Parser parser, Reading reading) {
    boolean file = !reading.file().isEmpty() && reading.lineOffset() == 0;
    Unwrapped text = file || reading.untouched() ? null : Unwrapped.of(reading);
    if (text == null || !text.hasMargin()) {
      return reading;
    }
    Trial before = Trial.mixed(parser, reading);
    int first = reading.lineOffset() + 1;
    Reading joined = text.joined(reading, i -> before.lost().get(first + i), LEAST);
    if (joined.equals(reading)) {
      return reading;
    }
    Trial after = Trial.mixed(parser, joined);
    boolean better =
        after.lost().cardinality() < before.lost().cardinality()
            && after.observed() >= before.observed()
            && after.rows() * 2 > before.rows();
    return better ? joined : reading;
  }
}
