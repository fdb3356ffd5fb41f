package dev.culprit.source;

import java.util.List;
import java.util.function.Consumer;

/** Inputs that were named and could not be opened. */
record RefusedEntries(List<Skipped> refused) implements Entries {

  @Override
  public String name() {
    return "";
  }

  @Override
  public void list(Consumer<Entry> files, SkipLog skips) {
    refused.forEach(one -> skips.add(one.source(), one.reason()));
  }
}
