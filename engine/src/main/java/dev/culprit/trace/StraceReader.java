package dev.culprit.trace;

import dev.culprit.source.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a strace log line by line, puts calls together that others interrupted, and adds the stack
 * that stands below a call. Memory is that of the calls under way.
 */
final class StraceReader {

  /** Calls under way at once; a log that claims more is hostile. */
  private static final int MAX_UNDER_WAY = 100_000;

  /** Longest beginning of a call that is kept until its end is read. */
  private static final int MAX_BEGINNING = 8 * 1024;

  private static final int MAX_FRAMES = 64;
  private static final String UNFINISHED = "<unfinished ...>";
  private static final String DETACHED = "<detached ...>";

  private record Beginning(long sequence, double at, String text, int line) {
    Syscall by(int pid) {
      return Syscall.begun(sequence, pid, at, text, line);
    }
  }

  private final Lines lines;
  private final TraceEvents out;
  private final RowCounter rows;
  private final LinePrefix prefix = new LinePrefix();
  private final Tracees tracees = new Tracees();
  private final Map<Integer, Beginning> underWay = new LinkedHashMap<>();
  private final List<Frame> stack = new ArrayList<>();
  private Syscall complete;
  private long sequence;
  private int cutBy = -1;
  private boolean inSummary;
  private boolean hasStacks;
  private int pidAsked;
  private Obstacle obstacle = Obstacle.NONE;

  StraceReader(Lines lines, TraceEvents out, RowCounter rows) {
    this.lines = lines;
    this.out = out;
    this.rows = rows;
  }

