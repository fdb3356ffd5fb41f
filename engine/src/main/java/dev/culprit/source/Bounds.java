package dev.culprit.source;

/**
 * How much a bundle may make us read. A bundle from an attacker must cost neither the disk nor the
 * night.
 *
 * @param entries files in one folder or archive; a large sosreport with all of /proc/sys has some
 *     60,000, and 100,000 files with their folders fit into a heap of 256 MB
 * @param depth folders above a file; the deepest real ones, below /sys/fs/cgroup, have some 20
 * @param entryBytes bytes of one file inside an archive, unpacked
 * @param totalBytes bytes of an archive, unpacked; they may have to lie in TMPDIR
 * @param ratio unpacked to packed; the most repetitive real logs stay below 300, bombs start at
 *     1,000
 * @param ratioFrom unpacked bytes below which nothing is called a bomb: small files of blanks pack
 *     well, too
 * @param freeBytes room that is left on the file system of TMPDIR: the host at hand may be the sick
 *     one
 */
record Bounds(
    int entries,
    int depth,
    long entryBytes,
    long totalBytes,
    int ratio,
    long ratioFrom,
    long freeBytes) {

  static final long MIB = 1L << 20;

  /** Longest path of an entry, as the kernel allows. */
  static final int PATH_LENGTH = 4096;

  /** What is used unless a test needs less. */
  static final Bounds USUAL =
      new Bounds(120_000, 40, 4096 * MIB, 8192 * MIB, 1000, 64 * MIB, 256 * MIB);
}
