package dev.culprit.source;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where this user's own files stand, by the XDG base directory specification.
 *
 * @param environment the variables of the process
 * @param home the user's home folder
 */
public record UserFolders(Map<String, String> environment, String home) {

  /** Copies the map. */
  public UserFolders {
    environment = Map.copyOf(environment);
  }

  /** Those of whoever runs this. */
  public static UserFolders here() {
    return new UserFolders(System.getenv(), System.getProperty("user.home", "/root"));
  }

  /** What the user wrote: packs, silences. */
  public Path configuration() {
    return ours("XDG_CONFIG_HOME", ".config");
  }

  /** What may be deleted at any time: compiled rules. */
  public Path cache() {
    return ours("XDG_CACHE_HOME", ".cache");
  }

  /** What is kept from one run to the next: journals, recordings. */
  public Path state() {
    return ours("XDG_STATE_HOME", ".local/state");
  }

  /** The specification: a path that is not absolute is ignored. */
  private Path ours(String variable, String usual) {
    String given = environment.getOrDefault(variable, "");
    Path base = given.startsWith("/") ? Path.of(given) : Path.of(home).resolve(usual);
    return base.resolve("culprit");
  }
}