  /** Reads to the end. */
  void readAll() {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (Frame.isStackLine(line)) {
        rows.understood();
        hasStacks = true;
        if (stack.size() < MAX_FRAMES) {
          stack.add(Frame.parse(line));
        }
        continue;
      }
      deliver();
      if (!line.isBlank()) {
        read(line);
      }
    }
    deliver();
    underWay.forEach((pid, beginning) -> out.unfinished(beginning.by(pid)));
  }

  /** Whether the trace was taken with -k. */
  boolean hasStacks() {
    return hasStacks;
  }

  /** What kept strace from tracing. */
  Obstacle obstacle() {
    return obstacle;
  }

  /** The process that the command line in the text asks for by its number, or 0. */
  int pidAsked() {
    return pidAsked;
  }

  /** Hands over the call whose stack has ended. */
  private void deliver() {
    if (complete != null) {
      Syscall call = complete;
      complete = null;
      out.called(stack.isEmpty() ? call : call.with(stack));
    }
    stack.clear();
  }

  private void read(String line) {
    int notice = Notice.begin(line);
    if (notice > 0) {
      readCutCall(line.substring(0, notice));
    }
    if (notice >= 0) {
      rows.understood();
      noteObstacle(line);
      readNotice(Notice.parse(line, notice));
      return;
    }
    inSummary |= SummaryRow.isHeader(line);
    prefix.parse(line);
    boolean understood = inSummary ? readSummary(line) : readRest(line);
    if (understood) {
      rows.understood();
    } else {
      rows.notUnderstood(lines.number(), line);
    }
  }

  private boolean readRest(String line) {
    int rest = prefix.rest();
    if (line.startsWith("+++ ", rest)) {
      return readEnd(line, rest);
    }
    if (line.startsWith("--- ", rest)) {
      return readSignal(line, rest);
    }
    if (line.startsWith("<... ", rest)) {
      return readResumed(line, rest);
    }
    if (line.startsWith(DETACHED, rest) || line.startsWith(UNFINISHED, rest)) {
      cutBy = -1;
      return true;
    }
    if (CallText.nameAt(line, rest) == null) {
      String plain = LibraryCall.plain(line, rest);
      return (plain != null && readCall(plain, 0))
          || readContinuation(line, rest)
          || readSurroundings(line);
    }
    return readCall(line, rest);
  }

  /** The table of strace -c, which ends with its total. */
  private boolean readSummary(String line) {
    inSummary = !SummaryRow.isTotal(line);
    CallTally row = SummaryRow.parse(line, lines.number());
    if (row != null) {
      out.summarised(row);
    }
    return row != null || SummaryRow.isFrame(line);
  }

  /** The command line that took the trace, as it is pasted along with its output. */
  private boolean readSurroundings(String line) {
    if (noteObstacle(line)) {
      return true;
    }
    if (StraceCommand.isOne(line)) {
      pidAsked = StraceCommand.pid(line);
      return true;
    }
    return Notice.isHarmless(line);
  }

  private boolean noteObstacle(String line) {
    Obstacle found = Obstacle.read(line, lines.number());
    obstacle = obstacle.exists() ? obstacle : found;
    return found.exists();
  }

  private boolean readCall(String line, int rest) {
    if (line.endsWith(UNFINISHED) || line.endsWith(DETACHED)) {
      begin(line.substring(rest, line.lastIndexOf('<')).stripTrailing());
      return true;
    }
    if (CallText.waits(line, rest)) {
      begin(line.substring(rest));
      return true;
    }
    CallText text = CallText.parse(line, rest);
    if (text == null) {
      return false;
    }
    complete = call(sequence++, thread(false), prefix.time(), text, text.seconds(), line);
    return true;
  }

  private void begin(String text) {
    int pid = thread(false);
    Beginning beginning = new Beginning(sequence++, prefix.time(), cut(text), lines.number());
    if (underWay.size() < MAX_UNDER_WAY) {
      underWay.put(pid, beginning);
    }
    out.began(beginning.by(pid));
  }

  /** A call's text that strace's own notice cut in two; the other half follows on the next line. */
  private void readCutCall(String text) {
    prefix.parse(text);
    if (CallText.nameAt(text, prefix.rest()) != null) {
      begin(text.substring(prefix.rest()));
      cutBy = thread(false);
    }
  }

  private boolean readContinuation(String line, int rest) {
    Beginning beginning = cutBy >= 0 && prefix.pid() == 0 ? underWay.get(cutBy) : null;
    if (beginning == null) {
      return false;
    }
    int pid = cutBy;
    cutBy = -1;
    return finish(pid, beginning, beginning.text + line.substring(rest), line);
  }

  private boolean readResumed(String line, int rest) {
    int nameEnd = line.indexOf(' ', rest + 5);
    int close = line.indexOf("resumed>", rest);
    if (nameEnd < 0 || close < 0) {
      return false;
    }
    int pid = thread(true);
    Beginning beginning = underWay.get(pid);
    String name = line.substring(rest + 5, nameEnd);
    if (beginning == null || !beginning.text.startsWith(name)) {
      // the log begins in the middle of the call
      beginning = new Beginning(sequence++, prefix.time(), name + "(", lines.number());
    }
    return finish(pid, beginning, beginning.text + line.substring(close + 8), line);
  }

  private boolean finish(int pid, Beginning beginning, String whole, String line) {
    underWay.remove(pid, beginning);
    CallText text = CallText.parse(whole, 0);
    if (text == null) {
      return false;
    }
    double took = text.seconds();
    if (Double.isNaN(took)) {
      took = prefix.time() - beginning.at;
    }
    complete = call(beginning.sequence, pid, beginning.at, text, took, line);
    return true;
  }

  private Syscall call(long began, int pid, double at, CallText text, double seconds, String line) {
    return new Syscall(
        began,
        pid,
        at,
        text.name(),
        text.args(),
        text.result(),
        text.errno(),
        seconds,
        lines.number(),
        line,
        List.of());
  }

  private boolean readEnd(String line, int rest) {
    int pid = thread(true);
    underWay.remove(pid);
    tracees.remove(pid);
    out.exited(pid, sequence);
    return line.endsWith("+++") || line.length() > rest;
  }

  private boolean readSignal(String line, int rest) {
    thread(true);
    int child = line.indexOf("si_pid=", rest);
    if (line.startsWith("SIGCHLD", rest + 4) && child > 0) {
      boolean ended = line.contains("CLD_EXITED") || line.contains("CLD_KILLED");
      int pid = Numbers.wholeAt(line, child + 7);
      if (ended && pid > 0) {
        out.childEnded(pid);
      }
    }
    return true;
  }

  private void readNotice(Notice notice) {
    switch (notice.kind()) {
      case ATTACHED -> {
        tracees.add(notice.pid());
        out.attached(notice.pid(), true, notice.withThreads());
      }
      case DETACHED -> {
        tracees.remove(notice.pid());
        out.detached(notice.pid());
      }
      case OTHER -> {
        // a warning of strace's own
      }
    }
  }

  /**
   * The thread of the line at hand.
   *
   * @param old whether the line can only come from a thread that was there before
   */
  private int thread(boolean old) {
    int pid = prefix.pid();
    if (pid == 0) {
      return tracees.withoutPid();
    }
    if (!tracees.isLive(pid)) {
      // With -q nobody announces a child, so a new number is the first thread only when no clone is
      // under way that could have made it.
      if (tracees.hasAnonymous() && (old || !cloneUnderWay())) {
        tracees.identify(pid);
        Beginning beginning = underWay.remove(0);
        if (beginning != null) {
          underWay.put(pid, beginning);
        }
        out.identified(pid);
      } else {
        tracees.add(pid);
        out.attached(pid, false, false);
      }
    }
    if (!prefix.command().isEmpty()) {
      out.named(pid, prefix.command());
    }
    return pid;
  }

  private boolean cloneUnderWay() {
    Beginning first = underWay.get(0);
    return first != null && (first.text.startsWith("clone") || first.text.contains("fork("));
  }

  private static String cut(String text) {
    return text.length() > MAX_BEGINNING ? text.substring(0, MAX_BEGINNING) : text;
  }
}
