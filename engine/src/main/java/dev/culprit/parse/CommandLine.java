package dev.culprit.parse;

/** Command lines as process tables print them. */
final class CommandLine {

  private CommandLine() {}

  /** Without the branches that {@code ps f}, {@code ps -H} and {@code top} draw before it. */
  static String withoutTree(String text) {
    int end = 0;
    while (end < text.length() && " |\\_`-+│├└─".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    int branch = Math.max(text.lastIndexOf("\\_ ", end), text.lastIndexOf("─ ", end));
    branch = Math.max(branch, text.lastIndexOf("`- ", end));
    return branch < 0 || branch >= end ? text.strip() : text.substring(end).strip();
  }

  /**
   * The short name of what runs: {@code nginx} for {@code nginx: worker process}, {@code
   * /usr/sbin/nginx -g …} and {@code [nginx] <defunct>}.
   */
  static String name(String arguments) {
    String text = arguments.strip();
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end > 0 ? text.substring(1, end) : text;
    }
    int brace = text.startsWith("{") ? text.indexOf('}') : -1;
    if (brace > 1) {
      return text.substring(1, brace); // busybox, where a process is called otherwise than its file
    }
    int blank = text.indexOf(' ');
    String first = blank < 0 ? text : text.substring(0, blank);
    if (first.endsWith(":")) {
      first = first.substring(0, first.length() - 1);
    }
    if (first.startsWith("-") || (first.startsWith("(") && first.endsWith(")"))) {
      first = first.replaceAll("^[-(]|\\)$", "");
    }
    boolean path = first.startsWith("/") || first.startsWith(".") || first.contains("bin/");
    String base = path ? Text.baseName(first) : first;
    return base.isEmpty() ? first : base;
  }
}
