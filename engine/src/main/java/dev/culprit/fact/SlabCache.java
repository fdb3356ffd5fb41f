package dev.culprit.fact;

/**
 * A cache of kernel objects.
 *
 * @param kiB memory that it takes
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record SlabCache(String name, long objects, long active, long kiB, int sample, Origin origin)
    implements Observation {}
