package dev.culprit.fact;

/**
 * Equal children or threads of one process, as pstree counts them.
 *
 * @param parent the short name of the process that has them
 * @param name their short name; of a branch, that of its last process: what it all runs for
 * @param copies how many there are
 * @param threads whether they are threads
 * @param scheduled whether cron or another scheduler stands above them
 */
public record TreeBranch(
    String parent, String name, int copies, boolean threads, boolean scheduled, Origin origin)
    implements Observation {}
