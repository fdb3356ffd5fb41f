package dev.culprit.fact;

import java.util.List;

/**
 * Where in the kernel a process stands, from /proc/PID/stack.
 *
 * @param functions the innermost first
 */
public record KernelStack(int pid, List<String> functions, Origin origin) implements Observation {

  /** Copies the list. */
  public KernelStack {
    functions = List.copyOf(functions);
  }
}
