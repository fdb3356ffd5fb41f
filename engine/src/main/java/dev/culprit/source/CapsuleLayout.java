package dev.culprit.source;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an evidence capsule lays out its files, so that each one is read again as what it was: {@code
 * files/} holds files under their own absolute paths, {@code commands/} holds outputs under the
 * percent-encoded command line, later samples lie in {@code files-2/} and {@code commands-2/}, and
 * {@code deep/} is for people and debuggers only.
 *
 * <p>A bundle is a capsule when {@value #MARK} lies at its top.
 */
public final class CapsuleLayout {

  /** The file that says what the folder is; it is written first. */
  public static final String MARK = "culprit-capsule.txt";

  /** What could not be read, a line each: source, tab, reason; it is written last. */
  public static final String SKIPPED = "culprit-skipped.tsv";

  /** What no parser reads, such as full memory maps and the stacks of single threads. */
  public static final String DEEP = "deep/";

  private static final Pattern PLACE =
      Pattern.compile("(files|commands)(?:-([2-9]|[1-9]\\d))?/(.+)");

  private static final String ALL = "/proc/*/";
  private static final String ALL_SAVED = "/proc/all/";

  private CapsuleLayout() {}

  /** Where a reading of a running host is saved, below the capsule's own top. */
  public static String path(Reading reading) {
    String later = reading.sample() == 0 ? "/" : "-" + (reading.sample() + 1) + "/";
    if (!reading.command().isEmpty()) {
      String encoded = URLEncoder.encode(reading.command(), StandardCharsets.UTF_8);
      return "commands" + later + encoded.replace("*", "%2A");
    }
    String file = reading.file().isEmpty() ? reading.path() : reading.file();
    String plain = file.startsWith(ALL) ? ALL_SAVED + file.substring(ALL.length()) : file;
    StringBuilder path = new StringBuilder("files").append(later);
    for (String part : plain.split("/+", -1)) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        path.append(path.charAt(path.length() - 1) == '/' ? "" : "/").append(encoded(part));
      }
    }
    return path.toString();
  }

  /** Whether the bundle with these files is a capsule; names are below its top folder. */
  static boolean isCapsule(Collection<String> paths) {
    return paths.contains(MARK);
  }

  /** Whether a file of a capsule is for people only, or about the capsule itself. */
  static boolean isAside(String below) {
    return below.equals(MARK) || below.equals(SKIPPED) || below.startsWith(DEEP);
  }

  /** What a file of a capsule is a copy of. */
  static ReadingName name(String below) {
    Matcher place = PLACE.matcher(below);
    if (!place.matches()) {
      return ReadingName.NONE;
    }
    int sample = place.group(2) == null ? 0 : Integer.parseInt(place.group(2)) - 1;
    if (place.group(1).equals("commands")) {
      return ReadingName.command(decoded(place.group(3))).withSample(sample);
    }
    String file = "/" + place.group(3).replace("%2E", ".").replace("%25", "%");
    boolean all = file.startsWith(ALL_SAVED);
    return ReadingName.file(all ? ALL + file.substring(ALL_SAVED.length()) : file)
        .withSample(sample);
  }

  /** A repository's own folder is left out where a bundle is a folder, so that it is renamed. */
  private static String encoded(String part) {
    String plain = part.replace("%", "%25");
    return plain.equals(".git") ? "%2Egit" : plain;
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncodedByUs) {
      return name;
    }
  }
}
