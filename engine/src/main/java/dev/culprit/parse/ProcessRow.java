package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import java.util.Map;

/** One process of a table while its rows (threads have their own) are gathered. */
final class ProcessRow {

  private static final String STATES = "RSDZTtIXxWKP";

  private final int pid;
  private final Map<String, String> cells;
  private final Origin origin;
  private char state;
  private String channel;
  private double cpu;
  private int rows = 1;

  ProcessRow(Map<String, String> cells, Origin origin) {
    this.pid = Text.integer(cells.get("pid"));
    this.cells = cells;
    this.origin = origin;
    this.state = state(cells);
    this.channel = channel(cells);
    this.cpu = cpu(cells);
  }

  int pid() {
    return pid;
  }

  /** Adds a thread's row: its processor time counts, and what it is doing if the leader idles. */
  void addThread(Map<String, String> thread) {
    rows++;
    double more = cpu(thread);
    if (more > 0 && !thread.getOrDefault("pid", "").equals("-")) {
      cpu = Math.round((Math.max(cpu, 0) + more) * 10) / 10.0;
    }
    char other = state(thread);
    if (state == '?' || (state == 'S' && (other == 'R' || other == 'D'))) {
      state = other;
      channel = channel(thread); // where the leader waits is another story
    }
  }

  /**
   * The process as seen.
   *
   * @param threads whether each thread has a row of its own, so that rows can be counted
   */
  ProcessSeen seen(boolean threads, int sample) {
    String command = cells.getOrDefault("command", "");
    String arguments = CommandLine.withoutTree(cells.getOrDefault("arguments", command));
    String name = cells.containsKey("arguments") ? command : arguments;
    int counted = threads ? rows : -1;
    return new ProcessSeen(
        pid,
        Text.integer(cells.getOrDefault("parent", "")),
        user(),
        CommandLine.name(name),
        arguments,
        state,
        resident(),
        cpu,
        Math.max(Text.integer(cells.getOrDefault("threads", "")), counted),
        Durations.seconds(cells.getOrDefault("elapsed", "")),
        channel,
        sample,
        origin);
  }

  private String user() {
    String user = cells.getOrDefault("user", "");
    return user.equals("0") ? "root" : user;
  }

  private long resident() {
    long bytes = Text.bytes(cells.getOrDefault("rss", ""), 1024);
    return bytes < 0 ? -1 : bytes / 1024;
  }

  private static String channel(Map<String, String> cells) {
    String channel = cells.getOrDefault("wchan", "");
    return channel.equals("-") || channel.equals("?") || channel.equals("0") ? "" : channel;
  }

  private static double cpu(Map<String, String> cells) {
    double value = Text.decimal(cells.getOrDefault("cpu", "").replace("%", ""));
    return Double.isNaN(value) ? -1 : value;
  }

  private static char state(Map<String, String> cells) {
    String text = cells.getOrDefault("state", "");
    return !text.isEmpty() && STATES.indexOf(text.charAt(0)) >= 0 ? text.charAt(0) : '?';
  }
}
