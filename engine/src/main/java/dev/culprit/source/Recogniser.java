package dev.culprit.source;

import java.util.List;

/** Tells from the text alone what some lines are. */
@FunctionalInterface
public interface Recogniser {

  /**
   * What was recognised.
   *
   * @param kind whose output it is, such as the parser's id; "" for nothing
   * @param score 0 not at all, 100 beyond doubt
   */
  record Kind(String kind, int score) {

    /** Nothing that is known. */
    public static final Kind UNKNOWN = new Kind("", 0);
  }

  /**
   * Looks at some lines.
   *
   * @param head at most some forty lines, none of them blank
   */
  Kind recognise(List<String> head);
}
