package dev.culprit.fact;

/**
 * A part of the list of a process's descriptors. The kernel gives away the lowest free number, so
 * the numbers tell how many were open at once although most are not shown.
 *
 * @param pid the process, or 0 when the reading does not tell
 * @param command its name, or ""
 * @param shown how many descriptors are shown
 * @param lowest the lowest number shown
 * @param highest the highest number shown
 * @param alike how many of those shown are of one kind that no load opens by the dozen: pipes,
 *     event descriptors, removed files, or the same file again and again
 * @param kind that kind, in words
 */
public record DescriptorExcerpt(
    int pid,
    String command,
    int shown,
    int lowest,
    int highest,
    int alike,
    String kind,
    Origin origin)
    implements Observation {

  /** Whether the numbers follow each other with few gaps: nothing between them was given back. */
  public boolean dense() {
    return shown * 5L >= (highest - lowest + 1) * 4L;
  }

  /** Share of what is shown that is of one kind, 0 to 100. */
  public int percentAlike() {
    return shown <= 0 ? 0 : 100 * alike / shown;
  }
}
