package dev.culprit.parse;

import dev.culprit.fact.PackageChange;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** apt's history.log: blocks of {@code Start-Date:} with what was installed, upgraded, removed. */
final class AptHistoryParser extends LineParser {

  private static final Set<String> CHANGES =
      Set.of("Install", "Upgrade", "Downgrade", "Remove", "Purge");

  private static final Set<String> OTHERS =
      Set.of(
          "Start-Date", "End-Date", "Commandline", "Requested-By", "Reinstall", "Error", "Comment");

  AptHistoryParser() {
    super("apt-history");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().contains("/apt/history.log");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> line.startsWith("Start-Date: "));
  }

  @Override
  Rows begin(Sink out) {
    return new Blocks(out);
  }

  private static final class Blocks implements Rows {

    private final Sink out;
    private String start = "";

    Blocks(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      int colon = line.indexOf(": ");
      String key = colon < 0 ? line.strip().replace(":", "") : line.substring(0, colon);
      if (key.equals("Start-Date") && colon > 0) {
        start = line.substring(colon + 2).strip();
      }
      if (!CHANGES.contains(key) || colon < 0) {
        return OTHERS.contains(key);
      }
      boolean understood = !start.isEmpty();
      for (String part : parts(line.substring(colon + 2))) {
        understood &= change(key, part, number);
      }
      return understood;
    }

    /** {@code name:arch (from, to)}, parted by commas outside of brackets. */
    private static List<String> parts(String list) {
      List<String> parts = new ArrayList<>();
      int begin = 0;
      int depth = 0;
      for (int i = 0; i < list.length(); i++) {
        char c = list.charAt(i);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
          parts.add(list.substring(begin, i).strip());
          begin = i + 1;
        }
      }
      parts.add(list.substring(begin).strip());
      return parts;
    }

    private boolean change(String key, String part, int number) {
      int open = part.indexOf(" (");
      int close = part.lastIndexOf(')');
      if (open < 1 || close < open) {
        return false;
      }
      String[] versions = part.substring(open + 2, close).split(", ", 3);
      boolean two = key.equals("Upgrade") || key.equals("Downgrade");
      boolean gone = key.equals("Remove") || key.equals("Purge");
      String first = versions[0].strip();
      PackageChange change =
          PackageTimes.change(
              start,
              PackageTimes.action(key),
              PackageName.ofDebian(part.substring(0, open)),
              two || gone ? first : "",
              two && versions.length > 1 ? versions[1].strip() : gone ? "" : first,
              out.at(number, part));
      if (change != null) {
        out.observe(change);
      }
      return change != null;
    }
  }
}
