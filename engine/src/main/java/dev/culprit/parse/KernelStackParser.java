package dev.culprit.parse;

import dev.culprit.fact.KernelStack;
import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** /proc/PID/stack. */
final class KernelStackParser extends ProcPidParser {

  private static final int DEEPEST = 64;

  /** Where the kernel was entered, or where its own threads begin. */
  private static final Pattern LAST =
      Pattern.compile("\\] (?:entry_SYSCALL|ret_from_fork|system_call_fast|0xffffffffffffffff)");

  KernelStackParser() {
    super("proc-stack", "stack");
  }

  @Override
  boolean isLast(String line) {
    return LAST.matcher(line).find();
  }

  @Override
  int recogniseLine(String line) {
    return line.startsWith("[<") && line.indexOf(">] ") > 0 ? 90 : 0;
  }

  @Override
  Section section(int pid, Origin at, Sink out) {
    List<String> functions = new ArrayList<>();
    return new Section() {
      @Override
      public boolean line(String line, int number) {
        int close = line.indexOf(">] ");
        if (!line.startsWith("[<") || close < 0) {
          return false;
        }
        String frame = line.substring(close + 3).strip();
        int plus = frame.indexOf('+');
        if (functions.size() < DEEPEST) {
          functions.add(plus < 0 ? frame : frame.substring(0, plus));
        }
        return true;
      }

      @Override
      public void end() {
        if (!functions.isEmpty()) {
          out.observe(new KernelStack(pid, functions, at));
        }
      }
    };
  }
}
