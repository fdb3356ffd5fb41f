package dev.culprit.parse;

import dev.culprit.fact.DescriptorExcerpt;
import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.Origin;
import java.util.HashMap;
import java.util.Map;

/** What a part of one process's descriptors tells by its numbers, while its rows go by. */
final class ExcerptOfFds {

  /** More targets than this are not the same one again and again. */
  private static final int MOST = 1_000;

  private final Map<String, Integer> sorts = new HashMap<>();
  private int shown;
  private int lowest = Integer.MAX_VALUE;
  private int highest = -1;

  /** Takes one descriptor. */
  void add(String descriptor, DescriptorKind kind, String target) {
    int number = Text.integer(descriptor);
    if (number < 0) {
      return;
    }
    shown++;
    lowest = Math.min(lowest, number);
    highest = Math.max(highest, number);
    String sort = sort(kind, target);
    if (!sort.isEmpty() && (sorts.size() < MOST || sorts.containsKey(sort))) {
      sorts.merge(sort, 1, Integer::sum);
    }
  }

  private static String sort(DescriptorKind kind, String target) {
    return switch (kind) {
      case PIPE -> "pipes";
      case EPOLL, EVENTFD, INOTIFY -> "event descriptors";
      case DELETED_FILE -> "removed files";
      case FILE, DIRECTORY -> target;
      default -> "";
    };
  }

  /** The excerpt; its lowest number is above those that every process has. */
  DescriptorExcerpt of(int pid, String command, Origin origin) {
    // pipes and event descriptors come in pairs: together they are one kind
    int paired = sorts.getOrDefault("pipes", 0) + sorts.getOrDefault("event descriptors", 0);
    Map.Entry<String, Integer> most =
        sorts.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElse(Map.entry("", 0));
    boolean pairs = paired > most.getValue();
    return new DescriptorExcerpt(
        pid,
        command,
        shown,
        lowest,
        highest,
        pairs ? paired : most.getValue(),
        pairs ? "pipes and event descriptors" : most.getKey(),
        origin);
  }
}
