package dev.culprit.fact;

import java.util.List;

/** A derived fact that rests on more than one reading. */
public interface Proven {

  /** The readings behind it, the most telling first. */
  List<Origin> proof();
}
