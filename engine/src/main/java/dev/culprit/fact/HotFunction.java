package dev.culprit.fact;

/**
 * A function in which the samples of perf were taken.
 *
 * @param percent its share of the samples, itself only where the report tells
 * @param program the process's short name, or ""
 * @param object the program, library or {@code [kernel.kallsyms]} that it is in
 * @param kernel whether it is the kernel's
 */
public record HotFunction(
    double percent, String program, String object, String function, boolean kernel, Origin origin)
    implements Observation {

  /** Whether the kernel spins there for a lock that others hold. */
  public boolean isSpinLock() {
    return function.matches(
        "(?:native_|__pv_)?queued_spin_lock_slowpath|_?_?raw_spin_lock\\w*|osq_lock"
            + "|rwsem_(?:spin_on_owner|optimistic_spin)|mutex_spin_on_owner|do_raw_spin_lock");
  }

  /** Whether the processor has nothing to do there. */
  public boolean isIdle() {
    return program.equals("swapper")
        || function.matches(
            "(?:intel_idle|native_safe_halt|default_idle|cpuidle_enter|mwait_idle|pv_native_safe_halt|acpi_idle)\\w*");
  }
}
