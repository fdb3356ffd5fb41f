package dev.culprit.cli.report;

import dev.culprit.diagnose.Diagnosis.Grown;
import java.util.List;

/**
 * What a report says, in the order in which it says it.
 *
 * @param host whom it is about
 * @param when when the host was read, or ""
 * @param verdict one sentence
 * @param summary three sentences for the boss
 * @param onset when it began, or ""
 * @param actions what people did, and what came of it
 * @param looks commands and other readings that the report rests on
 * @param questions what is still open
 * @param made by which program
 */
public record Report(
    String host,
    String when,
    String verdict,
    List<String> summary,
    List<Cause> causes,
    String onset,
    List<Event> timeline,
    List<Grown> grown,
    List<Event> actions,
    List<Look> looks,
    List<Step> remedies,
    List<String> questions,
    String made) {

  /**
   * A ranked cause.
   *
   * @param percent how likely it is
   * @param chain from what users see down to the root
   */
  public record Cause(
      int rank,
      int percent,
      String id,
      String title,
      String subject,
      String owner,
      List<String> chain,
      List<Proof> proof) {}

  /**
   * A reason.
   *
   * @param sign {@code for} or {@code against}
   * @param place where it was read, or ""
   * @param text the line itself, or ""
   */
  public record Proof(String sign, String because, String place, String text) {}

  /** Something at its time. */
  public record Event(String at, String kind, String what, String source) {

    /** Whether both are of one time, one kind and one source. */
    boolean isWith(Event other) {
      return at.equals(other.at) && kind.equals(other.kind) && source.equals(other.source);
    }

    /** The same with one thing more. */
    Event and(String more) {
      return new Event(at, kind, what + "; " + more, source);
    }
  }

  /**
   * Something that was read.
   *
   * @param what a command or a file
   * @param note by whose consent it ran, or what it was read for
   */
  public record Look(String at, String what, String note) {}

  /**
   * A step of the remedy.
   *
   * @param phase contain, fix, verify or prevent
   * @param state done, or to do
   */
  public record Step(
      String phase, String state, String what, String command, String risk, String undo) {}
}
