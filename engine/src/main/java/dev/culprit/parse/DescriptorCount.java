package dev.culprit.parse;

import dev.culprit.fact.DeletedFileHeld;
import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.InotifyUse;
import dev.culprit.fact.LibraryLoaded;
import dev.culprit.fact.Origin;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Counts the descriptors of one process while its rows go by. */
final class DescriptorCount {

  /** Largest deleted files that are kept of one process. */
  private static final int MOST_FILES = 200;

  /** Libraries that are kept of one process. */
  private static final int MOST_LIBRARIES = 500;

  /** Removed files that are remembered, so that none counts twice. */
  private static final int MOST_TOLD = 10_000;

  private final int pid;
  private final String command;
  private final String user;
  private final Origin origin;
  private final int sample;
  private final Map<DescriptorKind, Integer> kinds = new EnumMap<>(DescriptorKind.class);
  private final Map<String, LibraryLoaded> libraries = new LinkedHashMap<>(0);
  private final Set<String> told = new HashSet<>(0);
  private PriorityQueue<DeletedFileHeld> files;
  private Origin telling;
  private int total;
  private boolean whole;

  DescriptorCount(int pid, String command, String user, Origin origin, int sample) {
    this.pid = pid;
    this.command = command;
    this.user = user;
    this.origin = origin;
    this.sample = sample;
  }

  /** Counts one descriptor; the first of the kind that stands out is the proof that is shown. */
  void add(DescriptorKind kind, Origin at) {
    total++;
    kinds.merge(kind, 1, Integer::sum);
    if (telling == null && kind == DescriptorKind.UNBOUND_SOCKET) {
      telling = at;
    }
  }

  /** Counts several descriptors of a kind. */
  void add(DescriptorKind kind, int count) {
    total += count;
    kinds.merge(kind, count, Integer::sum);
  }

  /** Counts descriptors of which the reading tells no more than their number. */
  void addUntold(int count) {
    total += count;
  }

  /** Keeps a removed file, unless it is empty. */
  void addDeleted(String path, String descriptor, long bytes, Origin at) {
    if (bytes == 0) {
      return;
    }
    if (told.size() < MOST_TOLD) {
      told.add(descriptor + ' ' + path);
    }
    files =
        files == null
            ? new PriorityQueue<>(Comparator.comparingLong(DeletedFileHeld::bytes))
            : files;
    files.add(new DeletedFileHeld(pid, command, path, descriptor, bytes, sample, at));
    if (files.size() > MOST_FILES) {
      files.remove();
    }
  }

  /** The same of a row of a thread, which repeats what a row of the process may have told. */
  void addDeletedAgain(String path, String descriptor, long bytes, Origin at) {
    if (told.size() < MOST_TOLD && !told.contains(descriptor + ' ' + path)) {
      addDeleted(path, descriptor, bytes, at);
    }
  }

  void addLibrary(String path, Origin at) {
    if (libraries.size() < MOST_LIBRARIES) {
      libraries.putIfAbsent(path, new LibraryLoaded(pid, path, at));
    }
  }

  /** Says that the reading shows the process from its first row on. */
  void markWhole() {
    whole = true;
  }

  /** Whether anything was counted. */
  boolean isEmpty() {
    return total == 0;
  }

  void observe(Sink out, boolean cut) {
    if (total > 0) {
      Origin shown = telling == null ? origin : telling;
      out.observe(new DescriptorTally(pid, command, total, kinds, cut || !whole, sample, shown));
    }
    int instances = kinds.getOrDefault(DescriptorKind.INOTIFY, 0);
    if (instances > 0) {
      out.observe(new InotifyUse(pid, command, user, instances, -1, origin));
    }
    if (files != null) {
      files.stream()
          .sorted(
              Comparator.comparingLong(DeletedFileHeld::bytes)
                  .reversed()
                  .thenComparing(held -> held.origin().line()))
          .forEach(out::observe);
    }
    libraries.values().forEach(out::observe);
  }
}
