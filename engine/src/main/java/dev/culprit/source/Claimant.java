package dev.culprit.source;

import java.util.BitSet;
import java.util.List;

/** Knows what one command prints. */
public interface Claimant extends Recogniser {

  /** Knows nothing of it. */
  Claimant NOBODY =
      new Claimant() {
        @Override
        public Kind recognise(List<String> head) {
          return Kind.UNKNOWN;
        }

        @Override
        public BitSet lost(List<String> lines) {
          BitSet all = new BitSet(lines.size());
          all.set(0, lines.size());
          return all;
        }
      };

  /** Of lines that follow each other, those that it makes nothing of, counted from 0. */
  BitSet lost(List<String> lines);
}
