package dev.culprit.parse;

import dev.culprit.fact.PackageChange;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * dnf.rpm.log: {@code 2026-11-23T00:31:43+0100 SUBDEBUG Upgrade: httpd-2.4.57-8.el9.x86_64}, with
 * the older half of the change as {@code Upgraded:} after it. dnf.log beside it tells what was
 * planned; its lines are understood and not observed.
 */
final class DnfLogParser extends LineParser {

  /** Changes that wait for the version that they replace. */
  private static final int MOST = 10_000;

  DnfLogParser() {
    super("dnf-log");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().contains("/dnf.") && reading.file().contains(".log");
  }

  @Override
  public int recognise(List<String> head) {
    for (String line : head) {
      List<String> words = Text.words(line, 4);
      if (isRow(words) && (words.get(1).endsWith("DEBUG") || words.get(1).equals("INFO"))) {
        return words.get(1).equals("SUBDEBUG") ? 95 : 70;
      }
    }
    return 0;
  }

  private static boolean isRow(List<String> words) {
    return words.size() >= 3
        && words.get(0).length() >= 20
        && words.get(0).charAt(4) == '-'
        && words.get(0).charAt(10) == 'T'
        && isStamp(words.get(0));
  }

  /**
   * dnf writes the zone without a colon ({@code +0100}), or Z; loggers of other programs write one.
   */
  private static boolean isStamp(String word) {
    return word.endsWith("Z") || word.lastIndexOf(':') < word.length() - 5;
  }

  @Override
  Rows begin(Sink out) {
    return new Log(out);
  }

  private static final class Log implements Rows {

    private final Sink out;
    private final Map<String, PackageChange> open = new LinkedHashMap<>();
    private boolean any;

    Log(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = Text.words(line, 5);
      if (!isRow(words)) {
        return any;
      }
      any = true;
      if (!words.get(1).equals("SUBDEBUG") || words.size() < 4) {
        return true;
      }
      String word = words.get(2).replace(":", "");
      PackageName name = PackageName.ofRpm(words.get(3));
      String action = PackageTimes.action(word);
      if (name == null || action == null) {
        return !words.get(2).endsWith(":") || action != null;
      }
      if (action.isEmpty()) {
        older(name);
      } else {
        newer(words.get(0), action, name, number, line);
      }
      return true;
    }

    private void newer(String stamp, String action, PackageName name, int number, String line) {
      boolean gone = action.equals("remove");
      String from = gone ? name.version() : "";
      String to = gone ? "" : name.version();
      PackageChange change =
          PackageTimes.change(stamp, action, name.name(), from, to, out.at(number, line));
      if (change == null) {
        return;
      }
      if (open.size() >= MOST || open.containsKey(name.name())) {
        end();
      }
      open.put(name.name(), change);
    }

    private void older(PackageName name) {
      PackageChange change = open.remove(name.name());
      if (change != null) {
        out.observe(
            new PackageChange(
                change.at(),
                change.clock(),
                change.action(),
                change.name(),
                name.version(),
                change.to(),
                change.origin()));
      }
    }

    @Override
    public void end() {
      new ArrayList<>(open.values()).forEach(out::observe);
      open.clear();
    }
  }
}
