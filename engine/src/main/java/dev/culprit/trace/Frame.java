package dev.culprit.trace;

import java.util.List;

/**
 * One line of a stack that {@code strace -k} prints below a call, such as {@code
 * /usr/lib/php/20220829/t_common.so(get_eth1_ip_str+0x20) [0x12e8]}.
 *
 * @param library the file that holds the code, or "" when the unwinder did not find it
 * @param function the nearest symbol, or "" when the file is stripped
 * @param address offset in the file as printed, such as {@code 0x12e8}, or ""
 * @param source file and line, such as {@code net.c:42}, where debugging symbols tell, or ""
 */
public record Frame(String library, String function, String address, String source) {

  /** No frame: the trace was taken without stacks, or only the C library was on the stack. */
  public static final Frame NONE = new Frame("", "", "");

  /** A frame of which the line of source is not known. */
  public Frame(String library, String function, String address) {
    this(library, function, address, "");
  }

  private static final String MARK = " > ";

  /** Files through which every call goes, and which therefore say nothing about the caller. */
  private static final List<String> RUNTIME =
      List.of("libc", "ld", "ld-linux", "ld-musl", "libpthread", "linux-vdso", "linux-gate");

  /** Whether a line of a trace is a stack line. */
  static boolean isStackLine(String line) {
    return line.startsWith(MARK);
  }

  /** Reads a stack line; {@link #NONE} for one that holds no file, such as an unwinder's error. */
  static Frame parse(String line) {
    String text = line.substring(MARK.length()).strip();
    int bracket = text.lastIndexOf(" [0x");
    String address =
        bracket >= 0 && text.endsWith("]") ? text.substring(bracket + 2, text.length() - 1) : "";
    String place = (bracket >= 0 ? text.substring(0, bracket) : text).strip();
    int open = place.lastIndexOf('(');
    if (open <= 0 || !place.endsWith(")")) {
      return NONE;
    }
    String symbol = place.substring(open + 1, place.length() - 1);
    int plus = symbol.lastIndexOf("+0x");
    return new Frame(
        place.substring(0, open), plus >= 0 ? symbol.substring(0, plus) : symbol, address);
  }

  /**
   * The first frame that is the program's own rather than the C library's; {@link #NONE} when there
   * is no such frame.
   */
  public static Frame caller(List<Frame> stack) {
    for (Frame frame : stack) {
      if (frame.isOwn()) {
        return frame;
      }
    }
    return NONE;
  }

  /** The program that runs, taken from the frame in which it started; "" when none shows it. */
  static String program(List<Frame> stack) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      Frame frame = stack.get(i);
      if (frame.function.equals("_start") || frame.function.equals("main")) {
        return frame.isRuntime() ? "" : frame.fileName();
      }
    }
    return "";
  }

  /** The library's name without its folder. */
  public String fileName() {
    return library.substring(library.lastIndexOf('/') + 1);
  }

  /** Whether it is the program's own code or that of a library that it chose. */
  public boolean isOwn() {
    return !library.isEmpty() && !isRuntime();
  }

  private boolean isRuntime() {
    if (library.startsWith("[")) {
      return true;
    }
    String name = fileName();
    int end = 0;
    while (end < name.length() && isNameCharacter(name, end)) {
      end++;
    }
    return RUNTIME.contains(name.substring(0, end));
  }

  /** Up to the version: {@code libc.so.6}, {@code libc-2.31.so}, {@code ld-linux-x86-64.so.2}. */
  private static boolean isNameCharacter(String name, int at) {
    char c = name.charAt(at);
    if (c == '-') {
      return name.startsWith("-linux", at)
          || name.startsWith("-musl", at)
          || name.startsWith("-vdso", at)
          || name.startsWith("-gate", at);
    }
    return c != '.';
  }

  @Override
  public String toString() {
    if (library.isEmpty()) {
      return "";
    }
    return fileName()
        + (function.isEmpty() ? " at " + address : " in " + function + "()")
        + (source.isEmpty() ? "" : " (" + source + ")");
  }
}
