package dev.culprit.fact;

/** What rests on lines with a time, and says less about now the older they are. */
public interface Fading {

  /** How much it says about now: 1 for what was seen up to now, falling to 0 with its age. */
  double freshness();
}
