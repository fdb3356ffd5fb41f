package dev.culprit.source;

/**
 * A file of a bundle before anybody knows what it is.
 *
 * @param path where it lies in the bundle, with {@code /} and without a leading one
 * @param content its bytes as they lie there, packed or not
 */
record Entry(String path, Content content) {}
