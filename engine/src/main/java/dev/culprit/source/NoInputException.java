package dev.culprit.source;

import java.util.List;

/** Nothing of what was named can be read; the message is a sentence for the operator. */
public final class NoInputException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Skipped> skipped;

  /** Says why each of the named inputs cannot be read. */
  public NoInputException(List<Skipped> skipped) {
    super(sentence(skipped));
    this.skipped = List.copyOf(skipped);
  }

  /** Each input with the reason. */
  public List<Skipped> skipped() {
    return skipped == null ? List.of() : skipped;
  }

  private static String sentence(List<Skipped> skipped) {
    StringBuilder text = new StringBuilder();
    for (Skipped one : skipped) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(one.source())
          .append(": ")
          .append(one.reason());
    }
    return text.isEmpty() ? "no input was named" : text.toString();
  }
}
