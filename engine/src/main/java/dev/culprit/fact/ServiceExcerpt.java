package dev.culprit.fact;

import java.util.List;

/** A part of the list of a service's descriptors. */
public record ServiceExcerpt(Subject service, DescriptorExcerpt excerpt) implements Proven {

  @Override
  public List<Origin> proof() {
    return List.of(excerpt.origin());
  }
}
