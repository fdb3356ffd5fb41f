package dev.culprit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A home folder of a test's own: journals, packs, silences and compiled rules are kept below it,
 * and it is empty at the begin of each test. Registered in a static field it is there for what is
 * done before all tests as well.
 */
final class AnotherHome
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final String PROPERTY = "user.home";

  private final Deque<String> before = new ArrayDeque<>();

  /** Where it is. */
  Path path() {
    return Path.of(System.getProperty(PROPERTY));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    enter();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    enter();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    leave();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    leave();
  }

  private void enter() throws IOException {
    before.push(System.getProperty(PROPERTY));
    System.setProperty(PROPERTY, Files.createTempDirectory("culprit-home-").toString());
  }

  private void leave() throws IOException {
    Path home = path();
    System.setProperty(PROPERTY, before.pop());
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(home)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : deepestFirst) {
      Files.delete(one);
    }
  }
}
