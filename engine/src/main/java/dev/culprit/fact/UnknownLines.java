package dev.culprit.fact;

import java.time.Instant;

/**
 * Lines of one form that look like trouble and match no signature: shown as not understood.
 *
 * @param program who wrote them, or ""
 * @param cluster the form, with numbers, quoted parts and paths masked
 * @param count how many lines
 * @param first time of the first line, or null
 * @param last time of the last line, or null
 * @param origin the first line
 */
public record UnknownLines(
    String program, String cluster, long count, Instant first, Instant last, Origin origin)
    implements Observation {}
