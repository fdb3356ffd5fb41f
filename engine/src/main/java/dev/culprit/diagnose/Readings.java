package dev.culprit.diagnose;

import dev.culprit.fact.Observation;
import dev.culprit.parse.Parsers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names under which pages say what must have been read: kinds of observations, parsers,
 * families of measures ({@code measure.TcpExt}), sysctls ({@code kernel-setting.NAME}) and logs
 * ({@code log}, {@code log.nginx}).
 */
public final class Readings {

  private static final String FACTS = "/dev/culprit/fact";

  /** What is looked at without being a kind of its own. */
  private static final Set<String> OTHERS =
      Set.of("filesystems", "log", "memory", "strace-openings", "strace-stack", Collected.INODES);

  /**
   * Logs by their software, answers by their question, measures by what stands before the point of
   * their names, and sysctls.
   */
  private static final Pattern FAMILY =
      Pattern.compile(
          "log\\.[a-z0-9-]+|answer\\.[a-z0-9-]+|measure\\.[A-Za-z0-9-]+|kernel-setting\\.[a-z0-9_]+(?:\\.[a-z0-9_-]+)+");

  private final NavigableSet<String> names;

  private Readings(NavigableSet<String> names) {
    this.names = Collections.unmodifiableNavigableSet(names);
  }

  /**
   * All names that this program knows.
   *
   * @throws IOException when the program's own files cannot be read
   */
  public static Readings all() throws IOException {
    NavigableSet<String> names = new TreeSet<>(OTHERS);
    Parsers.all().forEach(parser -> names.add(parser.id()));
    names.add(PieceReader.TRACE.id());
    String one = Observation.class.getSimpleName() + ".class";
    URI uri = URI.create(String.valueOf(Observation.class.getResource(one)));
    if (uri.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        kinds(jar.getPath(FACTS), names);
      }
    } else {
      kinds(Path.of(uri).getParent(), names);
    }
    return new Readings(names);
  }

  private static void kinds(Path folder, Collection<String> names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
          .map(name -> Collected.kindOf(name.substring(0, name.length() - ".class".length())))
          .forEach(names::add);
    }
  }

  /** Whether there is such a reading; {@code @2} stands for its second sample. */
  public boolean knows(String name) {
    String plain = name.endsWith("@2") ? name.substring(0, name.length() - 2) : name;
    return names.contains(plain) || FAMILY.matcher(plain).matches();
  }

  /** All names but those of single logs and measures. */
  public NavigableSet<String> names() {
    return names;
  }
}
