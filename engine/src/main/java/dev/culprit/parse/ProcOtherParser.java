package dev.culprit.parse;

import dev.culprit.fact.Origin;

/**
 * Files of /proc/PID whose numbers bear on no cause yet. They are known, so that their numbers are
 * not taken for something else.
 */
final class ProcOtherParser extends ProcPidParser {

  ProcOtherParser() {
    super(
        "proc-other",
        "sched",
        "schedstat",
        "syscall",
        "autogroup",
        "oom_adj",
        "oom_score",
        "oom_score_adj",
        "loginuid",
        "sessionid",
        "personality",
        "timerslack_ns");
  }

  /** By its text alone none of them can be told. */
  @Override
  int recogniseLine(String line) {
    return 0;
  }

  @Override
  Section section(int pid, Origin at, Sink out) {
    return (line, number) -> true;
  }
}
