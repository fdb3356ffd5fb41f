package dev.culprit.parse;

/**
 * The process that a tool names as the owner of a socket.
 *
 * @param pid 0 when not told
 * @param program its short name, or ""
 */
record Owner(int pid, String program) {

  /** Nobody, or nobody that the tool tells. */
  static final Owner NONE = new Owner(0, "");
}
