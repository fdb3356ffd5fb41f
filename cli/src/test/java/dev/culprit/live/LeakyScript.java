package dev.culprit.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small services in Python that have one fault each. */
final class LeakyScript {

  /** Forgets sockets: 400 at once, then one each so many milliseconds, or none with 0. */
  private static final String SOCKETS =
      """
      import socket, sys, time
      pause = int(sys.argv[1]) / 1000
      for i in range(400):
          socket.socket().detach()
      while True:
          time.sleep(pause or 60)
          if pause:
              try:
                  socket.socket().detach()
              except OSError as full:
                  print(full, file=sys.stderr)
      """;

  /** Opens its configuration for every job and never closes it. */
  private static final String FILES =
      """
      import os, sys, time
      pause = int(sys.argv[1]) / 1000
      for i in range(400):
          os.open(__file__, os.O_RDONLY)
      while True:
          time.sleep(pause or 60)
          if pause:
              try:
                  os.open(__file__, os.O_RDONLY)
              except OSError as full:
                  print(full, file=sys.stderr)
      """;

  private LeakyScript() {}

  static Path sockets(Path file) throws IOException {
    return Files.writeString(file, SOCKETS);
  }

  static Path files(Path file) throws IOException {
    return Files.writeString(file, FILES);
  }

  /** The host's Python, without wrappers that a user may have on the path. */
  static Path python() {
    Optional<Path> python = LiveHost.program("python3");
    LiveHost.requireThat(python.isPresent(), "this host lacks python3");
    return python.orElseThrow();
  }
}
