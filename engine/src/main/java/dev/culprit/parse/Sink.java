package dev.culprit.parse;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;

/** Takes what a parser reads out of one reading. */
public interface Sink {

  /** Takes an observation. */
  void observe(Observation observation);

  /** Counts a row that was understood, whether or not it gave an observation. */
  void understood();

  /** Counts a row that was not understood; nothing is dropped in silence. */
  void notUnderstood(int line, String text);

  /**
   * Says that a kind of reading was there and understood; the parser's own id is said without
   * asking.
   */
  void looked(String what);

  /** An origin in the reading at hand. */
  Origin at(int line, String text);

  /** Which sample the reading is: 0 for the first, 1 for a later one. */
  int sample();

  /**
   * The command or file of the reading as given, for arguments that matter (a pid in a path); "" if
   * unknown.
   */
  String asked();
}
