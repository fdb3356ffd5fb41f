package dev.culprit.fact;

/**
 * How much of a quota is used, from quota, repquota or xfs_quota.
 *
 * @param kind whose sort of quota it is: of a user, a group or a project
 * @param name whose quota it is
 * @param filesystem the device or mount point, or ""
 * @param inodes whether the numbers count files instead of KiB
 * @param used KiB or files
 * @param soft the limit that may be passed for a while, 0 for none
 * @param hard the limit that cannot be passed, 0 for none
 * @param grace what is left of that while, {@code none} when it is over, or ""
 */
public record QuotaUse(
    String kind,
    String name,
    String filesystem,
    boolean inodes,
    long used,
    long soft,
    long hard,
    String grace,
    Origin origin)
    implements Observation {

  /** Whether nothing more can be written: the hard limit is reached, or the grace time is over. */
  public boolean isExceeded() {
    return (hard > 0 && used >= hard) || (soft > 0 && used > soft && grace.contains("none"));
  }

  /** Whether it is above the limit that may be passed for a while. */
  public boolean isOverSoft() {
    return soft > 0 && used > soft;
  }
}
