package dev.culprit.fact;

/**
 * How many messages wait in one queue, or how far one consumer group is behind on one topic.
 *
 * @param broker the software: {@code rabbitmq}, {@code kafka}, {@code postfix}
 * @param queue the queue's name, or group and topic
 * @param messages how many wait
 * @param consumers how many take from it, or -1 when the reading does not tell
 */
public record QueueDepth(String broker, String queue, long messages, int consumers, Origin origin)
    implements Observation {}
