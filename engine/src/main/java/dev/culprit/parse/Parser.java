package dev.culprit.parse;

import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.List;

/** Turns the text of one tool or file into observations. One class a tool; stateless. */
public interface Parser {

  /** The name under which coverage and {@code Looked} know it, such as {@code lsof}. */
  String id();

  /**
   * Whether the reading's command or file says that it is of this kind, whatever the text looks
   * like.
   */
  boolean claims(Reading reading);

  /**
   * How sure it is, from the text alone, that this parser understands it: 0 not at all, 100 beyond
   * doubt (its header line). Prose, prompts and other tools' output must get 0.
   *
   * @param head the first lines, at most some forty
   */
  int recognise(List<String> head);

  /**
   * Reads the whole text. Never throws on any input: a row that is not understood goes to {@link
   * Sink#notUnderstood}.
   */
  void parse(Lines lines, Sink out);
}
