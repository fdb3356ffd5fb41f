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

  @Override
  public boolean equals(Object other) {
    return other instanceof Owner owner && pid == owner.pid && program.equals(owner.program);
  }

  @Override
  public int hashCode() {
    return 31 * pid + program.hashCode();
  }
}
