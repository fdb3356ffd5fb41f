package dev.culprit.knowledge;

import java.time.Duration;
import java.util.List;

/**
 * One node of a request's way: balancer, web, application, database.
 *
 * @param name as people call it
 * @param kind how it is asked
 * @param target the address of an HTTP probe, {@code host:port} of a TCP one, "" for a command
 * @param command the words of a command that asks it, run without a shell; else empty
 * @param status the statuses of HTTP that are right, each a number or a class such as {@code 2xx}
 * @param holds a text that the answer must hold, or ""
 * @param patience how long it may take
 * @param balancer the software whose belief about its servers is read, or ""
 * @param belief where: haproxy's statistics socket
 */
public record FlowNode(
    String name,
    Kind kind,
    String target,
    List<String> command,
    List<String> status,
    String holds,
    Duration patience,
    String balancer,
    String belief) {

  /** How a node is asked. */
  public enum Kind {
    HTTP,
    TCP,
    COMMAND;

    /** The key in the file. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Copies the lists. */
  public FlowNode {
    command = List.copyOf(command);
    status = List.copyOf(status);
  }

  /** Whether a status of HTTP is right. */
  public boolean expects(int code) {
    String word = String.valueOf(code);
    return status.stream()
        .anyMatch(s -> s.equals(word) || (s.endsWith("xx") && word.startsWith(s.substring(0, 1))));
  }
}
