package dev.culprit.trace;

/**
 * A call site: what opened, and what used the descriptor next.
 *
 * @param use such as {@code ioctl(SIOCGIFADDR)}, or ""
 */
record SiteKey(Opening opening, String use) {}
