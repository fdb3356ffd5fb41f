package dev.culprit.triage;

import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.util.List;

/** One step of a triage that came from outside; what a triage knows depends on its inputs alone. */
public sealed interface Input {

  /** The source of what an operator told. */
  String TOLD = "told";

  /** What it gives to read. */
  List<Reading> readings();

  /** The test that it answers, or leaves unanswered; "" where it is none. */
  String test();

  /**
   * A test was run here.
   *
   * @param readings what its commands printed
   */
  record Ran(String test, List<Reading> readings) implements Input {
    /** Copies the list. */
    public Ran {
      readings = List.copyOf(readings);
    }
  }

  /**
   * Somebody pasted what was printed elsewhere.
   *
   * @param test the test that was asked for when it came
   * @param readings the pasted text, cut where it holds several outputs
   */
  record Pasted(String test, List<Reading> readings) implements Input {
    /** Copies the list. */
    public Pasted {
      readings = List.copyOf(readings);
    }
  }

  /**
   * Somebody told something: an action and its effect, or the answer to a question.
   *
   * @param test the question, or ""
   * @param line as the parser of what was told reads it
   */
  record Told(String test, String line) implements Input {

    @Override
    public List<Reading> readings() {
      return List.of(new Reading(TOLD, "", "", 0, Content.of(line + "\n")));
    }
  }

  /**
   * The operator goes on with one of several problems: what is asked and done next is about it.
   *
   * @param cause the id of its cause; a finer cause that is found later is the same problem
   */
  record Chosen(String cause) implements Input {

    @Override
    public String test() {
      return "";
    }

    @Override
    public List<Reading> readings() {
      return List.of();
    }
  }

  /** A test is left out for this triage. */
  record Skipped(String test) implements Input {

    @Override
    public List<Reading> readings() {
      return List.of();
    }
  }
}
