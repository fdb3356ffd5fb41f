package dev.culprit.fact;

/**
 * What a Kubernetes node says of itself.
 *
 * @param type {@code Ready}, {@code MemoryPressure}, {@code DiskPressure}, {@code PIDPressure} …
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param message the kubelet's reason and words
 */
public record NodeCondition(String node, String type, String status, String message, Origin origin)
    implements Observation {}
