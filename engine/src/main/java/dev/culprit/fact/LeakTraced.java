package dev.culprit.fact;

/**
 * What a system-call trace shows was opened and never closed, by call site.
 *
 * @param pid the traced process, or 0 when the trace does not tell
 * @param program its name, or ""
 * @param call the system call, such as {@code socket(AF_INET, SOCK_STREAM)}
 * @param followedBy the call that used the descriptor right after, such as {@code
 *     ioctl(SIOCGIFADDR)}, or ""
 * @param library the file of the first stack frame outside the C library, or "" without stacks
 * @param function the function there, or ""
 * @param opened how often the site opened a descriptor
 * @param neverClosed how many of them were never closed before the trace ended
 * @param failed how often the call failed for want of a descriptor (EMFILE, ENFILE)
 */
public record LeakTraced(
    int pid,
    String program,
    String call,
    String followedBy,
    String library,
    String function,
    int opened,
    int neverClosed,
    int failed,
    Origin origin)
    implements Observation {}
