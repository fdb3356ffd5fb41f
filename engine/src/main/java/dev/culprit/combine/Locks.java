package dev.culprit.combine;

import dev.culprit.fact.LockFile;
import dev.culprit.fact.LockHeld;
import dev.culprit.fact.LockQueue;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Locks with who holds them, who waits, and the path that the kernel's table leaves out. */
final class Locks {

  /** Kernel functions in which flock and fcntl wait, old and new. */
  private static final Set<String> SLEEPS_FOR_LOCK =
      Set.of(
          "locks_lock_inode_wait",
          "flock_lock_inode_wait",
          "flock_lock_file_wait",
          "posix_lock_inode_wait",
          "posix_lock_file_wait",
          "fcntl_setlk",
          "fcntl_setlk64",
          "do_lock_file_wait");

  private final ServiceNames names;
  private final Map<Integer, ProcessSeen> processes = new HashMap<>();
  private final Map<Integer, Set<String>> paths = new HashMap<>();

  private Locks(Observations read, ServiceNames names) {
    this.names = names;
    read.of(ProcessSeen.class).forEach(p -> processes.put(p.pid(), p));
    read.of(LockFile.class)
        .forEach(f -> paths.computeIfAbsent(f.pid(), p -> new TreeSet<>()).add(f.path()));
  }

  private static final class Queue {
    private LockHeld holder;
    private final Map<Integer, LockHeld> waiters = new LinkedHashMap<>();

    boolean knows(Queue other) {
      return holder != null
          && other.holder != null
          && holder.pid() == other.holder.pid()
          && waiters.keySet().stream().anyMatch(other.waiters::containsKey);
    }
  }

  static Collection<LockQueue> queues(Observations read, ServiceNames names) {
    Map<String, Queue> byFile = new TreeMap<>();
    for (LockHeld lock : read.of(LockHeld.class)) {
      Queue queue = byFile.computeIfAbsent(lock.file(), f -> new Queue());
      if (lock.waiting()) {
        queue.waiters.putIfAbsent(lock.pid(), lock);
      } else if (queue.holder == null) {
        queue.holder = lock;
      }
    }
    byFile.values().removeIf(q -> q.waiters.isEmpty());
    Locks locks = new Locks(read, names);
    Map<String, LockQueue> queues = new LinkedHashMap<>();
    List<Queue> told = new ArrayList<>();
    byFile.forEach(
        (file, queue) -> {
          // paths sort before inodes, so that the table with the path is taken of two of one lock
          if (told.stream().noneMatch(queue::knows)) {
            told.add(queue);
            LockQueue one = locks.queue(file, queue);
            queues.merge(one.file(), one, (a, b) -> b.waiting() > a.waiting() ? b : a);
          }
        });
    return queues.isEmpty() ? locks.asleep() : queues.values();
  }

  /**
   * Where nobody listed the locks: processes that sleep in the kernel's functions for file locks.
   */
  private List<LockQueue> asleep() {
    Map<String, List<ProcessSeen>> byService = new TreeMap<>();
    for (ProcessSeen process : processes.values()) {
      if (SLEEPS_FOR_LOCK.contains(process.waitChannel())) {
        String service = names.of(process.pid(), process.command()).name();
        byService.computeIfAbsent(service, s -> new ArrayList<>()).add(process);
      }
    }
    List<LockQueue> queues = new ArrayList<>();
    byService.forEach((service, waiters) -> queues.add(asleep(service, waiters)));
    return queues;
  }

  private LockQueue asleep(String service, List<ProcessSeen> waiters) {
    Map<String, Integer> votes = new TreeMap<>();
    waiters.forEach(w -> vote(w.pid(), votes));
    String file =
        votes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("a lock file of " + service);
    return new LockQueue(
        file,
        waiters.size(),
        Subject.service(""),
        "",
        -1,
        service,
        waiters.stream().limit(3).map(ProcessSeen::origin).toList());
  }

  private LockQueue queue(String file, Queue queue) {
    LockHeld first = queue.waiters.values().iterator().next();
    LockHeld holder = queue.holder;
    ProcessSeen process = holder == null ? null : processes.get(holder.pid());
    return new LockQueue(
        file.startsWith("/") ? file : path(file, queue),
        queue.waiters.size(),
        holder == null ? Subject.service("") : service(holder),
        process == null ? "" : process.arguments(),
        process == null ? -1 : process.elapsedSeconds(),
        service(first).name(),
        holder == null ? List.of(first.origin()) : List.of(holder.origin(), first.origin()));
  }

  private Subject service(LockHeld lock) {
    return names.of(lock.pid(), lock.program().isEmpty() ? "process" : lock.program());
  }

  /** The lock file that most of those have open that wait for it, if there is one. */
  private String path(String inode, Queue queue) {
    Map<String, Integer> votes = new TreeMap<>();
    queue.waiters.keySet().forEach(pid -> vote(pid, votes));
    if (queue.holder != null) {
      vote(queue.holder.pid(), votes);
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(inode);
  }

  private void vote(int pid, Map<String, Integer> votes) {
    paths.getOrDefault(pid, Set.of()).forEach(path -> votes.merge(path, 1, Integer::sum));
  }
}
