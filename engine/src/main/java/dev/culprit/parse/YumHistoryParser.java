package dev.culprit.parse;

import dev.culprit.fact.PackageChange;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code yum history info} and {@code dnf history info} of one or more transactions, of dnf 4 and
 * 5; the list of transactions is understood, but names no packages.
 */
final class YumHistoryParser extends LineParser {

  /** Changes that wait for the version that they replace. */
  private static final int MOST = 10_000;

  /** A row of the list of transactions, which begins with a number. */
  private static final Pattern LISTED =
      Pattern.compile(" {0,9}\\d{1,7} +\\S.* \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d.*");

  YumHistoryParser() {
    super("yum-history");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "yum", "dnf", "dnf-3")
        && Asked.arguments(reading.command()).startsWith("history");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> line.startsWith("Transaction ID : ") || isListHead(line));
  }

  private static boolean isListHead(String line) {
    return line.startsWith("ID ")
        && line.contains(" Date and time ")
        && (line.contains("| Action") || line.contains(" Action(s) "));
  }

  @Override
  Rows begin(Sink out) {
    return new Transactions(out);
  }

  private static final class Transactions implements Rows {

    private final Sink out;
    private String begun = "";
    private boolean packages;
    private boolean list;
    private final Map<String, PackageChange> pending = new LinkedHashMap<>();
    private String last = "";
    private PackageName older;

    Transactions(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (isListHead(line)) {
        list = true;
        return true;
      } else if (list
          && (line.indexOf('|') > 0 || line.startsWith("---") || LISTED.matcher(line).matches())) {
        return true;
      }
      if (!line.startsWith(" ")) {
        return heading(line);
      }
      return packages ? change(Text.words(line, 4), number, line) : !begun.isEmpty();
    }

    private boolean heading(String line) {
      int colon = line.indexOf(" : ");
      if (line.startsWith("Transaction ID")) {
        end();
        begun = "";
        packages = false;
      } else if (line.startsWith("Begin time") && colon > 0) {
        begun = line.substring(colon + 3).strip();
      }
      if (colon < 0 && line.endsWith(":")) {
        packages = line.equals("Packages Altered:") || line.equals("Packages altered:");
        return true;
      }
      return colon > 0
          || LISTED.matcher(line).matches()
          || line.startsWith("history ")
          || line.startsWith("Loaded plugins");
    }

    /**
     * yum gives the older version first, with the name, and the newer one without; dnf the newer
     * one first, both with the name; dnf 5 all that came, and then all that was replaced.
     */
    private boolean change(List<String> words, int number, String line) {
      String action = words.size() < 2 ? null : PackageTimes.action(words.get(0));
      if (action == null) {
        return words.size() > 1 && (words.get(0).equals("**") || words.get(0).equals("Action"));
      }
      PackageName name = PackageName.ofRpm(words.get(1));
      if (action.isEmpty()) {
        return olderHalf(name, words.get(1));
      }
      if (name == null && older != null) {
        PackageName before = older;
        older = null;
        String to = withoutArchitecture(words.get(1));
        return observe(action, before.name(), before.version(), to, number, line);
      }
      if (name == null) {
        return false;
      }
      boolean gone = action.equals("remove");
      PackageChange change =
          PackageTimes.change(
              begun,
              action,
              name.name(),
              gone ? name.version() : "",
              gone ? "" : name.version(),
              out.at(number, line));
      if (change == null) {
        return false;
      }
      if (pending.size() >= MOST || pending.containsKey(name.name())) {
        end();
      }
      pending.put(name.name(), change);
      last = name.name();
      return true;
    }

    /** What was there before; where it comes second, yum leaves out the name. */
    private boolean olderHalf(PackageName name, String word) {
      PackageChange newer = pending.remove(name == null ? last : name.name());
      if (newer != null) {
        String from = name == null ? withoutArchitecture(word) : name.version();
        out.observe(
            new PackageChange(
                newer.at(),
                newer.clock(),
                newer.action(),
                newer.name(),
                from,
                newer.to(),
                newer.origin()));
      } else {
        older = name;
      }
      return newer != null || name != null;
    }

    private boolean observe(
        String action, String name, String from, String to, int number, String line) {
      PackageChange change =
          PackageTimes.change(begun, action, name, from, to, out.at(number, line));
      if (change != null) {
        out.observe(change);
      }
      return change != null;
    }

    private static String withoutArchitecture(String version) {
      PackageName named = PackageName.ofRpm("x-" + version);
      return named == null ? version : named.version();
    }

    @Override
    public void end() {
      new ArrayList<>(pending.values()).forEach(out::observe);
      pending.clear();
      older = null;
    }
  }
}
