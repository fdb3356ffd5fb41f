package dev.culprit.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the readings of a bundle by their paths: which command or file, and which sample. It knows
 * all paths, since {@code ps-2.txt} is a second sample only where there is a first.
 */
public final class ReadingNames {

  /** Folders that mean something by their name, and therefore wrap nothing. */
  private static final Set<String> MEANINGFUL =
      Set.of(
          "proc",
          "sys",
          "etc",
          "var",
          "usr",
          "run",
          "logs",
          "log",
          "cgroup",
          "sos_commands",
          "insights_commands",
          "home",
          "root",
          "opt",
          "boot");

  private final String wrapper;
  private final Map<String, SampleNames.Numbered> numbered;
  private final boolean capsule;

  /** Names for all of {@code paths}, which use {@code /} and begin with none. */
  public ReadingNames(Collection<String> paths) {
    this.wrapper = wrapper(paths);
    List<String> below = new ArrayList<>(paths.size());
    paths.forEach(path -> below.add(below(path)));
    this.capsule = CapsuleLayout.isCapsule(below);
    this.numbered = capsule ? Map.of() : new HashMap<>(SampleNames.of(below));
  }

  /** The path below the bundle's own top folder. */
  public String below(String path) {
    return path.startsWith(wrapper) ? path.substring(wrapper.length()) : path;
  }

  /** What the path says; a path that was not among those given is no sample of anything. */
  public ReadingName of(String path) {
    String below = below(path);
    if (capsule) {
      return CapsuleLayout.name(below);
    }
    SampleNames.Numbered own = numbered.get(below);
    return own == null ? Layout.name(below) : Layout.name(own.stem()).withSample(own.sample());
  }

  /** Whether it is an evidence capsule, whose files were written when it was saved. */
  boolean isCapsule() {
    return capsule;
  }

  /** Whether a file is no reading, but tells about the bundle itself. */
  boolean isAside(String path) {
    return capsule && CapsuleLayout.isAside(below(path));
  }

  /** Folders that hold everything and say nothing, with a slash at the end. */
  static String wrapper(Collection<String> paths) {
    String common = null;
    for (String path : paths) {
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      common = common == null ? folder : commonFolder(common, folder);
    }
    return common == null ? "" : untilMeaningful(common);
  }

  private static String commonFolder(String a, String b) {
    int end = 0;
    for (int i = 0; i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i); i++) {
      if (a.charAt(i) == '/') {
        end = i + 1;
      }
    }
    return a.substring(0, end);
  }

  private static String untilMeaningful(String folder) {
    int start = 0;
    for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', start)) {
      String part = folder.substring(start, slash);
      if (MEANINGFUL.contains(part)) {
        break;
      }
      start = slash + 1;
    }
    return folder.substring(0, start);
  }
}
