package dev.culprit.trace;

/** Takes what a {@link StraceReader} reads, in the order of the trace. */
interface TraceEvents {

  /**
   * A thread appears.
   *
   * @param announced whether strace says that it attached to it, rather than that it is just there
   * @param withThreads whether strace says that it has threads
   */
  void attached(int pid, boolean announced, boolean withThreads);

  /** The thread known as 0 until now turns out to have this id. */
  void identified(int pid);

  /** A thread's name is known. */
  void named(int pid, String command);

  /** A call begins and will end on a later line. */
  void began(Syscall call);

  /** A call ended. */
  void called(Syscall call);

  /** A child of some traced process ended, so that it was a process and no thread. */
  void childEnded(int pid);

  /**
   * A thread ended.
   *
   * @param position how many calls had begun by then
   */
  void exited(int pid, long position);

  /** The trace of a thread ended; the thread goes on. */
  void detached(int pid);

  /** A row of the table that strace -c prints. */
  void summarised(CallTally tally);

  /** A call had begun and not ended when the trace ended. */
  void unfinished(Syscall call);
}
