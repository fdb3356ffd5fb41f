package dev.culprit.fact;

import java.util.List;

/** What a trace shows of a service: a call site that opens and does not close. */
public record ServiceLeak(Subject service, LeakTraced site) implements Proven {

  @Override
  public List<Origin> proof() {
    return List.of(site.origin());
  }

  /** The call with what followed it, for sentences. */
  public String call() {
    return site.followedBy().isEmpty()
        ? site.call()
        : site.call() + " followed by " + site.followedBy();
  }

  /** Whether the call makes sockets. */
  public boolean ofSockets() {
    return site.call().startsWith("socket") || site.call().startsWith("accept");
  }

  /** Whether the call makes sockets that nobody has connected yet. */
  public boolean makesSockets() {
    return site.call().startsWith("socket(");
  }

  /** Whether a stack names library and function. */
  public boolean named() {
    return !site.library().isEmpty();
  }
}
