package dev.culprit.fact;

import java.time.Instant;

/**
 * The checked-out version of a git work tree changed, by its reflog.
 *
 * @param tree the folder of the work tree, or "" where the reading does not tell
 * @param what git's own word for it, such as {@code checkout: moving from v1 to v2}
 */
public record CodeMoved(String tree, Instant at, String what, Origin origin)
    implements Observation {}
