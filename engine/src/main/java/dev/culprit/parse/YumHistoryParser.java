package dev.culprit.parse;

import dev.culprit.fact.PackageChange;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * {@code yum history info} and {@code dnf history info} of one or more transactions; the list of
 * transactions is understood, but names no packages.
 */
final class YumHistoryParser extends LineParser {

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
    return line.startsWith("ID ") && line.contains("| Date and time") && line.contains("| Action");
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
    private PackageChange pending;
    private PackageName older;

    Transactions(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (isListHead(line)) {
        list = true;
        return true;
      } else if (list && (line.indexOf('|') > 0 || line.startsWith("---"))) {
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
      if (line.startsWith("Packages Altered") || line.startsWith("Packages Skipped")) {
        packages = line.startsWith("Packages Altered");
        return true;
      }
      return colon > 0
          || line.endsWith(":")
          || line.startsWith("history ")
          || line.startsWith("Loaded plugins");
    }

    /**
     * yum gives the older version first, with the name, and the newer one without; dnf the newer
     * one first, both with the name.
     */
    private boolean change(List<String> words, int number, String line) {
      String action = words.size() < 2 ? null : PackageTimes.action(words.get(0));
      if (action == null) {
        return words.size() > 1 && words.get(0).equals("**");
      }
      PackageName name = PackageName.ofRpm(words.get(1));
      if (action.isEmpty()) {
        return olderHalf(name, words.get(1));
      }
      if (name == null && older != null) {
        PackageName before = older;
        older = null;
        pending = null;
        String to = withoutArchitecture(words.get(1));
        return observe(action, before.name(), before.version(), to, number, line);
      }
      end();
      if (name == null) {
        return false;
      }
      boolean gone = action.equals("remove");
      pending =
          PackageTimes.change(
              begun,
              action,
              name.name(),
              gone ? name.version() : "",
              gone ? "" : name.version(),
              out.at(number, line));
      return pending != null;
    }

    /** What was there before; where it comes second, yum leaves out the name. */
    private boolean olderHalf(PackageName name, String word) {
      boolean second = pending != null && (name == null || pending.name().equals(name.name()));
      if (second) {
        String from = name == null ? withoutArchitecture(word) : name.version();
        out.observe(
            new PackageChange(
                pending.at(),
                pending.clock(),
                pending.action(),
                pending.name(),
                from,
                pending.to(),
                pending.origin()));
        pending = null;
      } else {
        end();
        older = name;
      }
      return second || name != null;
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
      if (pending != null) {
        out.observe(pending);
      }
      pending = null;
    }
  }
}
