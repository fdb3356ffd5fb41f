package dev.culprit.fact;

/**
 * The threads of one pool of a JVM, as a thread dump shows them; threads belong together when their
 * names differ in numbers only.
 *
 * @param name the common name, numbers replaced by #
 * @param threads how many there are
 * @param idle how many wait for work
 * @param place the method in which most of the busy ones stand
 * @param atPlace how many stand there
 * @param forPool how many wait for a connection of a pool
 * @param blocked how many wait for a monitor that another thread holds
 * @param lock the monitor for which most of them wait, or ""
 * @param onLock how many wait for it
 * @param holder the thread that holds it, or ""
 */
public record ThreadPool(
    String name,
    int threads,
    int idle,
    String place,
    int atPlace,
    int forPool,
    int blocked,
    String lock,
    int onLock,
    String holder,
    Origin origin)
    implements Observation {}
