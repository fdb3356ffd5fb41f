package dev.culprit.fact;

/**
 * What one core did, in percent, from mpstat.
 *
 * @param core its number, from 0
 * @param soft time in soft interrupts, most of which are the network's
 * @param steal time that the hypervisor gave to others
 * @param sample 0 for the first interval, 1 for the second, and so on
 */
public record CoreLoad(
    int core,
    double user,
    double system,
    double iowait,
    double soft,
    double steal,
    double idle,
    int sample,
    Origin origin)
    implements Observation {}
