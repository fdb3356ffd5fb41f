package dev.culprit.source;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single files that the operator named; together they are like a folder. */
final class FileEntries implements Entries {

  /** From here on a path says what the file is; the last such folder counts. */
  private static final Pattern TELLING =
      Pattern.compile(
          ".*/((?:sos_commands|insights_commands|proc|sys|etc|var/log|logs)/.+)", Pattern.DOTALL);

  private final List<Path> paths;

  FileEntries(List<Path> paths) {
    this.paths = List.copyOf(paths);
  }

  @Override
  public String name() {
    return paths.get(0).toString();
  }

  @Override
  public void list(Consumer<Entry> files, SkipLog skips) {
    Set<String> taken = new HashSet<>();
    for (Path path : paths) {
      String name = telling(path);
      String free = taken.add(name) ? name : path.toString();
      files.accept(new Entry(free, null, new PlainFile(path)));
    }
  }

  private static String telling(Path path) {
    Matcher matcher = TELLING.matcher(path.toAbsolutePath().normalize().toString());
    return matcher.matches() ? matcher.group(1) : String.valueOf(path.getFileName());
  }
}
