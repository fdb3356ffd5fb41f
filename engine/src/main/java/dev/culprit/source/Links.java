package dev.culprit.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The links of a bundle, resolved inside it. A link gives a reading of its own where its place
 * means something ({@code etc/nginx/sites-enabled/shop}); elsewhere ({@code ps} beside {@code
 * sos_commands/}) it is a second name of what is read anyway.
 */
final class Links {

  /** Links to links that are followed, as many as the kernel does. */
  private static final int HOPS = 40;

  private final Map<String, String> targets = new TreeMap<>();
  private final Set<String> hard = new HashSet<>();
  private String top = "";

  /** Remembers a symbolic link; its target is taken relative to the link. */
  void add(String path, String target) {
    targets.put(path, target);
  }

  /** Remembers a hard link; its target is a path in the bundle. */
  void addHard(String path, String target) {
    hard.add(path);
    targets.put(path, "/" + target);
  }

  int size() {
    return targets.size();
  }

  /**
   * Adds what the links show to {@code files}, which holds all files by path.
   *
   * @param topFolder the folder that stands for the host's root, "" or with a slash at its end
   */
  void resolve(Map<String, Entry> files, String topFolder, SkipLog skips) {
    top = topFolder;
    Set<String> folders = folders(files);
    Map<String, Entry> shown = new HashMap<>();
    Set<String> moved = new HashSet<>();
    for (String link : targets.keySet()) {
      Optional<String> end = end(link);
      if (end.isEmpty()) {
        skips.add(link, "it is a link that leads out of the bundle or in a circle");
      } else if (files.containsKey(end.get())) {
        if (hard.contains(link) || Layout.isCopy(Layout.name(below(link)))) {
          shown.put(link, new Entry(link, null, files.get(end.get()).content()));
          moved.add(end.get());
        }
      } else if (!folders.contains(end.get())) {
        skips.lostLink(link);
      }
    }
    moved.removeIf(path -> !path.contains("sos_strings/"));
    files.keySet().removeAll(moved);
    files.putAll(shown);
  }

  private String below(String path) {
    return path.startsWith(top) ? path.substring(top.length()) : path;
  }

  private Optional<String> end(String link) {
    String at = link;
    for (int hop = 0; hop < HOPS; hop++) {
      String target = targets.get(at);
      if (target == null) {
        return Optional.of(at);
      }
      Optional<String> next = step(at, target);
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.empty();
  }

  private Optional<String> step(String link, String target) {
    if (!target.startsWith("/")) {
      return EntryPath.resolve(EntryPath.folder(link), target);
    }
    Optional<String> inside = EntryPath.resolve("", target);
    return hard.contains(link) ? inside : inside.map(path -> top + path);
  }

  private static Set<String> folders(Map<String, Entry> files) {
    Set<String> folders = new HashSet<>();
    for (String path : files.keySet()) {
      String folder = EntryPath.folder(path);
      while (!folder.isEmpty() && folders.add(folder)) {
        folder = EntryPath.folder(folder);
      }
    }
    return folders;
  }
}
