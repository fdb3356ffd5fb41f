package dev.culprit.fact;

/**
 * A socket that waits for connections, with its accept queue.
 *
 * @param protocol {@code tcp} or {@code unix}
 * @param address the bound address ({@code 0.0.0.0}, {@code ::}) or the path of a Unix socket
 * @param port the TCP port, 0 for a Unix socket
 * @param queued connections that wait to be accepted, or -1 when the reading does not tell
 * @param backlog the most that may wait, or -1 when the reading does not tell
 * @param pid an owner, or 0 when not told
 * @param program the owner's short name, or ""
 */
public record Listener(
    String protocol,
    String address,
    int port,
    long queued,
    long backlog,
    int pid,
    String program,
    int sample,
    Origin origin)
    implements Observation {

  /** How people name it: {@code 0.0.0.0:8080} or the path. */
  public String name() {
    return port == 0 ? address : address + ":" + port;
  }

  /** The same with an owner under the name by which people know it. */
  public Listener ownedBy(int owner, String name) {
    return new Listener(protocol, address, port, queued, backlog, owner, name, sample, origin);
  }

  /** Whether only this host itself can reach it. */
  public boolean loopback() {
    return address.startsWith("127.") || address.equals("::1") || address.equals("[::1]");
  }

  /** The service that listens, or the address where the owner is not told. */
  public Subject subject() {
    return program.isEmpty()
        ? Subject.of(Subject.Kind.SERVICE, name())
        : Subject.service(program, pid);
  }
}
