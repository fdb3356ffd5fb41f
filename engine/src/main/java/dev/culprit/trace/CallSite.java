package dev.culprit.trace;

import java.util.List;

/**
 * What one place in a program opened and closed.
 *
 * @param because the verdict's reason, a sentence without a full stop
 * @param call such as {@code socket(AF_INET, SOCK_STREAM)}
 * @param followedBy the call that used the descriptor next, such as {@code ioctl(SIOCGIFADDR)}, or
 *     ""
 * @param detail what that call was about, such as an interface's name or a peer, or ""
 * @param caller the first stack frame outside the C library; empty without stacks
 * @param stack the frames outside the C library, innermost first
 * @param pid the process that holds the most of its descriptors, or 0
 * @param program its name, or ""
 * @param opened how often it opened a descriptor
 * @param neverClosed how many of them were open when the trace ended
 * @param failed how often it failed for want of a descriptor (EMFILE, ENFILE)
 * @param closedAfter seconds from opening to closing where it closed quickest, or NaN
 * @param closedBy the calls from opening to closing there, or ""
 * @param closer the code that closed it there; empty without stacks
 * @param line a line that shows it, or 0
 * @param text that line
 */
public record CallSite(
    Verdict verdict,
    String because,
    String call,
    String followedBy,
    String detail,
    Frame caller,
    List<Frame> stack,
    int pid,
    String program,
    int opened,
    int neverClosed,
    int failed,
    double closedAfter,
    String closedBy,
    Frame closer,
    int line,
    String text) {

  /** Copies the stack. */
  public CallSite {
    stack = List.copyOf(stack);
  }

  /** How many were closed. */
  public int closed() {
    return opened - neverClosed;
  }

  /**
   * The same site with another stack.
   *
   * @param frames innermost first
   */
  public CallSite calledBy(List<Frame> frames) {
    return new CallSite(
        verdict,
        because,
        call,
        followedBy,
        detail,
        Frame.caller(frames),
        frames.stream().filter(Frame::isOwn).toList(),
        pid,
        program,
        opened,
        neverClosed,
        failed,
        closedAfter,
        closedBy,
        closer,
        line,
        text);
  }
}
