package dev.culprit.cli.capture;

import dev.culprit.fact.Action;
import dev.culprit.fact.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the operator says of an incident.
 *
 * @param cause the id of what it was
 * @param title of a new cause; "" for a known one
 * @param owner who fixes it
 * @param topic the folder of a new cause, or ""
 * @param caseId the id of the case, or "" for one made of the cause's
 * @param helped the recorded line of what was done and helped, or ""
 * @param fixed what mended it, in words, or ""
 * @param watch what to watch from now on, or ""
 * @param lines expressions for lines of logs that prove it
 * @param out where the folder is to stand
 * @param effort diagnoses that may be spent on making the case small
 */
public record Wish(
    String cause,
    String title,
    String owner,
    String topic,
    String caseId,
    String helped,
    String fixed,
    String watch,
    List<Pattern> lines,
    Path out,
    int effort) {

  /** Copies the list. */
  public Wish {
    lines = List.copyOf(lines);
  }

  /** The same with the id of its case. */
  public Wish withCase(String id) {
    return new Wish(cause, title, owner, topic, id, helped, fixed, watch, lines, out, effort);
  }

  /** The same without names and secrets in what is written down. */
  public Wish redacted(UnaryOperator<String> text) {
    return new Wish(
        cause,
        text.apply(title),
        owner,
        topic,
        caseId,
        text.apply(helped),
        text.apply(fixed),
        text.apply(watch),
        lines,
        out,
        effort);
  }

  /** What was done, if it was told as an action that is known. */
  Optional<Action> action() {
    return Action.told(helped, new Origin("told.txt", 1, helped));
  }
}
