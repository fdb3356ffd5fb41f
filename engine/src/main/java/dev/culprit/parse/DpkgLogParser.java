package dev.culprit.parse;

import dev.culprit.fact.PackageChange;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/**
 * dpkg.log, whole or grepped: {@code 2026-11-23 00:31:43 upgrade nginx:amd64 1.22.1-9 1.22.1-10}.
 * dpkg calls a downgrade an upgrade too; the versions tell.
 */
final class DpkgLogParser extends LineParser {

  private static final Set<String> STEPS =
      Set.of("status", "configure", "startup", "trigproc", "disappear", "conffile", "purge");

  private static final Set<String> CHANGES = Set.of("upgrade", "install", "remove");

  DpkgLogParser() {
    super("dpkg-log");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().contains("/dpkg.log");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> words(line) != null);
  }

  /** Date, time, action and the rest, or null when the line is no such. */
  private static List<String> words(String line) {
    List<String> words = Text.words(withoutFile(line), 8);
    boolean row =
        words.size() >= 4
            && words.get(0).length() == 10
            && words.get(0).charAt(4) == '-'
            && words.get(1).length() == 8
            && words.get(1).charAt(2) == ':'
            && (STEPS.contains(words.get(2)) || CHANGES.contains(words.get(2)));
    return row ? words : null;
  }

  /** Without the file's name that grep puts before a line. */
  private static String withoutFile(String line) {
    int colon = line.startsWith("/") ? line.indexOf(":2") : -1;
    return colon < 0 ? line : line.substring(colon + 1);
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      List<String> words = words(line);
      if (words == null) {
        return false;
      }
      if (STEPS.contains(words.get(2))) {
        return true;
      }
      if (words.size() < 6) {
        return false;
      }
      String from = version(words.get(4));
      String to = version(words.get(5));
      String action = words.get(2);
      if (action.equals("upgrade")) {
        action = PackageTimes.upgradeOrDowngrade(from, to);
      }
      PackageChange change =
          PackageTimes.change(
              words.get(0) + " " + words.get(1),
              action,
              PackageName.ofDebian(words.get(3)),
              from,
              to,
              out.at(number, line));
      if (change != null) {
        out.observe(change);
      }
      return change != null;
    };
  }

  private static String version(String word) {
    return word.equals("<none>") ? "" : word;
  }
}
