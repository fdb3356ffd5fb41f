package dev.culprit.infer;

import java.util.List;

/** Rule packs do not compile; each fault names file, line and what is wrong. */
public final class RuleFaults extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** All faults at once. */
  public RuleFaults(List<String> faults) {
    super(String.join("\n", faults));
  }
}
