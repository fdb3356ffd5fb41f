package dev.culprit.fact;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A version is installed that has a known defect.
 *
 * @param defect the defect's id
 * @param title what it is
 * @param name the package
 * @param version its version
 * @param signs findings by which it shows
 * @param text what a sign's own sentence must say, or null
 * @param fixed the versions that are free of it, in words
 */
public record DefectInstalled(
    String defect,
    String title,
    String name,
    String version,
    Set<String> signs,
    Pattern text,
    String fixed,
    Origin origin)
    implements Observation {

  /** Copies the set. */
  public DefectInstalled {
    signs = Set.copyOf(signs);
  }

  /** Whether a finding is one of its signs. */
  public boolean showsIn(String finding, String because) {
    return signs.contains(finding) && (text == null || text.matcher(because).find());
  }
}
