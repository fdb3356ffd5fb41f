package dev.culprit.knowledge;

import dev.culprit.fact.VersionOrder;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A known defect of a piece of software: which versions have it, and how it shows.
 *
 * @param packages patterns for the whole name of the packages that carry it
 * @param upstream whether ranges are of the maker's version, which a distribution's revision does
 *     not change; else of the whole version of the package
 * @param affected the ranges of versions that have it
 * @param except versions to leave alone, such as those of a distribution that mends without
 *     changing the maker's version; or null
 * @param signs findings of which one must show
 * @param text what the sign's own sentence must say, or null where the finding is enough
 * @param effect what it does, in one sentence
 * @param fixed the versions that are free of it, in words
 * @param references where it is described
 */
public record DefectPage(
    String id,
    String title,
    List<Pattern> packages,
    boolean upstream,
    List<Range> affected,
    Pattern except,
    Set<String> signs,
    Pattern text,
    String effect,
    String fixed,
    List<String> references,
    Place source) {

  /**
   * Versions from one up to, but without, another.
   *
   * @param from the first that has the defect, or "" for all before
   * @param before the first that is free of it
   */
  public record Range(String from, String before) {

    boolean holds(String version) {
      return (from.isEmpty() || VersionOrder.compare(version, from) >= 0)
          && VersionOrder.compare(version, before) < 0;
    }
  }

  /** Whether this version of this package has the defect. */
  public boolean isIn(String name, String version) {
    if (packages.stream().noneMatch(p -> p.matcher(name).matches())
        || (except != null && except.matcher(version).find())) {
      return false;
    }
    String compared = upstream ? upstreamOf(version) : version;
    return affected.stream().anyMatch(range -> range.holds(compared));
  }

  /** The maker's version inside a package's: digits, points and one letter, without the rest. */
  private static String upstreamOf(String version) {
    String text = VersionOrder.withoutEpoch(version);
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    boolean letter =
        end > 0
            && end < text.length()
            && Character.isLowerCase(text.charAt(end))
            && (end + 1 == text.length() || !Character.isLetter(text.charAt(end + 1)));
    return text.substring(0, letter ? end + 1 : end);
  }
}
