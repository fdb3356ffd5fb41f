package dev.culprit.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the second and later looks at a source: {@code ps.txt} and {@code ps-2.txt}, {@code
 * netstat} and {@code netstat-later}, {@code vmstat} and {@code vmstat.1}. A name is such only
 * where its stem is there too, or where several numbered ones share a stem that is a tool. Rotated
 * logs are none.
 */
final class SampleNames {

  /**
   * A path with its place among the samples of its source.
   *
   * @param stem the path as the first sample would have it, to be named by
   */
  record Numbered(String stem, int sample) {}

  /** A path taken apart; {@code order} sorts the samples of one stem. */
  private record Look(String path, String stem, int order, boolean plain) {}

  private static final int FIRST = 0;
  private static final int LAST = 1000;

  private static final Pattern SUFFIX =
      Pattern.compile(
          "(.+)[-_.](?:(\\d{1,2})|(later|after|second|next)|(before|first|earlier))",
          Pattern.CASE_INSENSITIVE);

  /** Folders whose files are numbered for other reasons. */
  private static final Pattern NEVER =
      Pattern.compile("(?:.*/)?(?:var/log|logs?|etc|usr|lib|home)/.*|.*\\.(?:log|err)\\b.*");

  private final Set<String> folders = new HashSet<>();
  private final Map<String, List<Look>> byStem = new TreeMap<>();

  /** Which sample an ending stands for in this bundle, by the ending's order. */
  private final Map<Integer, Integer> usual = new HashMap<>();

  private SampleNames() {}

  /** Numbers those of the paths that are samples of a source with several. */
  static Map<String, Numbered> of(Collection<String> paths) {
    SampleNames names = new SampleNames();
    paths.forEach(names::rememberFolders);
    paths.forEach(names::add);
    Map<String, Numbered> numbered = new HashMap<>();
    for (List<Look> looks : names.byStem.values()) {
      if (names.isGroup(looks)) {
        names.number(looks, numbered);
      }
    }
    for (List<Look> looks : names.byStem.values()) {
      if (looks.size() == 1) {
        names.numberAlone(looks.get(0), numbered);
      }
    }
    return numbered;
  }

  private void rememberFolders(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (!folders.add(path.substring(0, slash)) && folders.size() > 1_000_000) {
        return;
      }
    }
  }

  private void add(String path) {
    if (NEVER.matcher(path).matches()) {
      return;
    }
    int slash = path.lastIndexOf('/');
    String base = path.substring(slash + 1);
    String name = Layout.withoutExtension(base);
    Look folder = folderLook(path.substring(0, slash + 1));
    Look file = look(path, name);
    String stem = folder.stem() + file.stem();
    int order = Math.max(folder.order(), file.order());
    boolean plain = folder.plain() && file.plain();
    byStem
        .computeIfAbsent(stem, any -> new ArrayList<>(1))
        .add(new Look(path, stem + base.substring(name.length()), order, plain));
  }

  /** Looks at the two top folders, since deeper ones are often numbered for other reasons. */
  private Look folderLook(String folder) {
    int start = 0;
    for (int depth = 0; depth < 2; depth++) {
      int slash = folder.indexOf('/', start);
      if (slash < 0) {
        break;
      }
      Look look = look(folder, folder.substring(start, slash));
      String stem = folder.substring(0, start) + look.stem();
      if (!look.plain() && folders.contains(stem)) {
        return new Look(folder, stem + folder.substring(slash), look.order(), false);
      }
      start = slash + 1;
    }
    return new Look(folder, folder, FIRST, true);
  }

  private static Look look(String path, String name) {
    Matcher suffix = SUFFIX.matcher(name);
    if (!suffix.matches()) {
      return new Look(path, name, FIRST, true);
    }
    int order = LAST;
    if (suffix.group(2) != null) {
      order = 1 + Integer.parseInt(suffix.group(2));
    } else if (suffix.group(4) != null) {
      order = FIRST;
    }
    return new Look(path, suffix.group(1), order, false);
  }

  private boolean isGroup(List<Look> looks) {
    return looks.size() > 1
        && (looks.stream().anyMatch(Look::plain) || Layout.namesTool(looks.get(0).stem()));
  }

  private void number(List<Look> looks, Map<String, Numbered> numbered) {
    looks.sort(Comparator.comparingInt(Look::order).thenComparing(Look::path));
    int sample = -1;
    int last = -1;
    for (Look look : looks) {
      if (look.order() != last) {
        sample++;
        last = look.order();
      }
      usual.putIfAbsent(last, sample);
      numbered.put(look.path(), new Numbered(look.stem(), sample));
    }
  }

  /**
   * A tool's later look whose first one was saved under another name, in a bundle where this ending
   * means a later look.
   */
  private void numberAlone(Look look, Map<String, Numbered> numbered) {
    Integer sample = usual.get(look.order());
    if (!look.plain() && sample != null && Layout.namesTool(look.stem())) {
      numbered.put(look.path(), new Numbered(look.stem(), sample));
    }
  }
}
